/** One kind of request; `{n}` in path and body becomes a number that never comes twice. */
export interface Shot {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** How often, against the others of its audience. */
  readonly weight: number
  /** What a right answer's status is. */
  readonly status: number
}

/** People who ask for the same things, each with a session of their own. */
export interface Audience {
  /** How many users, against the others. */
  readonly share: number
  readonly cookies: readonly string[]
  readonly shots: readonly Shot[]
}

export interface LoadPlan {
  readonly origin: string
  readonly audiences: readonly Audience[]
  readonly seconds: number
  /** Seconds before counting begins. */
  readonly warmUp: number
  /**
   * `users`: each asks once in `every` seconds whether or not the last answer has come, and waiting
   * counts from when it meant to ask. `connections`: each asks again as soon as it is answered.
   */
  readonly drive:
    | { readonly kind: 'users'; readonly users: number; readonly every: number }
    | { readonly kind: 'connections'; readonly connections: number }
}

export interface LoadResult {
  readonly seconds: number
  readonly requests: number
  /** Latencies in milliseconds by name of the shot. */
  readonly latencies: Readonly<Record<string, readonly number[]>>
  /** Requests that the server turned away because it had enough to do: 503 and 429. */
  readonly refused: number
  /** What else came that was not a right answer, and how often. */
  readonly faults: Readonly<Record<string, number>>
}

export const all = (result: LoadResult): number[] => Object.values(result.latencies).flat()
