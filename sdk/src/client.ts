import type {
  BodyInput,
  Contract,
  Endpoint,
  ParamsOf,
  QueryInput,
  ReplyOf,
} from '@wstc/domain/kernel/endpoint'
import type { FieldFault } from '@wstc/domain/kernel/problem'
import { defaultTries, mayRepeat, pause, pauseMs, secondsOf } from './retry.ts'

/** RFC 9457 problem as the server sends it. */
export interface ProblemReply {
  readonly type: string
  readonly code: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly instance?: string
  readonly details?: Record<string, unknown>
  readonly fields?: readonly FieldFault[]
}

/** A refusal of the server, or `network/unreachable` where no answer came. */
export class ApiProblem extends Error {
  readonly problem: ProblemReply
  /** Seconds after which the server may be asked again, where it said so. */
  readonly retryAfter: number | undefined
  constructor(problem: ProblemReply, retryAfter?: number) {
    super(problem.code)
    this.name = 'ApiProblem'
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

type Part<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: undefined }
  : Partial<T> extends T
    ? { [P in K]?: T }
    : { [P in K]: T }

type Revision<E> = E extends { ifMatch: true }
  ? {
      /** The revision that the caller saw, 0 where there is none yet. */
      revision: number
    }
  : { revision?: undefined }

type Body<E> = E extends { upload: object } ? { body: FormData | Blob } : Part<'body', BodyInput<E>>

/** What a call takes: path parameters, query, revision and body, each only where the contract has it. */
export type CallInput<E> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryInput<E>> &
  Revision<E> &
  Body<E>

type Answer<E> = E extends { file: readonly string[] } ? Blob : ReplyOf<E>

type Call<E> =
  Partial<CallInput<E>> extends CallInput<E>
    ? (input?: CallInput<E>, options?: CallOptions) => Promise<Answer<E>>
    : (input: CallInput<E>, options?: CallOptions) => Promise<Answer<E>>

export interface CallOptions {
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
  /** How often a write is sent at most where no answer came; 1 sends it once. */
  readonly tries?: number
}

/** One function per endpoint of the contract. */
export type Client<C extends Contract> = { readonly [K in keyof C]: Call<C[K]> }

export interface Transport {
  /** Sends one request and answers with a Response; `fetch` in browsers, `inject` in tests. */
  (url: string, init: RequestInit): Promise<Response>
}

/** A key by which the server knows a repeated write; without `randomUUID`, which plain http lacks. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Address of an endpoint, for links and downloads. */
export function urlOf(
  endpoint: Endpoint,
  input: { params?: object | undefined; query?: object | undefined } = {},
): string {
  const params = (input.params ?? {}) as Record<string, unknown>
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(key, String(one))
  }
  const tail = query.toString()
  return `/api/v1${path}${tail ? `?${tail}` : ''}`
}

/** No answer, or one that says only that the server cannot answer now: the act may be done or not. */
const isUncertain = (error: unknown): boolean =>
  error instanceof ApiProblem
    ? [0, 502, 503, 504].includes(error.problem.status)
    : !(error instanceof SyntaxError)

/** Sends the same again, with the same key, while it is uncertain whether the server has done it. */
async function repeat<T>(
  send: () => Promise<T>,
  { tries = defaultTries, signal }: CallOptions,
): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await send()
    } catch (error) {
      if (signal?.aborted || failures >= tries || !isUncertain(error)) throw error
      const ms = pauseMs(failures, error instanceof ApiProblem ? error.retryAfter : undefined)
      if (ms === undefined) throw error
      await pause(ms, signal)
    }
  }
}

/**
 * Typed client of a contract. Refusals reject with `ApiProblem`; streamed endpoints resolve
 * with a Blob. A write that got no answer is sent again a few times with its key, so that it is
 * done once whatever was lost on the way.
 */
export function createClient<C extends Contract>(
  contract: C,
  transport: Transport,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): Client<C> {
  const call = async (
    endpoint: Endpoint,
    input: Partial<CallInput<Endpoint>>,
    options: CallOptions,
  ) => {
    const body = input.body as unknown
    const raw = typeof Blob !== 'undefined' && (body instanceof Blob || body instanceof FormData)
    const request: RequestInit = {
      method: endpoint.method,
      ...(options.signal ? { signal: options.signal } : {}),
      headers: {
        ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
        ...(endpoint.ifMatch ? { 'if-match': `"${input.revision}"` } : {}),
        ...(endpoint.method === 'GET' ? {} : { 'idempotency-key': newKey() }),
        ...headers(),
        ...options.headers,
      },
      ...(body !== undefined
        ? { body: (raw ? body : JSON.stringify(body)) as NonNullable<RequestInit['body']> }
        : {}),
    }
    const send = async (): Promise<unknown> => {
      const response = await transport(urlOf(endpoint, input as object), request)
      if (!response.ok) throw await problemOf(response)
      if (endpoint.file) return response.blob()
      return response.status === 204 ? undefined : response.json()
    }
    return mayRepeat(endpoint) ? repeat(send, options) : send()
  }
  return Object.fromEntries(
    Object.entries(contract).map(([name, endpoint]) => [
      name,
      (input = {}, options = {}) => call(endpoint, input, options),
    ]),
  ) as Client<C>
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const retryAfter = secondsOf(response.headers.get('retry-after'), Date.now())
  try {
    return new ApiProblem((await response.json()) as ProblemReply, retryAfter)
  } catch {
    const problem = { type: 'about:blank', code: 'request/unreadable-answer' }
    return new ApiProblem(
      { ...problem, title: response.statusText, status: response.status },
      retryAfter,
    )
  }
}
