/** @param {number} since `performance.now()` at the beginning */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/**
 * Runs one step, saying when it begins and how long it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const since = performance.now()
  say(`→ ${name}`)
  try {
    const result = await work()
    say(`✓ ${name} (${seconds(since)})`)
    return result
  } catch (error) {
    say(`✗ ${name} (${seconds(since)})`)
    throw error
  }
}

/**
 * Prints a line every few seconds until the returned function is called.
 * @param {() => string} line
 */
export function heartbeat(line, everyMs = 5000) {
  const timer = setInterval(() => say(`  ${line()}`), everyMs)
  return () => clearInterval(timer)
}
