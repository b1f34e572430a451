const every = 50
/** Watches whether the process comes round to its timers, less than `tooLate` milliseconds behind. */
export function watchLateness(tooLate: number): { late(): boolean; stop(): void } {
  let last = performance.now()
  let behind = 0
  const timer = setInterval(() => {
    const now = performance.now()
    behind = now - last - every
    last = now
  }, every).unref()
  return {
    late: () => Math.max(behind, performance.now() - last - every) > tooLate,
    stop: () => clearInterval(timer),
  }
}
