import { deskContract } from '@wstc/domain/desk/contract'
import { planTrendsContract } from '@wstc/domain/plan/contract/trends'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { loadCity } from '../../src/plan/city/load.ts'
import { loadDemoObservations } from '../../src/plan/targets/demo.ts'
import { refreshLights } from '../../src/plan/tasks/service/lights.ts'
import { planSources } from '../../src/plan/trends/sources.ts'
import { noEngine } from '../../src/platform/warehouse/embedded.ts'
import { startFeeder, warehouseJobs } from '../../src/platform/warehouse/feeder.ts'
import { openWarehouse } from '../../src/platform/warehouse.ts'
import { startWorker, type Worker } from '../../src/platform/worker.ts'
import { openWarehouseWorld, until, type WarehouseWorld } from './open-warehouse.ts'

let world: WarehouseWorld
let worker: Worker
let owner: pg.Client

beforeAll(async () => {
  world = await openWarehouseWorld()
  await loadCity(world.platform)
  await loadDemoObservations(world.platform)
  await world.asSystem((tx) =>
    refreshLights({ tx, now: world.platform.clock.now(), platform: world.platform }),
  )
  await world.settle()
  const url = new URL(inject('cluster').adminUrl)
  url.pathname = new URL(world.platform.config.databaseUrl!).pathname
  owner = new pg.Client({ connectionString: url.href, options: '-c search_path=wstc,public' })
  await owner.connect()
  const { handlers } = warehouseJobs(world.feeder)
  worker = startWorker(world.platform, { handlers, schedules: [], subscribers: [], idleMs: 20 })
})
afterAll(async () => {
  await worker?.stop()
  await owner?.end()
  await world?.close()
})

const admin = async () => (await world.as('system-admin')).client(deskContract)
type Desk = Awaited<ReturnType<typeof admin>>
const ended = (desk: Desk, job: string) =>
  until(async () => {
    const { state } = await desk.getJob({ params: { id: job } })
    expect(state).not.toBe('failed')
    return state === 'done'
  }, 'the end of the rebuild')

/** Rows as they lie there, not as they count: a row twice would be two. */
async function lying(table: string): Promise<number> {
  const [row] = await world.warehouse.read(`select count() as rows from ${table}`)
  return Number(row!.rows)
}
async function recorded(table: string): Promise<number> {
  const { rows } = await owner.query(`select count(*)::int as count from ${table}`)
  return rows[0].count
}

/** Rows lost, rows twice, rows changed and a row of nothing. */
async function spoil(): Promise<void> {
  const { run } = world.warehouse
  await run('insert into observation select * from observation')
  await run("alter table light delete where subject_id in ('3', '7') settings mutations_sync = 2")
  await run(
    `insert into observation select * replace ('nowhere' as id, '0' as value_text, 0 as value)
     from observation limit 1`,
  )
  await run(
    "alter table light update light = 'red' where subject_id = '9' settings mutations_sync = 2",
  )
}

test('rows lost, doubled, changed or invented are as the records say after a rebuild', async () => {
  const before = await world.contents()
  expect(before.light!.length).toBe(await recorded('plan_light'))
  await spoil()
  expect(await world.contents()).not.toEqual(before)
  expect(await lying('observation')).toBeGreaterThan(await recorded('plan_observation'))
  const desk = await admin()
  const { job } = await desk.rebuildWarehouse({})
  await ended(desk, job)
  expect(await world.contents()).toEqual(before)
  expect(await lying('observation')).toBe(await recorded('plan_observation'))
  expect(await lying('light')).toBe(await recorded('plan_light'))
  await world.settle()
  expect(await world.contents(), 'feeding goes on where the records end').toEqual(before)
})

test('while one rebuild goes on its progress is told, a second is refused, courses are read', async () => {
  const [desk, colleague] = [await admin(), await admin()]
  const leader = (await world.as('leader')).client(planTrendsContract)
  await owner.query('begin')
  await owner.query('lock table plan_observation in access exclusive mode')
  const asked = await Promise.allSettled([desk.rebuildWarehouse({}), desk.rebuildWarehouse({})])
  const begun = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value.job] : []))
  expect(begun.length, 'two at the same moment are one').toBe(1)
  await until(
    async () => (await colleague.getWarehouse({})).rebuild?.done === 1,
    'a rebuild that has done the lights and waits for the observations',
  )
  const seen = await colleague.getWarehouse({})
  expect(seen).toMatchObject({ available: true, rebuilding: true })
  expect(seen.rebuild).toEqual({ job: begun[0], done: 1, total: 4 })
  await expect(colleague.rebuildWarehouse({})).rejects.toMatchObject({
    problem: { code: 'desk/warehouse-rebuild-under-way', status: 409 },
  })
  const trend = await leader.listLightTrend({ query: { step: 'month' } })
  expect(trend.available).toBe(true)
  expect(trend.groups[0]!.points.at(-1)).not.toMatchObject({ grey: 0, green: 0, yellow: 0, red: 0 })
  await owner.query('commit')
  await ended(desk, begun[0]!)
  expect((await desk.getWarehouse({})).rebuild).toBeNull()
  const { job } = await colleague.rebuildWarehouse({})
  await ended(colleague, job)
})

test('a rebuild asked for while feeding has the turn waits for it and is not tried in vain', async () => {
  const desk = await admin()
  let release = (): void => {}
  const turn = world.platform.database.ifFirst(
    'wstc.warehouse-feed',
    () =>
      new Promise<void>((resolve) => {
        release = resolve
      }),
  )
  const { job } = await desk.rebuildWarehouse({})
  await until(
    async () => (await desk.getJob({ params: { id: job } })).state === 'running',
    'a rebuild that waits for its turn',
  )
  release()
  await turn
  await ended(desk, job)
  expect((await desk.getJob({ params: { id: job } })).attempts).toBe(1)
})

test('a server that reaches no warehouse leaves the rebuild to one that does', async () => {
  const desk = await admin()
  await worker.stop()
  const nothing = startFeeder(world.platform, openWarehouse(noEngine), planSources, 0)
  const { handlers } = warehouseJobs(nothing)
  const without = startWorker(world.platform, {
    handlers,
    schedules: [],
    subscribers: [],
    idleMs: 20,
  })
  const { job } = await desk.rebuildWarehouse({})
  await without.drain()
  await without.stop()
  expect(await desk.getJob({ params: { id: job } })).toMatchObject({ state: 'queued', attempts: 0 })
  const own = warehouseJobs(world.feeder)
  worker = startWorker(world.platform, {
    handlers: own.handlers,
    schedules: [],
    subscribers: [],
    idleMs: 20,
  })
  await ended(desk, job)
})
