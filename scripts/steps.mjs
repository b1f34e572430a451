import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inspectBudget } from './budget.mjs'
import { ensureBuilt } from './build.mjs'
import { inspectLines } from './lines.mjs'
import { root, writableFolder } from './paths.mjs'
import { runNode } from './run.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped?: number, output: string }} Result
 * @typedef {{ name: string, group: 'check' | 'build' | 'vitest' | 'e2e', work: () => Promise<Result> }} Step
 */

/**
 * @param {boolean} ok
 * @param {string} output
 * @returns {Result}
 */
const verdict = (ok, output) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, output })

/**
 * A check that is a program: it holds when the program ends with 0.
 * @param {string} name
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Step}
 */
const program = (name, script, args) => ({
  name,
  group: 'check',
  work: async () => {
    const { code, output } = await runNode(script, args)
    return verdict(code === 0, output)
  },
})

/** @param {string} floor */
const types = (floor) =>
  program(`types: ${floor}`, 'node_modules/typescript/bin/tsc', [
    '-p',
    floor,
    '--tsBuildInfoFile',
    join(writableFolder('.cache'), `${floor}.tsbuildinfo`),
  ])

/**
 * Runs vitest projects and counts from its own report. A file that could not be loaded counts as a
 * failed test, and so does a run that ends badly although no test failed.
 * @param {string} name
 * @param {readonly string[]} projects
 * @param {'vitest' | 'e2e'} group
 * @returns {Step}
 */
const tests = (name, projects, group) => ({
  name,
  group,
  work: async () => {
    const report = join(writableFolder('test-results'), `${group}.json`)
    rmSync(report, { force: true })
    const { code } = await runNode(
      'node_modules/vitest/vitest.mjs',
      [
        'run',
        ...projects.flatMap((project) => ['--project', project]),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      { env: { WSTC_CACHE: writableFolder('.cache') }, show: true },
    )
    return readReport(report, code)
  },
})

/**
 * @param {string} report path of vitest's JSON report
 * @param {number} code how vitest ended
 * @returns {Result}
 */
export function readReport(report, code) {
  if (!existsSync(report)) return verdict(false, `vitest ended with ${code} and left no report`)
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  const broken = testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failures = numFailedTests + broken.length
  const failed = failures === 0 && code !== 0 ? 1 : failures
  const output = broken
    .map((/** @type {any} */ file) => `${file.name} could not be run: ${file.message}`)
    .concat(testResults.flatMap(failuresOf))
    .concat(failures === 0 && code !== 0 ? [`vitest ended with ${code}; its output says why`] : [])
    .join('\n')
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, output }
}

/**
 * Which tests of one file failed, each with the first lines of why.
 * @param {any} file
 * @returns {string[]}
 */
const failuresOf = (file) =>
  file.assertionResults
    .filter((/** @type {any} */ one) => one.status === 'failed')
    .map((/** @type {any} */ one) => {
      const why = one.failureMessages.join('\n').split('\n').slice(0, 12).join('\n  ')
      return `${file.name}: ${one.fullName}\n  ${why}`
    })

/**
 * Everything that `./test` runs, in order; checks run two at a time.
 * @type {readonly Step[]}
 */
export const steps = [
  program('biome', 'node_modules/@biomejs/biome/bin/biome', [
    'ci',
    '--colors=off',
    '--diagnostic-level=error',
    '.',
  ]),
  ...['domain', 'sdk', 'server', 'web', 'e2e', 'bench', 'scripts'].map(types),
  { name: 'lines', group: 'check', work: async () => fromInspection(inspectLines(root)) },
  {
    name: 'walls',
    group: 'check',
    work: async () => {
      const { inspectWalls, reportWalls } = await import('./cruise.mjs')
      return fromInspection(reportWalls(await inspectWalls(root)))
    },
  },
  program('unused code', 'node_modules/knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  program('city data', 'scripts/city.mjs', []),
  {
    name: 'web build',
    group: 'build',
    work: async () => {
      await ensureBuilt(root)
      return verdict(true, '')
    },
  },
  { name: 'bundle budget', group: 'build', work: async () => fromInspection(inspectBudget(root)) },
  tests('tests', ['domain', 'sdk', 'server', 'server-alone', 'web', 'scripts', 'bench'], 'vitest'),
  tests('journeys', ['e2e'], 'e2e'),
]

/** @param {{ ok: boolean, output: string }} inspection */
function fromInspection({ ok, output }) {
  return verdict(ok, output)
}
