/** Maps [from, to] to pixels [start, end]. */
export function scale(from: number, to: number, start: number, end: number) {
  const span = to - from || 1
  return (value: number): number =>
    Math.round((start + ((value - from) / span) * (end - start)) * 10) / 10
}

/** Round values that cover [low, high] in about `count` steps. */
export function ticks(low: number, high: number, count = 4): readonly number[] {
  const rough = (high - low || 1) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? rough
  const first = Math.floor(low / step) * step
  const last = Math.ceil(high / step) * step
  return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) =>
    Number((first + index * step).toPrecision(12)),
  )
}
