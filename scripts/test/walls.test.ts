import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectWalls } from '../cruise.mjs'
import { contexts, mayCall } from '../walls.mjs'

/** A small house in which every wall is broken once: file → its text. */
const planted: Record<string, string> = {
  'domain/src/kernel/problem.ts':
    "import type { Task } from '../plan/model/task.ts'\nexport type P = Task",
  'domain/src/plan/model/task.ts':
    "import { light } from '../rules.ts'\nexport type Task = typeof light",
  'domain/src/plan/model/light.ts':
    "import type { Cell } from '../../statistics/model.ts'\nexport type L = Cell",
  'domain/src/plan/rules.ts':
    "import { readFileSync } from 'node:fs'\nexport const light = readFileSync",
  'domain/src/plan/contract.ts': "import { light } from './rules.ts'\nexport const c = light",
  'domain/src/credit/rules.ts':
    "import type { Cell } from '../statistics/model.ts'\nexport type C = Cell",
  'domain/src/statistics/model.ts': "import { z } from 'zod'\nexport type Cell = typeof z",
  'server/src/platform/database.ts': "import pg from 'pg'\nexport const connect = pg",
  'server/src/platform/serve.ts':
    "import { recordAct } from '../audit/index.ts'\nexport const s = recordAct",
  'server/src/platform/mail.ts': "import pg from 'pg'\nexport const m = pg",
  'server/src/platform/tables.ts':
    "import type { A } from '../audit/service.ts'\nexport type B = A",
  'server/src/audit/index.ts': "export { recordAct } from './service.ts'",
  'server/src/audit/service.ts':
    "import type { Generated } from 'kysely'\nimport type { Row } from './tables.ts'\nimport 'fastify'\nexport type A = Generated & Row\nexport const recordAct = 1",
  'server/src/audit/tables.ts':
    "import type { Generated } from 'kysely'\nexport type Row = Generated",
  'server/src/audit/proofs/service.ts':
    "import type { Row } from '../tables.ts'\nexport type R = Row",
  'server/src/audit/proofs/store/heads.ts':
    "import 'kysely'\nimport type { Row } from '../../tables.ts'\nexport type H = Row",
  'server/src/audit/routes.ts': "import { save } from './store.ts'\nexport const r = save",
  'server/src/audit/store.ts': "import 'kysely'\nexport const save = 1",
  'server/src/audit/access.ts':
    "import 'node:os'\nimport { save } from './store.ts'\nexport const may = save",
  'server/src/plan/service.ts':
    "import { recordAct } from '../audit/service.ts'\nimport { x } from '../../../web/src/plan/queries.ts'\nexport const p = [recordAct, x]",
  'server/src/plan/index.ts': "export { p } from './service.ts'",
  'server/src/statistics/index.ts': 'export const aggregate = 1',
  'server/src/credit/service.ts':
    "import { aggregate } from '../statistics/index.ts'\nexport const score = aggregate",
  'server/src/statistics/service.ts':
    "import type { score } from '../credit/index.ts'\nexport type S = typeof score",
  'server/src/credit/index.ts': "export { score } from './service.ts'",
  'server/src/tax/service.ts':
    "import type { p } from '../plan/index.ts'\nexport type T = typeof p",
  'server/src/tax/rules.ts':
    "import type { Task } from '@wstc/domain/plan/model/task'\nexport type T = Task",
  'server/src/risk/one.ts': "import './two.ts'\nexport const one = 1",
  'server/src/risk/two.ts': "import './one.ts'\nimport './absent.ts'\nexport const two = 2",
  'server/src/risk/alone.ts': 'export const alone = 1',
  'server/src/helpers/text.ts': "import 'zod'\nexport const t = 1",
  'web/src/plan/queries.ts':
    "import { p } from '../../../server/src/plan/index.ts'\nexport const x = p",
  'web/src/plan/chart.tsx':
    "import type { EChartsType } from 'echarts/core'\nexport type E = EChartsType",
  'web/src/tax/form.tsx': "import { x } from '../plan/queries.ts'\nexport const f = x",
  'web/src/kit/table.tsx': "import 'antd'\nexport const table = 1",
  'web/src/kit/light/card.ts': "import { table } from '../table.tsx'\nexport const card = table",
  'web/src/kit/layout.tsx':
    "import { page } from '../pages/public/plan.tsx'\nexport const l = page",
  'web/src/pages/public/plan.tsx':
    "import { card } from '../../kit/light/card.ts'\nexport const page = card",
  'sdk/src/client.ts':
    "import { p } from '../../server/src/plan/index.ts'\nimport { x } from '../../web/src/plan/queries.ts'\nexport const c = [p, x]",
}

