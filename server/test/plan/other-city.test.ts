import { join } from 'node:path'
import { contracts } from '@wstc/domain/contracts'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoPeople } from '../../src/identity/demo.ts'
import type { DemoAccount } from '../../src/identity/index.ts'
import { loadCity } from '../../src/plan/city/load.ts'
import { loadDemoObservations } from '../../src/plan/targets/demo.ts'
import { loadDemoProgress } from '../../src/plan/tasks/demo.ts'
import { readCity } from '../../src/platform/city.ts'
import { openWorld, type World } from '../setup/world.ts'

const cities = join(import.meta.dirname, '../fixtures/cities')
let city: CityPack
let world: World
let accounts: readonly DemoAccount[]

beforeAll(async () => {
  city = await readCity('harbour-2017', checkPack, cities)
  world = await openWorld({ city, day: '2018-04-16' })
  await loadCity(world.platform)
  accounts = (await loadDemoPeople(world.platform))!
  await loadDemoObservations(world.platform)
  await loadDemoProgress(world.platform)
})
afterAll(() => world?.close())

test('another city starts with the demo on: its own departments, its own coordinating department', () => {
  const office = accounts.find((one) => one.role === 'plan-office')!
  expect(office.organisation.en).toBe('Trade Office of Harbour City')
  const officers = accounts.filter((one) => one.role === 'department-officer')
  expect(officers.map((one) => one.organisation.zh)).toEqual([
    '海港市贸易办',
    '海港市港务局',
    '海港市数据局',
  ])
  expect(JSON.stringify(accounts)).not.toMatch(/武汉|Wuhan/)
})

test('its tasks have a history, its targets figures and findings, and nothing of Wuhan’s', async () => {
  const leader = await world.as('leader')
  const plan = leader.client(contracts.plan)
  const { items } = await plan.listWorkTasks({ query: {} })
  expect(items.map((one) => one.number)).toEqual([1, 2, 3])
  expect(items.every((one) => one.light?.light)).toBe(true)
  const { evidence, reports } = await plan.getWorkTask({ params: { task: 1 } })
  expect(evidence.length + reports.length).toBeGreaterThan(2)
  expect(evidence.every((one) => one.submittedAt > '2017-02-06')).toBe(true)
  const { targets } = await plan.listJudgedTargets({ query: {} })
  expect(targets).toHaveLength(2)
  const { versions } = await plan.getSeries({ params: { id: 'ship-services' }, query: {} })
  expect(versions.some((one) => one.act === 'correct')).toBe(true)
  const { findings } = await plan.listFindings({ params: { id: 'pilot-office-2018' } })
  expect(findings).toHaveLength(1)
})

test('a coordinating department that the city does not have is named with file and line', () => {
  const wrong = checkPack({ ...city, city: { ...city.city, coordinator: 'commerce' } })
  expect(wrong).toMatchObject([{ file: 'city.yaml', pointer: ['coordinator'] }])
})

test('an accent that nobody could read is refused', () => {
  const accent = { ...city.city.accent, light: '#8cc4f0' }
  const [wrong] = checkPack({ ...city, city: { ...city.city, accent } })
  expect(wrong).toMatchObject({ file: 'city.yaml', pointer: ['accent', 'light'] })
  expect(wrong!.message.en).toContain('contrast of 1.8')
})
