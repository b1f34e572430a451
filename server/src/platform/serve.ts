import type { Readable } from 'node:stream'
import type { Permission } from '@wstc/domain/identity/permissions'
import type { Language } from '@wstc/domain/kernel/bilingual'
import type {
  BodyOf,
  Contract,
  Endpoint,
  ParamsOf,
  QueryOf,
  ReplyInput,
} from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Actor } from './actor.ts'
import { laneOf } from './admission.ts'
import type { Tx } from './database.ts'
import { faultsOf } from './field-faults.ts'
import {
  findKept,
  fingerprintOf,
  type Kept,
  keepReply,
  once,
  type Retry,
  readKey,
} from './idempotency.ts'
import type { Platform } from './platform.ts'

/** One request on its way through a service: who, when, in which transaction. */
export interface Call {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly language: Language
  readonly requestId: string
  readonly address: string
  readonly platform: Platform
  /** The key of a write that may come again; handlers with own transactions give it to `actOnce`. */
  readonly retry?: Retry | undefined
}

/** A streamed reply: its bytes, its media type and the name it is saved under. */
export interface FileReply {
  readonly stream: Readable | Buffer
  readonly type: string
  readonly name: string
  /** `inline` only for types that cannot carry script. */
  readonly disposition?: 'attachment' | 'inline'
}

/** The parsed input of an endpoint; for uploads `file` is the multipart part as it streams in. */
export interface Input<E> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** The revision that the caller saw, for endpoints with `ifMatch`. */
  readonly revision: E extends { readonly ifMatch: true } ? number : undefined
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

type Answer<E> = [ReplyInput<E>] extends [undefined]
  ? FileReply | undefined
  : ReplyInput<E> | undefined

export type Handler<E> = (call: Call, input: Input<E>) => Promise<Answer<E>>
/** A handler that opens its own transactions, where one for the whole request would be wrong. */
export type FreeHandler<E> = (call: Omit<Call, 'tx'>, input: Input<E>) => Promise<Answer<E>>

const free = Symbol('free')

/** Marks a handler that must decide itself what commits, such as sign-in counting failures. */
export function ownTransaction<E>(handler: FreeHandler<E>): Handler<E> {
  return Object.assign(handler as unknown as Handler<E>, { [free]: true })
}

export type Handlers<C extends Contract> = { readonly [K in keyof C]: Handler<C[K]> }

/** Contexts register here what they serve; the set is compared with OpenAPI in the tests. */
export interface Served {
  readonly name: string
  readonly endpoint: Endpoint
}

/** Whether `actor` may call at all. Whose record it is, the context decides in its `access.ts`. */
export function mayCall(actor: Actor, access: Endpoint['access']): boolean {
  if (access === 'public') return true
  if (actor.kind === 'anonymous') return false
  if (access === 'session') return true
  const wanted = typeof access === 'string' ? [access] : access
  return wanted.some((permission) => actor.permissions.has(permission as Permission))
}

/** An endpoint takes the keys that it names; a key reaches nothing else. */
const takesKeyOf = (actor: Actor, endpoint: Endpoint): boolean =>
  actor.key === undefined || endpoint.key === actor.key.scope

function refusal({ actor, headers }: FastifyRequest): Problem {
  if (/^bearer /i.test(headers.authorization ?? '')) return new Problem('request/key-refused')
  return new Problem(actor.kind === 'anonymous' ? 'request/sign-in-required' : 'request/forbidden')
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new Problem('request/invalid', {}, parsed.error.issues.flatMap(faultsOf))
}

/**
 * Registers every endpoint of `contract` below `/api/v1`. The wrapper checks access, parses,
 * opens the transaction with the actor, and strips the reply to what the contract declares.
 */
export function serve<C extends Contract>(
  server: FastifyInstance,
  platform: Platform,
  context: string,
  contract: C,
  handlers: Handlers<C>,
): void {
  for (const [name, endpoint] of Object.entries(contract)) {
    const handler = handlers[name] as Handler<Endpoint>
    const operation = `${context}.${name}`
    server.served.push({ name: operation, endpoint })
    server.route({
      method: endpoint.method,
      url: `/api/v1${endpoint.path}`,
      config: { endpoint, operation, perMinute: endpoint.perMinute },
      ...(endpoint.upload ? { bodyLimit: endpoint.upload.bytes } : {}),
      handler: async (request, reply) => {
        const { actor } = request
        if (!mayCall(actor, endpoint.access) || !takesKeyOf(actor, endpoint)) {
          throw refusal(request)
        }
        const asked = {
          params: parse(endpoint.params, request.params),
          query: parse(endpoint.query, request.query),
          body: endpoint.upload ? undefined : parse(endpoint.body, request.body),
          revision: endpoint.ifMatch ? readRevision(request.headers['if-match']) : undefined,
        }
        const call = {
          actor,
          now: platform.clock.now(),
          language: request.language,
          requestId: request.id,
          address: request.ip,
          platform,
          retry: retryOf(request, operation, asked),
        }
        const input = { ...asked, request, reply } as unknown as Input<Endpoint>
        return answer(reply, endpoint, handler, call, input)
      },
    })
  }
}

