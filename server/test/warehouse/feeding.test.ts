import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadCity } from '../../src/plan/city/load.ts'
import { loadDemoObservations } from '../../src/plan/targets/demo.ts'
import { loadDemoProgress } from '../../src/plan/tasks/demo.ts'
import { openWarehouseWorld, type WarehouseWorld } from './open-warehouse.ts'

let world: WarehouseWorld

beforeAll(async () => {
  world = await openWarehouseWorld()
  await loadCity(world.platform)
  for (const role of ['department-officer', 'department-head', 'plan-office'] as const) {
    await world.person(role, 'commerce')
  }
  await world.settle()
})
afterAll(() => world?.close())

test('what acts fed equals what is rebuilt from the records, or one of the two tells a lie', async () => {
  await loadDemoObservations(world.platform)
  await loadDemoProgress(world.platform)
  await world.settle()
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
