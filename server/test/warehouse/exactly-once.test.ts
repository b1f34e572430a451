import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { insertObservations } from '../../src/plan/targets/store/observations.ts'
import { newId } from '../../src/platform/ids.ts'
import { openWarehouseWorld, until, type WarehouseWorld } from './open-warehouse.ts'
import { openLine, type UnreliableLine } from './unreliable-line.ts'

let line: UnreliableLine
let world: WarehouseWorld

beforeAll(async () => {
  line = await openLine()
  world = await openWarehouseWorld({}, (engine) => line.through(engine))
  await world.settle()
})
afterAll(async () => {
  await world?.close()
  line?.close()
})
beforeEach(() => {
  line.fate = () => 'arrives'
})

/** Records `count` figures of `indicator` in one transaction each; answers what was recorded. */
async function act(indicator: string, count: number): Promise<number> {
  for (let n = 0; n < count; n += 1) {
    const now = world.platform.clock.now()
    await world.asSystem((tx) =>
      insertObservations(tx, [
        { ...figure(indicator, now), period: `${2000 + n}`, value: `${n}.10` },
      ]),
    )
  }
  return (count * (count - 1)) / 2 + count / 10
}

/** Rows as they lie there, not as they count: a row twice would be two. */
async function lying(indicator: string) {
  const [row] = await world.warehouse.read(
    `select count() as rows, uniqExact(id) as ids, sum(value) as sum from observation
     where indicator = '${indicator}'`,
  )
  return { rows: Number(row!.rows), ids: Number(row!.ids), sum: Number(row!.sum) }
}

test('an acknowledgement that is lost doubles nothing and loses nothing', async () => {
  let inserts = 0
  // Of the rows, of the mark behind them, and of the rows again.
  line.fate = () => {
    inserts += 1
    return [1, 3, 4].includes(inserts) ? 'lost' : 'arrives'
  }
  const sum = await act('lost-answers', 40)
  await world.settle()
  expect(inserts).toBeGreaterThan(4)
  expect(await lying('lost-answers')).toEqual({ rows: 40, ids: 40, sum })
})

test('a child killed in the middle of inserting comes back with each row once', async () => {
  let kills = 0
  line.fate = () => {
    if (kills >= 3) return 'arrives'
    kills += 1
    const pid = world.engine.pid()
    setTimeout(() => {
      // It may have ended meanwhile.
      if (pid && pid === world.engine.pid()) process.kill(pid, 'SIGKILL')
    }, kills * 3)
    return 'arrives'
  }
  let sum = 0
  const acting = (async () => {
    sum = await act('killed-child', 120)
  })()
  await Promise.all([
    acting,
    (async () => {
      while (kills < 3) {
        await world.feeder.tick()
        await sleep(5)
      }
    })(),
  ])
  await world.settle()
  expect(kills).toBe(3)
  expect(await lying('killed-child')).toEqual({ rows: 120, ids: 120, sum })
})

test('a line cut while rows are on their way ends with each row once', async () => {
  let cuts = 0
  line.fate = () => {
    cuts += 1
    return cuts <= 3 ? 'cut' : 'arrives'
  }
  const sum = await act('cut-line', 30)
  await world.settle()
  expect(await lying('cut-line')).toEqual({ rows: 30, ids: 30, sum })
})

test('a feeder killed anywhere is taken over by the next one, with each row once', async () => {
  const { url, username, password, database } = world.engine.address()!
  const warehouse = Object.assign(new URL(url), { username, password, pathname: database }).href
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const sum = await act('killed-feeder', 200)
  let done = false
  for (let life = 0; life < 8 && !done; life += 1) {
    const one = fork(fileURLToPath(new URL('./feed-alone.ts', import.meta.url)), [], {
      execArgv: ['--import', tsx],
      env: {
        ...process.env,
        DATABASE_URL: world.platform.config.databaseUrl!,
        CLICKHOUSE_URL: warehouse,
        DATA_DIR: world.platform.config.dataDir,
      },
    })
    const gone = once(one, 'exit')
    // The first word says that it feeds; then it is killed a little later each time.
    await Promise.race([once(one, 'message'), gone])
    await sleep(life * 4)
    one.kill('SIGKILL')
    await gone
    done = (await lying('killed-feeder')).ids === 200
  }
  await until(async () => {
    await world.feeder.tick()
    return world.warehouse.state().available && world.warehouse.state().waiting === 0
  }, 'a next feeder')
  expect(await lying('killed-feeder')).toEqual({ rows: 200, ids: 200, sum })
})

test('a transaction that began first and commits last is fed all the same', async () => {
  const now = world.platform.clock.now()
  let release = (): void => {}
  const open = new Promise<void>((resolve) => {
    release = resolve
  })
  let begun = (): void => {}
  const isOpen = new Promise<void>((resolve) => {
    begun = resolve
  })
  const early = world.asSystem(async (tx) => {
    await insertObservations(tx, [figure('early', now)])
    begun()
    await open
  })
  await isOpen
  await world.asSystem((tx) => insertObservations(tx, [figure('late', now)]))
  // The later one waits for the earlier: order is kept, and nothing is passed by.
  for (let look = 0; look < 3; look += 1) await world.feeder.tick()
  expect((await lying('early')).rows + (await lying('late')).rows).toBe(0)
  release()
  await early
  await world.settle()
  expect([(await lying('early')).rows, (await lying('late')).rows]).toEqual([1, 1])
})

test('while the warehouse is away acts go on, and it catches up by itself', async () => {
  const before = world.warehouse.state()
  expect(before.available).toBe(true)
  process.kill(world.engine.pid()!, 'SIGKILL')
  await until(async () => {
    await world.feeder.tick()
    return !world.warehouse.state().available
  }, 'a warehouse that is away')
  const sum = await act('away', 25)
  const away = world.warehouse.state()
  expect(away.asOf).toBeInstanceOf(Date)
  expect(away.asOf!.getTime()).toBeLessThanOrEqual(world.platform.clock.now().getTime())
  await world.settle()
  expect(await lying('away')).toEqual({ rows: 25, ids: 25, sum })
  expect(world.warehouse.state().asOf!.getTime()).toBeGreaterThan(before.asOf!.getTime())
})

test('a warehouse that lost what it had acknowledged is built anew, or its gap would stay', async () => {
  const sum = await act('restored', 10)
  await world.settle()
  await world.warehouse.run('truncate table observation')
  await world.warehouse.run('truncate table feed_mark')
  process.kill(world.engine.pid()!, 'SIGKILL')
  await until(async () => {
    await world.feeder.tick()
    return !world.warehouse.state().available
  }, 'a warehouse that is away')
  await world.settle()
  expect(await lying('restored')).toEqual({ rows: 10, ids: 10, sum })
})

const figure = (indicator: string, now: Date) => ({
  id: newId(now),
  indicator,
  period: '2017',
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