const expected: [rule: string, from: string][] = [
  ['kernel-knows-no-context', 'domain/src/kernel/problem.ts'],
  ['model-below-rules', 'domain/src/plan/model/task.ts'],
  ['model-imports-kernel-and-zod', 'domain/src/plan/model/light.ts'],
  ['domain-is-pure', 'domain/src/plan/rules.ts'],
  ['contract-imports-no-rules', 'domain/src/plan/contract.ts'],
  ['arrow-domain-credit', 'domain/src/credit/rules.ts'],
  ['confidentiality-wall', 'domain/src/credit/rules.ts'],
  ['platform-below-contexts', 'server/src/platform/serve.ts'],
  ['one-place-connects', 'server/src/platform/mail.ts'],
  ['platform-joins-tables-only', 'server/src/platform/tables.ts'],
  ['sql-in-store-only', 'server/src/audit/service.ts'],
  ['tables-for-own-store-only', 'server/src/audit/service.ts'],
  ['tables-for-own-store-only', 'server/src/audit/proofs/service.ts'],
  ['service-speaks-no-http', 'server/src/audit/service.ts'],
  ['routes-hold-no-sql', 'server/src/audit/routes.ts'],
  ['access-is-pure', 'server/src/audit/access.ts'],
  ['access-uses-no-machine', 'server/src/audit/access.ts'],
  ['arrow-server-plan', 'server/src/plan/service.ts'],
  ['server-below-web', 'server/src/plan/service.ts'],
  ['arrow-server-credit', 'server/src/credit/service.ts'],
  ['confidentiality-wall', 'server/src/credit/service.ts'],
  ['confidentiality-wall-back', 'server/src/statistics/service.ts'],
  ['arrow-server-tax', 'server/src/tax/service.ts'],
  ['arrow-words-tax', 'server/src/tax/rules.ts'],
  ['no-cycles', 'server/src/risk/one.ts'],
  ['no-unresolved', 'server/src/risk/two.ts'],
  ['no-orphans', 'server/src/risk/alone.ts'],
  ['web-without-server', 'web/src/plan/queries.ts'],
  ['kit-owns-components', 'web/src/plan/chart.tsx'],
  ['arrow-web-tax', 'web/src/tax/form.tsx'],
  ['kit-below-pages', 'web/src/kit/layout.tsx'],
  ['public-pages-are-light', 'web/src/pages/public/plan.tsx'],
  ['public-pages-are-light', 'web/src/kit/light/card.ts'],
  ['clients-without-server', 'sdk/src/client.ts'],
  ['sdk-below-web', 'sdk/src/client.ts'],
]

/** Imports that the design allows, and that must stay allowed. */
const allowed = [
  'server/src/platform/database.ts',
  'server/src/audit/store.ts',
  'server/src/audit/tables.ts',
  'server/src/audit/proofs/store/heads.ts',
  'server/src/audit/index.ts',
  'domain/src/statistics/model.ts',
  'web/src/kit/table.tsx',
]

let home = ''
let found: Awaited<ReturnType<typeof inspectWalls>>

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'wstc-walls-'))
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(home, file)), { recursive: true })
    writeFileSync(join(home, file), `${text}\n`)
  }
  for (const [file, text] of Object.entries(planted)) write(file, text)
  for (const name of ['zod', 'pg', 'kysely', 'fastify', 'antd', 'echarts']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
    write(`node_modules/${name}/core.js`, '')
  }
  write(
    'domain/package.json',
    JSON.stringify({ name: '@wstc/domain', exports: { './*': './src/*.ts' } }),
  )
  write('package.json', JSON.stringify({ name: 'house', private: true }))
  mkdirSync(join(home, 'node_modules/@wstc'), { recursive: true })
  symlinkSync('../../domain', join(home, 'node_modules/@wstc/domain'))
  found = await inspectWalls(home)
})

afterAll(() => rmSync(home, { recursive: true, force: true }))

test.each(expected)('the wall %s stands: it stops %s', (rule, from) => {
  expect(
    found.breaches.filter((breach) => breach.rule === rule).map((breach) => breach.from),
  ).toContain(from)
})

test.each(allowed)('the walls leave the door open for %s', (file) => {
  const own = found.breaches.filter(({ from, rule }) => from === file && rule !== 'no-cycles')
  expect(own).toEqual([])
})

test('every file is looked at, so that a silent cruiser cannot pass for a clean house', () => {
  expect(found.counts).toEqual({ domain: 7, sdk: 1, server: 24, web: 7 })
})

test('a folder that is no context is named, so that a misspelt room cannot escape the walls', () => {
  expect(found.faults).toEqual(['server/src/helpers is neither a context nor a known room'])
})

test('the arrows are those of the design; statistics is called by plan and the exchange only', () => {
  const callersOf = (door: string) =>
    contexts.filter((context) => context !== door && mayCall(context).includes(door))
  expect(callersOf('statistics')).toEqual(['plan', 'exchange'])
  expect(callersOf('contracts')).toEqual(['statistics', 'programmes', 'exchange'])
  expect(callersOf('credit')).toEqual(['programmes', 'matching', 'exchange'])
  expect(callersOf('policy')).toEqual(['plan', 'programmes', 'tax', 'exchange'])
  expect(callersOf('plan')).toEqual(['exchange'])
  expect(mayCall('statistics')).toEqual([
    'identity',
    'audit',
    'notices',
    'desk',
    'registry',
    'statistics',
    'contracts',
  ])
})
