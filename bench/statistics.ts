/** The value below which `part` of all lie; NaN of none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

/** `12.3 ms`, with as many digits as mean anything. */
export const ms = (value: number): string =>
  `${value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)} ms`

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

export const times = (ratio: number): string =>
  `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)} ×`

export const perSecond = (count: number, milliseconds: number): string =>
  `${Math.round((count * 1000) / milliseconds).toLocaleString('en')}/s`

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1048576)} MB`

/** Milliseconds that `work` takes, and what it answers. */
export async function timed<T>(work: () => Promise<T>): Promise<{ took: number; value: T }> {
  const begun = performance.now()
  const value = await work()
  return { took: performance.now() - begun, value }
}
