import { ensureInstalled } from './install.mjs'
import { root } from './paths.mjs'
import { say, seconds } from './progress.mjs'

/**
 * @typedef {import('./steps.mjs').Step} Step
 * @typedef {import('./steps.mjs').Result & { name: string, time: string }} Done
 */

/**
 * Which steps the arguments ask for: all, `--fast` (no build, no browser), or `--only` with names
 * of steps or groups separated by commas.
 * @param {readonly Step[]} all
 * @param {readonly string[]} args
 * @returns {readonly Step[]}
 * @throws Error with one line naming the wrong argument
 */
export function chooseSteps(all, args) {
  const wrong = args.find(
    (arg, i) => !['--fast', '--only'].includes(arg) && args[i - 1] !== '--only',
  )
  if (wrong !== undefined)
    throw new Error(`Unknown argument ${wrong}; there are --fast and --only <steps>.`)
  let chosen = all
  if (args.includes('--fast'))
    chosen = chosen.filter(({ group }) => !['build', 'e2e'].includes(group))
  if (!args.includes('--only')) return chosen
  const names = (args[args.indexOf('--only') + 1] ?? '').split(',')
  const fits = (/** @type {Step} */ step, /** @type {string} */ name) =>
    step.name === name || step.group === name || step.name.startsWith(`${name}:`)
  const unknown = names.find((name) => !all.some((step) => fits(step, name)))
  if (unknown !== undefined) {
    const known = [...new Set(all.flatMap(({ name, group }) => [group, name]))].join(', ')
    throw new Error(`--only knows ${known}; not "${unknown}".`)
  }
  return chosen.filter((step) => names.some((name) => fits(step, name)))
}

/**
 * Runs every chosen step, also after one failed, and prints one summary. Its last line is
 * `N passed, N failed`.
 * @param {readonly string[]} args
 * @returns {Promise<number>} 0 when nothing failed
 */
export async function test(args) {
  const begun = performance.now()
  /** @type {readonly Step[]} */
  let chosen
  try {
    await ensureInstalled(root)
    chosen = chooseSteps((await import('./steps.mjs')).steps, args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
  /** @type {Done[]} */
  const done = []
  const checks = chosen.filter(({ group }) => group === 'check')
  const queue = [...checks]
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      done.push(await perform(next))
  }
  await Promise.all([worker(), worker()])
  for (const step of chosen.filter(({ group }) => group !== 'check')) done.push(await perform(step))
  return summarise(done, seconds(begun))
}

/**
 * @param {Step} step
 * @returns {Promise<Done>}
 */
async function perform(step) {
  const since = performance.now()
  say(`→ ${step.name}`)
  const result = await step.work().catch((error) => ({
    passed: 0,
    failed: 1,
    output: error instanceof Error ? error.message : String(error),
  }))
  const time = seconds(since)
  say(`${result.failed === 0 ? '✓' : '✗'} ${step.name} (${time})`)
  const text = result.output.trim()
  if (text !== '' && (result.failed > 0 || step.group === 'check'))
    say(indent(text, result.failed > 0))
  return { ...result, name: step.name, time }
}

/**
 * @param {string} text
 * @param {boolean} whole a failing step shows all it said, a passing one its end
 */
function indent(text, whole) {
  const lines = text.split('\n')
  return (whole ? lines.slice(0, 400) : lines.slice(-6)).map((line) => `    ${line}`).join('\n')
}

/**
 * @param {readonly Done[]} done
 * @param {string} time
 * @returns {number}
 */
export function summarise(done, time) {
  const sum = (/** @type {(result: Done) => number} */ of) =>
    done.reduce((n, one) => n + of(one), 0)
  const passed = sum((one) => one.passed)
  const failed = sum((one) => one.failed)
  const skipped = sum((one) => one.skipped ?? 0)
  say('')
  for (const one of done) {
    say(
      `${one.failed === 0 ? '✓' : '✗'} ${one.name.padEnd(16)} ${one.time.padStart(9)}  ${one.passed} passed, ${one.failed} failed`,
    )
  }
  for (const one of done.filter(({ failed, output }) => failed > 0 && output.trim() !== ''))
    say(`\n${one.name}:\n${indent(one.output.trim(), true)}`)
  if (skipped > 0) say(`${skipped} tests are marked as skipped and were not run`)
  say(`in ${time}`)
  say(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}
