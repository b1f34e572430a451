import type { z } from 'zod'
import type { Bilingual } from './bilingual.ts'

/** A right in the form `context.noun.verb`, for example `plan.progress.report`. */
export type PermissionName = `${string}.${string}.${string}`

/** Who may call: anyone; anyone signed in; or holders of one of the named permissions. */
export type Access = 'public' | 'session' | PermissionName | readonly PermissionName[]

export const audiences = [
  'public',
  'leader',
  'officer',
  'enterprise',
  'bank',
  'expert',
  'agency',
  'admin',
] as const
export type Audience = (typeof audiences)[number]

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * One endpoint as data. The server registers from it, the typed client calls from it and
 * OpenAPI is printed from it. Wire schemas are plain JSON without transforms; replies are
 * stripped of what `reply` does not declare.
 */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: Method
  /** Path below `/api/v1`, with `:name` parameters. */
  readonly path: `/${string}`
  readonly summary: Bilingual
  readonly access: Access
  readonly audience: readonly Audience[]
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Schema of the JSON reply; `file` endpoints stream bytes and declare their media types instead. */
  readonly reply?: R
  /** Media types of a streamed reply. */
  readonly file?: readonly string[]
  /** True where the body is one multipart upload of at most `bytes`. */
  readonly upload?: { readonly bytes: number }
  /** Seconds a shared cache may keep the reply; public reads only. */
  readonly cacheSeconds?: number
  /**
   * True where the call changes a record that others change too: the header `If-Match` names the
   * revision that the caller saw, as a quoted whole number; `"0"` where there is none yet.
   */
  readonly ifMatch?: true
  /** True where the reply holds a secret that is told once and not kept for a repeated request. */
  readonly secretReply?: true
  /**
   * Scope of the keys of an organisation's own system that may call; no other endpoint takes a
   * key. Whoever is signed in may call as well, where `access` allows.
   */
  readonly key?: 'returns' | 'deliveries'
  /** `password`: each call hashes or compares one, which is slow on purpose; few run at once. */
  readonly work?: 'password'
  /** Requests per minute and principal where the default of the platform is too generous. */
  readonly perMinute?: number
}

/** What clients and handlers are typed by besides the schemas. */
type Traits<U, F, V> = (U extends object ? { readonly upload: U } : unknown) &
  (F extends readonly string[] ? { readonly file: F } : unknown) &
  (V extends true ? { readonly ifMatch: true } : unknown)

/** Declares one endpoint; only there to infer its types. */
export function endpoint<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodUndefined,
  U extends { readonly bytes: number } | undefined = undefined,
  F extends readonly string[] | undefined = undefined,
  V extends true | undefined = undefined,
>(
  definition: Endpoint<P, Q, B, R> & {
    readonly upload?: U
    readonly file?: F
    readonly ifMatch?: V
  },
): Endpoint<P, Q, B, R> & Traits<U, F, V> {
  return definition as unknown as Endpoint<P, Q, B, R> & Traits<U, F, V>
}

export type Contract = Readonly<Record<string, Endpoint<any, any, any, any>>>

type Infer<S> = S extends z.ZodUndefined ? undefined : S extends z.ZodType ? z.output<S> : undefined
type InferIn<S> = S extends z.ZodUndefined
  ? undefined
  : S extends z.ZodType
    ? z.input<S>
    : undefined

export type ParamsOf<E> = E extends Endpoint<infer P, any, any, any> ? Infer<P> : never
export type QueryOf<E> = E extends Endpoint<any, infer Q, any, any> ? Infer<Q> : never
export type BodyOf<E> = E extends Endpoint<any, any, infer B, any> ? Infer<B> : never
export type ReplyOf<E> = E extends Endpoint<any, any, any, infer R> ? Infer<R> : never
export type QueryInput<E> = E extends Endpoint<any, infer Q, any, any> ? InferIn<Q> : never
export type BodyInput<E> = E extends Endpoint<any, any, infer B, any> ? InferIn<B> : never
export type ReplyInput<E> = E extends Endpoint<any, any, any, infer R> ? InferIn<R> : never
