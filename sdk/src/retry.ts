import type { Endpoint } from '@wstc/domain/kernel/endpoint'

/** How often a write is sent at most, all attempts counted. */
export const defaultTries = 3
/** A server that asks for more patience than this is told to whoever called. */
const longestWaitMs = 10_000

/**
 * Whether the server keeps the reply of this write under its key, so that it may be sent again.
 * What needs no session has no keys, and what is told once or streamed is not kept.
 */
export const mayRepeat = (endpoint: Endpoint): boolean =>
  endpoint.method !== 'GET' &&
  endpoint.access !== 'public' &&
  !endpoint.secretReply &&
  !endpoint.file

/** Seconds of a `Retry-After`, which may also name a moment. */
export function secondsOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\d+$/.test(header)) return Number(header)
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000)
}

/** Milliseconds before the attempt after `failures`; undefined where waiting would take too long. */
export function pauseMs(failures: number, retryAfter: number | undefined): number | undefined {
  const asked = (retryAfter ?? 0) * 1000
  if (asked > longestWaitMs) return undefined
  // Spread, so that callers who were turned away together do not come back together.
  return asked + 250 * 2 ** (failures - 1) * (0.5 + Math.random())
}

/** Waits, unless the caller gives up meanwhile. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const given = (): void => {
      clearTimeout(timer)
      reject(signal!.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', given)
      resolve()
    }, ms)
    if (signal?.aborted) given()
    else signal?.addEventListener('abort', given, { once: true })
  })
}
