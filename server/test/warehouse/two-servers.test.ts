import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { loadCity } from '../../src/plan/city/load.ts'
import { loadDemoObservations } from '../../src/plan/targets/demo.ts'
import { insertObservations } from '../../src/plan/targets/store/observations.ts'
import { newId } from '../../src/platform/ids.ts'
import { embeddedEngine } from '../../src/platform/warehouse/embedded.ts'
import { type OpenWarehouse, openWarehouse } from '../../src/platform/warehouse.ts'
import { type ChildServer, startChild } from '../setup/child-server.ts'
import { openWorld, type World } from '../setup/world.ts'
import { openEngine, quiet, until } from './open-warehouse.ts'

/** Two whole servers on one PostgreSQL, and what becomes of the history when one of them dies. */
let world: World
let owner: pg.Client

beforeAll(async () => {
  world = await openWorld({ day: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10) })
  await loadCity(world.platform)
  await loadDemoObservations(world.platform)
  const url = new URL(inject('cluster').adminUrl)
  url.pathname = new URL(world.platform.config.databaseUrl!).pathname
  owner = new pg.Client({ connectionString: url.href, options: '-c search_path=wstc,public' })
  await owner.connect()
}, 120_000)
afterAll(async () => {
  await owner?.end()
  await world?.close()
})

const patiently = async (done: () => Promise<boolean>): Promise<void> => {
  while (!(await done())) await sleep(100)
}

const stateOf = async (server: ChildServer, cookie: string) =>
  (await server.ask('GET', '/desk/warehouse', { cookie })).body as {
    available: boolean
    waitingRows: number
  }
/** Whether it answers and nothing waits, by PostgreSQL too: what a server tells is a second old. */
const fed = async (server: ChildServer, cookie: string): Promise<boolean> => {
  const { rows } = await owner.query(
    `select 1 from platform_outbox
     where batch is null or batch > (select fed from platform_feed) limit 1`,
  )
  const { available, waitingRows } = await stateOf(server, cookie)
  return rows.length === 0 && available && waitingRows === 0
}

/** Figures of `indicator`, each recorded in a transaction of its own. */
async function act(indicator: string, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const now = world.platform.clock.now()
    await world.asSystem((tx) => insertObservations(tx, [figure(indicator, `${2000 + n}`, now)]))
  }
}

/**
 * What counts in the warehouse is what was recorded, each once; what was fed in passing lies there
 * once as well, while a row that a rebuild and the outbox both bring is put together later.
 */
async function expectEachOnce(warehouse: OpenWarehouse, passing: string): Promise<void> {
  const { rows } = await owner.query('select id from plan_observation order by id')
  const lying = await warehouse.read('select id from observation final order by id')
  expect(lying.length).toBeGreaterThan(100)
  expect(lying.map((row) => row.id)).toEqual(rows.map((row) => row.id))
  const [row] = await warehouse.read(
    `select count() as rows, uniqExact(id) as ids from observation where indicator = '${passing}'`,
  )
  expect(row!.rows).toBe(row!.ids)
}

test('of two servers one owns the engine; killed, the other takes over with each row once', async () => {
  const [one, two] = await Promise.all([
    startChild(world, 'one', { WAREHOUSE: 'on' }),
    startChild(world, 'two', { WAREHOUSE: 'on' }),
  ])
  try {
    const cookie = await one.signIn(await world.person('system-admin'))
    await patiently(async () => (await fed(one, cookie)) || (await fed(two, cookie)))
    const [first, other] = (await fed(one, cookie)) ? [one, two] : [two, one]
    await act('owned-by-one', 30)
    await patiently(() => fed(first, cookie))
    expect((await stateOf(other, cookie)).available, 'never both').toBe(false)
    await first.kill()
    await act('while-nobody-owns', 30)
    await patiently(() => fed(other, cookie))
    await act('owned-by-the-other', 30)
    await patiently(() => fed(other, cookie))
    await other.kill()
    const engine = embeddedEngine(`${other.dataDir}/warehouse`, 1024, quiet)
    const warehouse = openWarehouse(engine)
    warehouse.start()
    await until(() => warehouse.connection() !== undefined, 'the engine of the other')
    await expectEachOnce(warehouse, 'owned-by-the-other')
    await warehouse.stop()
  } finally {
    await Promise.all([one.stop(), two.stop()])
  }
}, 180_000)

test('two servers on one ClickHouse feed in turns; one killed in between, each row is there once', async () => {
  const { engine, close } = openEngine()
  const warehouse = openWarehouse(engine)
  warehouse.start()
  await until(() => engine.address() !== undefined, 'an engine')
  const { url, username, password, database } = engine.address()!
  const far = Object.assign(new URL(url), { username, password, pathname: database }).href
  const env = { CLICKHOUSE_URL: far }
  const [one, two] = await Promise.all([
    startChild(world, 'one', env),
    startChild(world, 'two', env),
  ])
  try {
    const cookie = await two.signIn(await world.person('system-admin'))
    await patiently(async () => (await fed(one, cookie)) && (await fed(two, cookie)))
    await act('both-there', 40)
    await patiently(async () => (await fed(one, cookie)) && (await fed(two, cookie)))
    const acting = act('one-killed', 200)
    await sleep(300)
    await one.kill()
    await acting
    await patiently(() => fed(two, cookie))
    await expectEachOnce(warehouse, 'one-killed')
  } finally {
    await Promise.all([one.stop(), two.stop()])
    await warehouse.stop()
    await close()
  }
}, 180_000)

const figure = (indicator: string, period: string, now: Date) => ({
  id: newId(now),
  indicator,
  period,
  value: '1.00',
  knownAt: now,
  arrivedAt: now,
  recordedAt: now,
  recordedBy: null,
  organisation: null,
  status: 'verified' as const,
  act: 'record' as const,
  origin: 'published' as const,
  source: { zh: '测试', en: 'test' },
})
