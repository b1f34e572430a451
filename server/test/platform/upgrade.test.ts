import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { anonymous } from '../../src/platform/actor.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { listMigrations, migrate } from '../../src/platform/migrations.ts'

/** A database as it stood before results were kept apart for the public, with results in it. */
const { adminUrl, serverUrl } = inject('cluster')
const name = 'wstc_upgrade_test'
const at = (address: string): string =>
  Object.assign(new URL(address), { pathname: `/${name}` }).href
let admin: pg.Client
let database: Database

const content = '{"name":{"zh":"体系","en":"System"}}'
const computed = (base: string, complete: boolean) => ({
  base,
  bonus: '2.5',
  malus: '0.75',
  complete,
  groups: [{ id: 'completion', points: base }],
  items: [{ id: 'days-late', points: '1' }],
})
/** Department, class, total, rank and what was reckoned; the last could not be reckoned whole. */
const scores = [
  ['commerce', 'leading', '91.25', 1, computed('89.50', true)],
  ['education', 'leading', '70.10', 2, computed('68.35', true)],
  ['finance', 'leading', null, null, computed('0', false)],
] as const

const fill = async (): Promise<void> => {
  await admin.query(
    `insert into plan_assessment_system (system, stage, origin, content, effective_from, effective_day, drafted_at, drafted_by, decided_at, decided_by)
     values (1, 'approved', 'city', $1, '2017-Q1', '2017-01-01', now(), 'drafter', now(), 'decider')`,
    [content],
  )
  await admin.query(
    `insert into plan_assessment_run (id, period, stage, system, cut_off, result, published, published_on, opened_by, opened_at, confirmed_by, synthetic) values
     ('open', '2017-Q3', 'final', 1, '2017-10-30', 1, null, null, 'opener', now(), null, false),
     ('twice', '2017-Q4', 'published', 1, '2018-01-22', 2, 2, '2018-03-05', 'opener', now(), 'leader', true)`,
  )
  for (const [run, version] of [
    ['open', 1],
    ['twice', 1],
    ['twice', 2],
  ] as const) {
    await admin.query(
      `insert into plan_assessment_result (run, version, reason, computed_at) values ($1, $2, 'x', now())`,
      [run, version],
    )
    for (const [department, kind, total, rank, result] of scores) {
      await admin.query(
        `insert into plan_assessment_score (run, version, department, class, total, rank, inputs, result, sha256)
         values ($1, $2, $3, $4, $5, $6, 'FROZENINPUTS', $7, repeat('0', 64))`,
        [run, version, department, kind, total, rank, JSON.stringify({ ...result, version })],
      )
    }
  }
  // A quarter to midnight in London is the next day in Wuhan.
  await admin.query(
    `insert into plan_assessment_publication (run, version, notice, published_by, published_at) values
     ('twice', 1, '首次公布', 'publisher', '2018-02-01T23:45:00Z'),
     ('twice', 2, '更正', 'publisher', '2018-03-05T02:00:00Z')`,
  )
  await admin.query(
    `insert into plan_finding (id, target, finding, found_on, found_at, judged_by, organisation, reason, evidence, synthetic) values
     ('one', 'promise', 'reached', '2018-01-05', '2018-01-05T03:00:00Z', 'judge', 'commerce', 'INSIDEREASON', '["a","b"]', false),
     ('two', 'promise', 'partly', '2018-02-05', '2018-02-05T03:00:00Z', 'judge', 'commerce', 'INSIDEREASON', '[]', true)`,
  )
}

beforeAll(async () => {
  const maintenance = new pg.Client({ connectionString: adminUrl })
  await maintenance.connect()
  await maintenance.query(`create database ${name}`)
  await maintenance.end()
  const before = (await listMigrations()).map((one) => one.name).filter((one) => one < '0014')
  await migrate(at(adminUrl), () => {}, new Set(before))
  admin = new pg.Client({
    connectionString: at(adminUrl),
    options: '-c search_path=wstc,public',
  })
  await admin.connect()
  await fill()
  await migrate(at(adminUrl), () => {})
  database = openDatabase(at(serverUrl), 2)
})
afterAll(async () => {
  await database?.close()
  await admin?.end()
})

/** What the public’s connection reads of a table. */
const publicly = (
  table: 'plan_assessment_published' | 'plan_assessment_notice' | 'plan_finding_verdict',
) => database.inTransaction(anonymous, (tx) => tx.selectFrom(table).selectAll().execute())

test('results that were public before an upgrade are public after it, to the last place', async () => {
  const rows = await publicly('plan_assessment_published')
  const expected = [1, 2].flatMap((version) =>
    scores.map(([department, kind, total, rank, { base, bonus, malus, complete, groups }]) => ({
      run: 'twice',
      version,
      department,
      class: kind,
      total,
      rank,
      base,
      bonus,
      malus,
      complete,
      groups,
    })),
  )
  expect(rows).toHaveLength(expected.length)
  expect(rows).toEqual(expect.arrayContaining(expected))
})

test('the words and days of former publications outlive the upgrade, a correction as the newer one', async () => {
  const common = {
    run: 'twice',
    period: '2017-Q4',
    cut_off: '2018-01-22',
    content,
    synthetic: true,
  }
  expect(await publicly('plan_assessment_notice')).toEqual([
    { ...common, version: 1, published_on: '2018-02-02', notice: '首次公布' },
    { ...common, version: 2, published_on: '2018-03-05', notice: '更正' },
  ])
})

test('former findings keep their verdict in public, and what is behind them goes inside', async () => {
  expect(await publicly('plan_finding_verdict')).toMatchObject([
    {
      finding_id: 'one',
      finding: 'reached',
      found_on: '2018-01-05',
      evidence: 2,
      synthetic: false,
    },
    { finding_id: 'two', finding: 'partly', found_on: '2018-02-05', evidence: 0, synthetic: true },
  ])
  const inside = [
    'plan_assessment_run',
    'plan_assessment_publication',
    'plan_assessment_system',
    'plan_assessment_score',
    'plan_finding',
  ] as const
  await database.inTransaction(anonymous, async (tx) => {
    for (const table of inside) {
      expect(await tx.selectFrom(table).selectAll().execute(), table).toEqual([])
    }
  })
})

test('every table is forced under its policies again once the copies are made', async () => {
  const { rows } = await admin.query(
    `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'wstc' and relkind = 'r' and relname <> 'migration'
       and not (relrowsecurity and relforcerowsecurity)`,
  )
  expect(rows).toEqual([])
})
