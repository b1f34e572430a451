import { afterAll, beforeAll, expect, test } from 'vitest'
import { mayRecord, mayVerify } from '../../src/plan/targets/access.ts'
import { loadDemoObservations } from '../../src/plan/targets/demo.ts'
import { judgementsOn } from '../../src/plan/targets/judge.ts'
import { insertFindings } from '../../src/plan/targets/store/findings.ts'
import {
  insertObservations,
  type NewObservation,
  selectObservations,
} from '../../src/plan/targets/store/observations.ts'
import { type Actor, anonymous } from '../../src/platform/actor.ts'
import { newId } from '../../src/platform/ids.ts'
import { openPlan, type Plan, people } from './open-plan.ts'

let plan: Plan
beforeAll(async () => {
  plan = await openPlan()
})
afterAll(() => plan.close())

const version = (actor: Actor, more: Partial<NewObservation> = {}): NewObservation => {
  const now = plan.platform.clock.now()
  return {
    id: newId(now),
    indicator: 'tourism-revenue',
    period: '2014',
    value: '1900',
    knownAt: now,
    arrivedAt: now,
    recordedAt: now,
    recordedBy: actor.personId ?? null,
    organisation: actor.organisationId ?? null,
    status: 'unverified',
    act: 'record',
    origin: 'recorded',
    source: { zh: '测试', en: 'test' },
    ...more,
  }
}
const insert = (actor: Actor, more: Partial<NewObservation> = {}) =>
  plan.platform.database.inTransaction(actor, (tx) =>
    insertObservations(tx, [version(actor, more)]),
  )

test('without the application’s check the database still keeps other departments’ hands off', async () => {
  await expect(insert(people.commerce)).rejects.toThrow(/row-level security/)
  await expect(insert(people.leader)).rejects.toThrow(/row-level security/)
  await expect(insert(people.enterprise)).rejects.toThrow(/row-level security/)
  await expect(insert(anonymous)).rejects.toThrow(/row-level security/)
  await expect(insert(people.tourism, { recordedBy: 'somebody-else' })).rejects.toThrow(/row-level/)
  await expect(insert(people.tourism, { origin: 'published' })).rejects.toThrow(/row-level/)
  await expect(insert(people.tourism, { status: 'verified' })).rejects.toThrow(/check constraint/)
  await insert(people.tourism)
})

test('four eyes hold in the database: the recorder cannot insert the verification', async () => {
  const mine = version(people.office, { indicator: 'design-revenue' })
  const verify = (actor: Actor) =>
    insert(actor, {
      ...mine,
      id: newId(mine.knownAt),
      act: 'verify',
      status: 'verified',
      supersedes: mine.id,
      recordedBy: actor.personId ?? null,
      organisation: actor.organisationId ?? null,
    })
  await plan.platform.database.inTransaction(people.office, (tx) => insertObservations(tx, [mine]))
  await expect(verify(people.office)).rejects.toThrow(/own figure/)
  await expect(verify(people.tourism)).rejects.toThrow(/row-level security/)
  await verify(people.office2)
})

test('no figure, finding or city version is ever changed or deleted, by the owner either', async () => {
  for (const table of ['plan_observation', 'plan_finding', 'plan_city_version']) {
    await expect(plan.owner.query(`delete from ${table}`), table).rejects.toThrow('append-only')
    await expect(plan.owner.query(`truncate ${table} cascade`), table).rejects.toThrow(
      'append-only',
    )
  }
  await expect(plan.owner.query('update plan_observation set value = 1')).rejects.toThrow(
    'append-only',
  )
})

test('the public’s connection cannot read an unverified figure even with a bare query', async () => {
  const rows = await plan.platform.database.inTransaction(anonymous, (tx) =>
    selectObservations(tx, 'internal', ['tourism-revenue']),
  )
  expect(rows).toEqual([])
  const inside = await plan.platform.database.inTransaction(people.leader, (tx) =>
    selectObservations(tx, 'internal', ['tourism-revenue']),
  )
  expect(inside).toHaveLength(1)
})

