const every = 50
/** Milliseconds behind its clock from which the process counts as late. */
const tooLate = 250

/** Watches whether the process comes round to its timers in time. */
export function watchLateness(): { late(): boolean; stop(): void } {
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
