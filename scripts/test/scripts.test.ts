import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inspectBudget } from '../budget.mjs'
import { isBuilt, sourceHash } from '../build.mjs'
import { explain, isInstalled, markInstalled } from '../install.mjs'
import { inspectLines } from '../lines.mjs'
import { nodeFault } from '../node-version.mjs'
import { readReport, steps } from '../steps.mjs'
import { chooseSteps } from '../suite.mjs'

let home = ''
const write = (file: string, text: string | Buffer) => {
  mkdirSync(dirname(join(home, file)), { recursive: true })
  writeFileSync(join(home, file), text)
}
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'wstc-scripts-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

test.each(['18.20.0', '20.18.3', '21.7.0', '22.11.0'])(
  'Node %s is turned away with one line that says what to get',
  (version) => {
    expect(nodeFault(version)).toMatch(/^Node\.js .* 20\.19 or later is needed.*nodejs\.org/)
    expect(nodeFault(version)).not.toContain('\n')
  },
)

test.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0', '26.1.0'])(
  'Node %s is welcome',
  (version) => {
    expect(nodeFault(version)).toBeUndefined()
  },
)

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'house' },
      'node_modules/zod': { version },
      'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['plan9'] },
    },
  })

test('a machine that is installed starts without the network, and a changed lock file installs anew', () => {
  write('package-lock.json', lock('1.0.0'))
  write('node_modules/zod/package.json', '{}')
  expect(isInstalled(home)).toBe(false)
  markInstalled(home)
  expect(isInstalled(home)).toBe(true)
  write('package-lock.json', lock('1.0.1'))
  expect(isInstalled(home)).toBe(false)
})

test('packages that somebody installed by hand are recognised, and an interrupted installation is not', () => {
  write('package-lock.json', lock('1.0.0'))
  write('node_modules/.package-lock.json', lock('1.0.0'))
  expect(isInstalled(home)).toBe(false)
  write('node_modules/zod/package.json', '{}')
  write('node_modules/elsewhere/package.json', '{}')
  expect(isInstalled(home)).toBe(true)
  write('node_modules/.package-lock.json', lock('0.9.0'))
  expect(isInstalled(home)).toBe(false)
})

test('without a network the message says so instead of showing npm’s alone', () => {
  expect(explain('npm error code EAI_AGAIN')).toContain('could not be reached')
  expect(explain('npm error EACCES')).toContain('may not write')
})

test('pages are built again when a source of any floor they use changes, and only then', () => {
  write('package-lock.json', '{}')
  write('web/src/main.tsx', 'a')
  write('domain/src/kernel/words.ts', 'b')
  expect(isBuilt(home)).toBe(false)
  write('web/dist/.built', sourceHash(home))
  expect(isBuilt(home)).toBe(true)
  write('server/src/main.ts', 'c')
  expect(isBuilt(home)).toBe(true)
  write('domain/src/kernel/words.ts', 'd')
  expect(isBuilt(home)).toBe(false)
})

test('a file of 401 lines fails the check; one of 301 is only named', () => {
  write('domain/src/plan/long.ts', '//\n'.repeat(401))
  write('web/src/plan/longish.tsx', '//\n'.repeat(301))
  write('web/src/plan/short.tsx', '//\n'.repeat(300))
  const { ok, output } = inspectLines(home)
  expect(ok).toBe(false)
  expect(output.split('\n')).toEqual([
    'domain/src/plan/long.ts: 401 lines; 400 is the limit',
    'web/src/plan/longish.tsx: 301 lines; cut it by noun soon',
  ])
})

test('a door that opens everything, or too much, fails the check', () => {
  const names = Array.from({ length: 11 }, (_, i) => `f${i}`)
  write('server/src/audit/index.ts', "export * from './service.ts'\n")
  write('server/src/plan/index.ts', `export { ${names.join(', ')} } from './service.ts'\n`)
  write(
    'server/src/policy/index.ts',
    `export { ${names.slice(1).join(', ')} } from './service.ts'\n`,
  )
  expect(inspectLines(home).output.split('\n')).toEqual([
    'server/src/audit/index.ts: a door names what it opens; no "export *"',
    'server/src/plan/index.ts: 11 names; a door opens at most 10',
  ])
})

test('a public page that loads more script than a phone should fails the check', () => {
  const manifest = { page: { file: 'a.js', isEntry: true, imports: ['b'] }, b: { file: 'b.js' } }
  write('web/dist/public-assets/manifest.json', JSON.stringify(manifest))
  write('web/dist/public-assets/a.js', '1')
  write('web/dist/public-assets/b.js', '2')
  expect(inspectBudget(home).ok).toBe(true)
  const noise = Array.from({ length: 6000 }, (_, i) =>
    createHash('sha256').update(`${i}`).digest('hex'),
  )
  write('web/dist/public-assets/b.js', noise.join(''))
  expect(inspectBudget(home).ok).toBe(false)
})

test('a test file that cannot be loaded counts as failed, and so does a run without a report', () => {
  const report = join(home, 'report.json')
  expect(readReport(report, 1)).toMatchObject({ passed: 0, failed: 1 })
  const counts = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 }
  const broken = {
    status: 'failed',
    name: 'x.test.ts',
    message: 'no such file',
    assertionResults: [],
  }
  write('report.json', JSON.stringify({ ...counts, testResults: [broken] }))
  expect(readReport(report, 1)).toMatchObject({ passed: 7, failed: 1, skipped: 1 })
  write('report.json', JSON.stringify({ ...counts, testResults: [] }))
  expect(readReport(report, 1)).toMatchObject({ passed: 7, failed: 1 })
  expect(readReport(report, 0)).toMatchObject({ passed: 7, failed: 0 })
})

test('--only and --fast choose what they say, and a misspelt step is not an empty success', () => {
  expect(chooseSteps(steps, ['--only', 'vitest']).map(({ name }) => name)).toEqual(['tests'])
  expect(chooseSteps(steps, ['--only', 'types']).length).toBe(7)
  expect(chooseSteps(steps, ['--fast']).map(({ name }) => name)).not.toContain('journeys')
  expect(() => chooseSteps(steps, ['--only', 'vitets'])).toThrow(/not "vitets"/)
  expect(() => chooseSteps(steps, ['--quick'])).toThrow(/Unknown argument/)
})

test('the two commands are the ones package.json and the checks of a change run', () => {
  const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
  expect(read('start')).toContain('scripts/start.mjs')
  expect(read('.ci/run')).toMatch(/\n\.\/test\n$/)
})