function retryOf(request: FastifyRequest, operation: string, asked: object): Retry | undefined {
  const person = request.actor.personId
  if (request.method === 'GET' || person === undefined) return undefined
  const given = readKey(request.headers['idempotency-key'])
  // What is given has no space in it: systems and people repeat their own writes only.
  const key = given && request.actor.key ? `${request.actor.key.id} ${given}` : given
  // An upload streams past: its length stands for its content.
  const bytes = request.isMultipart() ? request.headers['content-length'] : undefined
  return key
    ? { person, key, operation, fingerprint: fingerprintOf(operation, [asked, bytes]) }
    : undefined
}

const revisionPattern = /^"(\d{1,9})"$/

/** The revision in an `If-Match`; only the quoted number of a record's own reply is accepted. */
function readRevision(header: string | undefined): number {
  if (header === undefined) throw new Problem('request/revision-required')
  const found = revisionPattern.exec(header)
  if (found) return Number(found[1])
  throw new Problem('request/invalid', {}, [{ path: 'If-Match', code: 'request/not-a-revision' }])
}

async function answer(
  reply: FastifyReply,
  endpoint: Endpoint,
  handler: Handler<Endpoint>,
  call: Omit<Call, 'tx'>,
  input: Input<Endpoint>,
): Promise<FastifyReply> {
  const { database } = call.platform
  const { actor, now, retry } = call
  const kept = (value: unknown): Kept =>
    endpoint.reply && !endpoint.secretReply
      ? { status: 200, reply: print(endpoint, value) }
      : { status: endpoint.reply ? 200 : 204, reply: null }
  if (!(free in handler)) {
    if (!retry || endpoint.file || endpoint.secretReply) {
      const value = await database.inTransaction(actor, (tx) => handler({ ...call, tx }, input))
      return send(reply, endpoint, value)
    }
    const result = await database.inTransaction(actor, (tx) =>
      once(tx, retry, now, async () => kept(await handler({ ...call, tx }, input))),
    )
    return sendKept(reply, endpoint, result, result.repeated)
  }
  const former = retry && (await findKept(database, actor, retry))
  if (former) return sendKept(reply, endpoint, former, true)
  const value = await (handler as unknown as FreeHandler<Endpoint>)(call, input)
  if (retry && !endpoint.file) await keepReply(database, actor, retry, kept(value))
  return send(reply, endpoint, value)
}

/** The reply as JSON, without what the contract does not declare. */
const print = (endpoint: Endpoint, value: unknown): string =>
  JSON.stringify(endpoint.reply!.parse(value))

function sendKept(
  reply: FastifyReply,
  endpoint: Endpoint,
  kept: Kept,
  repeated: boolean,
): FastifyReply {
  if (repeated) reply.header('idempotency-replayed', 'true')
  if (repeated && endpoint.secretReply) throw new Problem('request/told-once')
  if (kept.reply === null) return reply.code(204).send()
  return reply.code(kept.status).type('application/json; charset=utf-8').send(kept.reply)
}

function send(reply: FastifyReply, endpoint: Endpoint, answer: unknown): FastifyReply {
  // The handler answered itself: 304 to a reader who has this reply already.
  if (reply.sent) return reply
  if (endpoint.cacheSeconds) {
    reply.header('cache-control', `public, max-age=${endpoint.cacheSeconds}`)
  }
  if (endpoint.file) {
    const file = answer as FileReply
    const paced = laneOf(endpoint) === 'table' && !Buffer.isBuffer(file.stream)
    const stream = paced ? reply.server.admission.paced(file.stream as Readable) : file.stream
    return reply
      .header('content-type', file.type)
      .header(
        'content-disposition',
        `${file.disposition ?? 'attachment'}; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      .send(stream)
  }
  if (!endpoint.reply) return reply.code(204).send()
  return reply.type('application/json; charset=utf-8').send(print(endpoint, answer))
}
