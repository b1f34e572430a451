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
import type { Tx } from './database.ts'
import { faultsOf } from './field-faults.ts'
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
    const ownTx = free in handler
    server.served.push({ name: `${context}.${name}`, endpoint })
    server.route({
      method: endpoint.method,
      url: `/api/v1${endpoint.path}`,
      config: { endpoint, operation: `${context}.${name}`, perMinute: endpoint.perMinute },
      ...(endpoint.upload ? { bodyLimit: endpoint.upload.bytes } : {}),
      handler: async (request, reply) => {
        const { actor } = request
        if (!mayCall(actor, endpoint.access)) {
          throw new Problem(
            actor.kind === 'anonymous' ? 'request/sign-in-required' : 'request/forbidden',
          )
        }
        const input = {
          params: parse(endpoint.params, request.params),
          query: parse(endpoint.query, request.query),
          body: endpoint.upload ? undefined : parse(endpoint.body, request.body),
          request,
          reply,
        } as Input<Endpoint>
        const call = {
          actor,
          now: platform.clock.now(),
          language: request.language,
          requestId: request.id,
          address: request.ip,
          platform,
        }
        const answer = ownTx
          ? await (handler as unknown as FreeHandler<Endpoint>)(call, input)
          : await platform.database.inTransaction(actor, (tx) => handler({ ...call, tx }, input))
        return send(reply, endpoint, answer)
      },
    })
  }
}

function send(reply: FastifyReply, endpoint: Endpoint, answer: unknown): FastifyReply {
  if (endpoint.cacheSeconds) {
    reply.header('cache-control', `public, max-age=${endpoint.cacheSeconds}`)
  }
  if (endpoint.file) {
    const file = answer as FileReply
    return reply
      .header('content-type', file.type)
      .header(
        'content-disposition',
        `${file.disposition ?? 'attachment'}; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      .send(file.stream)
  }
  if (!endpoint.reply) return reply.code(204).send()
  return reply
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(endpoint.reply.parse(answer)))
}
