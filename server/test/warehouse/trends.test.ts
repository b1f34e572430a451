import { planTrendsContract } from '@wstc/domain/plan/contract/trends'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCity } from '../../src/plan/city/load.ts'
import { loadDemoObservations } from '../../src/plan/targets/demo.ts'
import { loadDemoProgress } from '../../src/plan/tasks/demo.ts'
import { lightHistory } from '../../src/plan/tasks/lights.ts'
import { refreshLights } from '../../src/plan/tasks/service/lights.ts'
import { openWarehouseWorld, until, type WarehouseWorld } from './open-warehouse.ts'

let world: WarehouseWorld

beforeAll(async () => {
  world = await openWarehouseWorld()
  await loadCity(world.platform)
  for (const role of ['department-officer', 'department-head', 'plan-office'] as const) {
    await world.person(role, 'commerce')
  }
  await loadDemoObservations(world.platform)
  await loadDemoProgress(world.platform)
  await world.asSystem((tx) =>
    refreshLights({ tx, now: world.platform.clock.now(), platform: world.platform }),
  )
  await world.settle()
})
afterAll(() => world?.close())

const leader = async () => (await world.as('leader')).client(planTrendsContract)

test('fed = rebuilt: what acts told the warehouse is what the records say', async () => {
  const fed = await world.contents()
  expect(fed.light!.length).toBeGreaterThan(1000)
  expect(fed.observation!.length).toBeGreaterThan(100)
  expect(fed.progress!.length).toBeGreaterThan(100)
  await world.warehouse.run(
    "alter table light delete where subject_id = '7' settings mutations_sync = 2",
  )
  await world.warehouse.run('truncate table progress')
  expect(await world.feeder.rebuild()).toBeGreaterThan(1000)
  await world.settle()
  expect(await world.contents()).toEqual(fed)
})

test('every point of a trend is the light that the records show for that day', async () => {
  const api = await leader()
  const trend = await api.listLightTrend({ query: { step: 'week' } })
  expect(trend).toMatchObject({ available: true, fresh: true, synthetic: true })
  const [all] = trend.groups
  expect(all!.points.length).toBe(53)
  expect(all!.points.at(-1)!.day).toBe('2018-04-16')
  const histories = await world.asSystem(async (tx) => {
    const lists = []
    for (const task of world.platform.city.tasks) lists.push(await lightHistory(tx, task.number))
    return lists
  })
  for (const point of all!.points) {
    const expected = { grey: 0, green: 0, yellow: 0, red: 0, blue: 0 }
    for (const history of histories) {
      const last = history.findLast((one) => one.day <= point.day)
      if (last) expected[last.light] += 1
    }
    expect(point).toEqual({ day: point.day, ...expected })
  }
})

test('groups add up: sections, sectors and departments count their own tasks', async () => {
  const api = await leader()
  for (const by of ['section', 'sector', 'department'] as const) {
    const { groups } = await api.listLightTrend({ query: { by, step: 'month' } })
    for (const group of groups) {
      const last = group.points.at(-1)!
      const count = last.grey + last.green + last.yellow + last.red + last.blue
      const own = world.platform.city.tasks.filter((task) => {
        if (by === 'department') return task.lead.includes(group.id)
        if (by === 'sector') return task.sector === group.id
        return task.sections.some((one) => one === group.id || one.startsWith(`${group.id}.`))
      })
      expect([group.id, count]).toEqual([group.id, own.length])
    }
    const one = await api.listLightTrend({ query: { by, of: groups[0]!.id, step: 'month' } })
    expect(one.groups).toEqual([groups[0]])
  }
})

test('a task and a target have their own course, and an unknown one has none', async () => {
  const api = await leader()
  const task = await api.getTaskTrend({ params: { task: 2 }, query: { step: 'day' } })
  expect(task.points.length).toBe(61)
  expect(task.points.every((point) => point.accepted <= point.total)).toBe(true)
  const target = world.platform.city.targets.find((one) => one.criterion.kind !== 'qualitative')!
  const course = await api.getTargetTrend({ params: { target: target.id } })
  const rows = await world.asSystem((tx) =>
    tx
      .selectFrom('plan_observation')
      .select(['period', 'value', 'known_at'])
      .where('indicator', '=', target.indicator)
      .orderBy('known_at')
      .orderBy('id')
      .execute(),
  )
  for (const period of course.periods) {
    const versions = rows.filter((row) => row.period === period.period)
    expect(period).toMatchObject({
      first: versions[0]!.value,
      latest: versions.at(-1)!.value,
      latestAt: versions.at(-1)!.known_at.toISOString(),
      versions: versions.length,
    })
  }
  await expect(api.getTaskTrend({ params: { task: 99 }, query: {} })).rejects.toMatchObject({
    problem: { code: 'request/not-found' },
  })
})

test('a span that is reversed or endless is refused before anything is asked', async () => {
  const api = await leader()
  for (const query of [
    { from: '2018-02-01', to: '2018-01-01' },
    { from: '1990-01-01', step: 'day' as const },
  ]) {
    await expect(api.listLightTrend({ query })).rejects.toMatchObject({
      problem: { code: 'request/invalid' },
    })
  }
})

test('with the warehouse away a page has an empty answer and its date, never an error', async () => {
  const api = await leader()
  await world.warehouse.stop()
  await until(async () => {
    await world.feeder.tick()
    return !world.warehouse.state().available
  }, 'a warehouse that is away')
  const trend = await api.listLightTrend({ query: {} })
  expect(trend).toMatchObject({ available: false, fresh: false })
  expect(trend.groups.map((group) => group.points)).toEqual([[]])
  expect(Date.parse(trend.asOf!)).toBeGreaterThan(Date.parse('2018-01-01'))
  expect(await api.getTaskTrend({ params: { task: 2 }, query: {} })).toMatchObject({
    available: false,
    points: [],
  })
  const ready = await world.browser().inject({ method: 'GET', url: '/readyz' })
  expect([ready.statusCode, ready.json().warehouse]).toEqual([200, 'away'])
})
