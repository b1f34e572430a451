import { planCockpitContract } from '@wstc/domain/plan/contract/cockpit'
import { planTargetsContract } from '@wstc/domain/plan/contract/targets'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoPeople } from '../../src/identity/demo.ts'
import { loadCity } from '../../src/plan/city/load.ts'
import { loadDemoObservations } from '../../src/plan/targets/demo.ts'
import { loadDemoProgress } from '../../src/plan/tasks/demo.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

let world: World
let leader: SignedIn
beforeAll(async () => {
  world = await openWorld({ day: '2018-04-16', env: { DEMO: 'on' } })
  await loadCity(world.platform)
  await loadDemoPeople(world.platform)
  await loadDemoObservations(world.platform)
  await loadDemoProgress(world.platform)
  leader = await world.as('leader')
})
afterAll(() => world.close())

const cockpit = () => leader.client(planCockpitContract).getCockpit()

test('the cockpit says what the lists say, or a leader would be told two things', async () => {
  const seen = await cockpit()
  const tasks = await leader.client(planTasksContract).listWorkTasks({ query: { limit: 100 } })
  expect(Object.values(seen.lights.now).reduce((a, b) => a + b)).toBe(tasks.total)
  expect(seen.lights.now).toEqual(tasks.counts)
  const apart = tasks.items.filter((one) => (one.light?.disagreements.length ?? 0) > 0)
  expect(seen.disagreements.map((one) => one.task)).toEqual(apart.map((one) => one.number))
  const { targets } = await leader.client(planTargetsContract).listJudgedTargets({ query: {} })
  for (const verdict of new Set(targets.map((one) => one.verdict))) {
    const count = targets.filter((one) => one.verdict === verdict).length
    expect(seen.verdicts.now[verdict], verdict).toBe(count)
  }
  expect(seen.overall.map((one) => one.id)).toEqual(
    targets.filter((one) => one.sector.id === 'overall').map((one) => one.id),
  )
  expect(seen.sectors).toHaveLength(10)
  const lamps = new Set(seen.sections.flatMap((one) => one.tasks.map((task) => task.number)))
  expect(lamps.size).toBe(40)
})

test('a task that turned since the day compared with is among the changes with both lights', async () => {
  const seen = await leader
    .client(planCockpitContract)
    .getCockpit({ query: { since: '2018-01-01' } })
  expect(seen.changes.length).toBeGreaterThan(0)
  for (const one of seen.changes) {
    expect(one.before).not.toBe(one.after)
    expect(one.day >= seen.since).toBe(true)
    const history = await leader
      .client(planTasksContract)
      .listLights({ params: { task: one.task }, query: {} })
    const at = history.items.findIndex(
      (light) => light.day === one.day && light.light === one.after,
    )
    expect(history.items[at - 1]?.light, `task ${one.task}`).toBe(one.before)
  }
})

test('warnings name what is open, and an answered question leaves them at once', async () => {
  const client = leader.client(planTasksContract)
  const asked = await client.askQuestion({ params: { task: 3 }, body: { text: '何时完成？' } })
  const before = (await cockpit()).late
  expect(before.find((one) => one.kind === 'question' && one.id === asked.id)?.task).toBe(3)
  const overdue = before.filter((one) => one.outlook === 'overdue')
  for (const one of overdue) expect(one.workingDaysLeft).toBeLessThanOrEqual(0)
  const department = world.platform.city.tasks.find((one) => one.number === 3)!.lead[0]!
  const officer = await world.as('department-officer', department)
  await officer
    .client(planTasksContract)
    .answerQuestion({ params: { question: asked.id }, revision: 1, body: { text: '年底前。' } })
  expect((await cockpit()).late.some((one) => one.id === asked.id)).toBe(false)
})

test('nobody outside the offices sees it', async () => {
  for (const role of ['enterprise-admin', 'audit-admin'] as const) {
    const other = await world.as(role)
    const reply = await other.inject({ method: 'GET', url: '/api/v1/plan/work/cockpit' })
    expect(reply.statusCode).toBe(403)
  }
})

test('a reader who has the snapshot is sent nothing, until something in it differs', async () => {
  const url = '/api/v1/plan/work/cockpit'
  const first = await leader.inject({ method: 'GET', url })
  const tag = String(first.headers.etag)
  const again = await leader.inject({ method: 'GET', url, headers: { 'if-none-match': tag } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  await leader
    .client(planTasksContract)
    .askQuestion({ params: { task: 5 }, body: { text: '进度如何？' } })
  const changed = await leader.inject({ method: 'GET', url, headers: { 'if-none-match': tag } })
  expect(changed.statusCode).toBe(200)
  expect(changed.headers.etag).not.toBe(tag)
})
