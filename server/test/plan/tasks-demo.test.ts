import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoProgress } from '../../src/plan/tasks/demo.ts'
import { refreshLights } from '../../src/plan/tasks/service/lights.ts'
import { openTasks, type Player, type TasksWorld } from './tasks-world.ts'

let world: TasksWorld
let leader: Player
let officer: Player

beforeAll(async () => {
  world = await openTasks('2018-04-16')
  leader = await world.player('leader')
  officer = await world.player('department-officer', 'commerce')
  await world.player('department-head', 'commerce')
  await world.player('plan-office', 'commerce')
  await loadDemoProgress(world.platform)
})
afterAll(() => world?.close())

test('the demo loads once, and every row says that it is synthetic', async () => {
  expect(await loadDemoProgress(world.platform)).toBe(false)
  const tables = [
    'plan_report',
    'plan_obligation',
    'plan_evidence',
    'plan_light',
    'plan_milestone',
  ] as const
  for (const table of tables) {
    const rows = await world.asSystem((tx) => tx.selectFrom(table).select('synthetic').execute())
    expect(rows.length).toBeGreaterThan(40)
    expect(rows.every((row) => row.synthetic)).toBe(true)
  }
})

test('its lights are those of the rule, of every colour that matters, with disagreements among them', async () => {
  const { items, total, counts } = await leader.listWorkTasks({ query: { limit: 200 } })
  expect(total).toBe(40)
  for (const light of ['green', 'yellow', 'red', 'blue'])
    expect(counts[light] ?? 0).toBeGreaterThan(0)
  expect(items.some((line) => line.light!.disagreements.length > 0)).toBe(true)
  const red = await leader.listWorkTasks({ query: { light: 'red', sort: 'due' } })
  expect(red.items.every((line) => line.light?.light === 'red')).toBe(true)
  // Computed again from the stored records as of today, nothing jumps.
  const before = new Map(items.map((line) => [line.number, line.light!.light]))
  await world.asSystem((tx) =>
    refreshLights({ tx, now: world.platform.clock.now(), platform: world.platform }),
  )
  const again = await leader.listWorkTasks({ query: { limit: 200 } })
  const jumped = again.items.filter((line) => line.light!.light !== before.get(line.number))
  expect(jumped.map((line) => line.number)).toEqual([])
})

test('list, matrix, board, Gantt, work and burden answer, in pages and as files', async () => {
  const first = await leader.listWorkTasks({ query: { limit: 15, sort: 'light' } })
  const second = await leader.listWorkTasks({
    query: { limit: 15, sort: 'light', after: first.next! },
  })
  expect(new Set([...first.items, ...second.items].map((line) => line.number)).size).toBe(30)
  const matrix = await leader.getMatrix({ query: {} })
  expect(matrix.period).toBe('2018-Q1')
  expect(matrix.cells.filter((cell) => cell.task === 12 && cell.duty === 'lead')).toHaveLength(2)
  expect((await leader.getBoard({ query: {} })).columns.flatMap((one) => one.tasks)).toHaveLength(
    40,
  )
  expect((await leader.getGantt({ query: { sector: 'finance' } })).tasks.length).toBeLessThan(40)
  const mine = await officer.getMyWork()
  expect(mine.items.length).toBeGreaterThan(0)
  const days = mine.items.flatMap((item) => item.dueDay ?? [])
  expect(days).toEqual(days.toSorted())
  const burden = await leader.getBurden({ query: {} })
  expect(Number(burden.totals.at(-1)!.prefilledPercent)).toBeGreaterThan(0)
  const sheet = await leader.exportTasks({ query: { format: 'csv', light: 'red' } })
  expect(await sheet.text()).toContain('序号')
  const table = await leader.exportMatrix({ query: { format: 'csv' } })
  expect((await table.text()).split('\n').length).toBeGreaterThan(30)
  const detail = await leader.getWorkTask({ params: { task: 22 } })
  expect(detail.reports.length).toBeGreaterThan(6)
  expect(detail.lightChanges.length).toBeGreaterThan(1)
  expect(Object.keys(planTasksContract)).toContain('getMatrix')
})
