import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { enqueue } from '../../src/platform/jobs.ts'
import { startWorker } from '../../src/platform/worker.ts'
import { loadDemoRegister } from '../../src/registry/demo.ts'
import { makeEconomy } from '../../src/statistics/collection/demo/economy.ts'
import { demoReturnsKind } from '../../src/statistics/collection/demo/job.ts'
import { statisticsFollowUpJobs } from '../../src/statistics/follow-up/jobs.ts'
import { openWorld } from '../setup/world.ts'

/** Three of the demo's firms are those that sign in; here nobody does. */
const absent = 3

async function openDemo() {
  const world = await openWorld({ day: '2018-04-16' })
  await loadDemoRegister(world.platform)
  const make = (enterprises: number, months: number) =>
    makeEconomy(
      {
        platform: world.platform,
        now: world.platform.clock.now(),
        requestId: 'test',
        inTransaction: (work) => world.asSystem(work),
        report: async () => {},
      },
      { enterprises, months },
    )
  const ask = async <T>(query: string): Promise<T[]> =>
    world.asSystem(async (tx) => (await sql.raw<T>(query).execute(tx)).rows)
  return { make, ask }
}

test('nobody is reminded of what the demo is about to hand in', async () => {
  const world = await openWorld({ day: '2018-04-16' })
  const now = world.platform.clock.now()
  const climb = async (): Promise<unknown> => {
    const id = await world.asSystem((tx) => enqueue({ tx, now }, { kind: 'statistics.follow-up' }))
    const parts = { handlers: statisticsFollowUpJobs, schedules: [], subscribers: [] }
    const worker = startWorker(world.platform, { ...parts, idleMs: 60_000 })
    await worker.drain()
    await worker.stop()
    const jobs = await world.asSystem((tx) =>
      tx.selectFrom('platform_job').select('result').where('id', '=', id).execute(),
    )
    return jobs[0]!.result
  }
  await world.asSystem((tx) => enqueue({ tx, now }, { kind: demoReturnsKind }))
  expect(await climb()).toEqual({ waits: true })
  await world.asSystem((tx) =>
    tx.deleteFrom('platform_job').where('kind', '=', demoReturnsKind).execute(),
  )
  expect(await climb()).not.toEqual({ waits: true })
})

const counts = `select
  (select count(*)::int from registry_enterprise) as firms,
  (select count(*)::int from registry_holding) as holdings,
  (select count(*)::int from statistics_return) as returns,
  (select count(*)::int from statistics_return_row) as rows,
  (select count(*)::int from statistics_draft) as drafts`

test('an economy of the demo is made once: again it changes nothing, larger it only grows', async () => {
  const { make, ask } = await openDemo()
  expect(await make(220, 2)).toBeGreaterThan(100)
  const [first] = await ask<Record<string, number>>(counts)
  expect(first!.firms).toBe(220 - absent)
  expect(await make(220, 2)).toBe(0)
  expect(await ask(counts)).toEqual([first])
  const kept = `select obligation, version, content_hash from statistics_return order by 1, 2`
  const before = await ask<{ obligation: string }>(kept)
  expect(await make(260, 3)).toBeGreaterThan(0)
  const [larger] = await ask<Record<string, number>>(counts)
  expect(larger!.firms).toBe(260 - absent)
  expect(larger!.holdings).toBeGreaterThanOrEqual(first!.holdings!)
  const after = new Map(
    (await ask<{ obligation: string }>(kept)).map((one) => [one.obligation, one]),
  )
  expect(before.filter((one) => after.get(one.obligation) === undefined)).toEqual([])
})

test('the newest month of the demo waits to be looked at, and those before it add up', async () => {
  const { make, ask } = await openDemo()
  await make(300, 2)
  const months = await ask<{ period: string; latest: string | null; units: number }>(
    `select period, latest, count(*)::int as units from statistics_obligation
      where survey = 'services-monthly' group by 1, 2 order by 1, 2`,
  )
  const of = (period: string, latest: string | null) =>
    months.find((one) => one.period === period && one.latest === latest)?.units ?? 0
  expect(of('2018-02', 'submitted')).toBe(0)
  expect(of('2018-02', 'accepted')).toBeGreaterThan(80)
  expect(of('2018-03', 'submitted')).toBeGreaterThan(8)
  expect(of('2018-03', 'accepted')).toBeGreaterThan(8)
  expect(of('2018-03', null), 'somebody is still to report').toBeGreaterThan(0)
  const off = await ask(`select r.obligation from statistics_return_row r
    join statistics_obligation o on o.id = r.obligation
    where o.period = '2018-02' group by 1
    having sum(r.usd) <> (select sum(t.amount) from statistics_total t
      where t.obligation = r.obligation and t.flow in ('export', 'import'))`)
  expect(off).toEqual([])
})

test('firms say by quarter and by year what adds up to their months, and are asked by what they said', async () => {
  const { make, ask } = await openDemo()
  await make(400, 13)
  const rounds = await ask<{ round: string; units: number; came: number; accepted: number }>(
    `select survey || ' ' || period as round, count(*)::int as units,
       count(*) filter (where version > 0)::int as came,
       count(*) filter (where latest = 'accepted')::int as accepted
     from statistics_obligation where survey <> 'services-monthly' group by 1 order by 1`,
  )
  const of = (round: string) => rounds.find((one) => one.round === round)!
  expect(rounds.map((one) => one.round)).toEqual([
    'affiliates-annual 2017',
    'persons-annual 2017',
    'register-annual 2017',
    'sector-quarterly 2017-Q2',
    'sector-quarterly 2017-Q3',
    'sector-quarterly 2017-Q4',
    'sector-quarterly 2018-Q1',
  ])
  expect(of('register-annual 2017').accepted).toBeGreaterThan(300)
  expect(of('sector-quarterly 2017-Q4').accepted).toBe(of('sector-quarterly 2017-Q4').came)
  expect(of('sector-quarterly 2018-Q1').came).toBeGreaterThan(
    of('sector-quarterly 2018-Q1').accepted,
  )
  // Due at the end of May.
  expect(of('affiliates-annual 2017')).toMatchObject({ units: expect.any(Number), came: 0 })
  const [said] = await ask<{ affiliates: number; people: number }>(
    `select count(*) filter (where r.cells->>'affiliates' = 'yes')::int as affiliates,
       count(*) filter (where r.cells->>'sends-people' = 'yes')::int as people
     from statistics_return r join statistics_obligation o on o.id = r.obligation
     where o.survey = 'register-annual'`,
  )
  expect(said!.affiliates).toBeGreaterThan(2)
  expect(of('affiliates-annual 2017').units).toBe(said!.affiliates)
  expect(of('persons-annual 2017').units).toBe(said!.people)
})