test('only a judge adds findings, under the own name', async () => {
  const finding = (actor: Actor, judged_by: string | null) =>
    plan.platform.database.inTransaction(actor, (tx) =>
      insertFindings(tx, [
        {
          id: newId(plan.platform.clock.now()),
          target: 'tcm-tourism-2016',
          finding: 'partly',
          found_on: '2018-04-16',
          found_at: plan.platform.clock.now(),
          judged_by,
          organisation: actor.organisationId ?? null,
          reason: 'x',
          evidence: [],
          synthetic: false,
        },
      ]),
    )
  await expect(finding(people.tourism, 'tourism')).rejects.toThrow(/row-level security/)
  await expect(finding(people.office, 'office2')).rejects.toThrow(/row-level security/)
  await finding(people.office, 'office')
})

test('every table of the room has forced row-level security and a class on every column', async () => {
  const { rows } = await plan.owner.query(
    `
    select c.relname, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped
        and coalesce(col_description(c.oid, a.attnum), '') !~ '^\\[(公开|内部|敏感|机密)\\] ') as unclassed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'wstc' and c.relname = any($1)`,
    [['plan_city_version', 'plan_duty', 'plan_indicator', 'plan_observation', 'plan_finding']],
  )
  expect(rows).toHaveLength(5)
  for (const row of rows) expect(row).toMatchObject({ forced: true, unclassed: '0' })
})

test('who may record and verify, as the pure rule says it', () => {
  const indicator = { source: 'tourism' }
  expect(mayRecord(people.tourism, indicator)).toBe(true)
  expect(mayRecord(people.commerce, indicator)).toBe(false)
  expect(mayRecord(people.office, indicator)).toBe(true)
  expect(mayVerify(people.office, { recordedBy: 'office', status: 'unverified' })).toBe(false)
  expect(mayVerify(people.office2, { recordedBy: 'office', status: 'unverified' })).toBe(true)
  expect(mayVerify(people.tourism, { recordedBy: 'office', status: 'unverified' })).toBe(false)
})

test('demo figures load once, are marked in every reply, and never touch published facts', async () => {
  const added = await loadDemoObservations(plan.platform)
  expect(added).toBeGreaterThan(150)
  expect(await loadDemoObservations(plan.platform)).toBe(0)
  const { targets } = await plan.as().listTargets()
  const byId = new Map(targets.map((target) => [target.id, target]))
  expect(byId.get('services-trade-2017')).toMatchObject({ synthetic: false, verdict: 'missed' })
  expect(byId.get('computing-revenue-2017')?.synthetic).toBe(true)
  const verdicts = new Set(targets.map((target) => target.verdict))
  expect([...verdicts]).toEqual(
    expect.arrayContaining(['reached', 'missed', 'on-track', 'not-available']),
  )
  const detail = await plan.as().getTarget({ params: { id: 'outsourcing-execution-2016' } })
  expect(detail.revisions.filter((one) => one.period === '2016')).toHaveLength(2)
  expect(detail.series.every((one) => one.synthetic)).toBe(true)
  const summary = await plan.as().getSummary()
  expect(summary.synthetic).toBe(true)
})

test('judgements are kept until anyone adds a figure, also through another connection', async () => {
  const read = () =>
    plan.platform.database.inTransaction(anonymous, (tx) =>
      judgementsOn({ tx, platform: plan.platform }, '2018-04-16', 'public'),
    )
  const first = await read()
  expect(await read()).toBe(first)
  await plan.owner.query(`
    set row_security = on;
    select set_config('app.kind', 'system', false);
    insert into plan_observation (id, indicator, period, value, known_at, arrived_at, recorded_at,
      status, act, origin, source)
    values ('elsewhere', 'software-firms', '2014', 1900, '2016-09-01', '2016-09-01', '2016-09-01',
      'verified', 'record', 'published', '{"zh": "别处", "en": "Elsewhere"}')`)
  const second = await read()
  expect(second).not.toBe(first)
  const standing = (all: typeof first) =>
    all.all.find((one) => one.target.id === 'computing-firms-2020')
  expect(standing(second)?.judgement.base?.value).toBe('1900')
  expect(standing(first)?.judgement.base?.value).not.toBe('1900')
  const other = 'services-trade-2017'
  expect(second.all.find((one) => one.target.id === other)).toBe(
    first.all.find((one) => one.target.id === other),
  )
})
