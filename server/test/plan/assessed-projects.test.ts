import { join } from 'node:path'
import { addFractions, compareFractions, fractionOf, zero } from '@wstc/domain/kernel/fraction'
import type { DepartmentInputs } from '@wstc/domain/plan/model/assessment/inputs'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import { scoreDepartment } from '@wstc/domain/plan/rules/assessment/score'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemoPeople } from '../../src/identity/demo.ts'
import { collectInputs } from '../../src/plan/assessment/inputs/collect.ts'
import { loadCity } from '../../src/plan/city/load.ts'
import { loadDemoProjects } from '../../src/plan/projects/demo.ts'
import { listProjectStates } from '../../src/plan/projects/state.ts'
import { registerPlanProjects } from '../../src/plan/projects/sync.ts'
import { readCity } from '../../src/platform/city.ts'
import { openWorld, type World } from '../setup/world.ts'
import { money, openProjects, type Player, type ProjectsWorld } from './projects-world.ts'

const day = 86_400_000
const project = 'services-trade-cloud'
let world: ProjectsWorld
let harbour: World

beforeAll(async () => {
  world = await openProjects('2018-04-13')
})
afterAll(async () => {
  await world?.close()
  await harbour?.close()
})

const asked = (of: World, period: string, cutOff: string) =>
  of.asSystem((tx) =>
    collectInputs(
      { tx, now: of.platform.clock.now(), platform: of.platform, period, cutOff },
      of.platform.city.assessment,
    ),
  )
const rowOf = (inputs: readonly DepartmentInputs[], department: string, id = project) =>
  inputs
    .find((one) => one.department === department)!
    .collections.projects!.find((one) => one.id === id)

async function enterAndShow(officer: Player, office: Player): Promise<void> {
  const accept = async (subject: object) => {
    const proof = await officer.submitProjectEvidence({
      body: { kind: 'link', title: '证明', link: 'https://example.invalid/a', subject } as never,
    })
    await office.judgeProjectEvidence({
      params: { evidence: proof.id },
      revision: proof.revision,
      body: { outcome: 'accepted', reason: '属实' },
    })
  }
  const params = { project }
  for (const [title, promised] of [
    ['平台上线', '2018-04-20'],
    ['通过验收', '2018-05-18'],
    ['全市推广', '2018-09-28'],
  ] as const) {
    await officer.addProjectMilestone({ params, body: { title, day: promised } })
  }
  const { milestoneList } = await officer.getWorkProject({ params })
  const [online, checked] = milestoneList
  const step = (milestone: string, act: 'move' | 'reach', on: string, reason = '') =>
    officer.stepProjectMilestone({
      params: { milestone },
      revision: 1,
      body: { act, day: on, reason },
    })
  await step(online!.id, 'reach', '2018-04-12')
  await accept({ kind: 'milestone', milestone: online!.id })
  await step(checked!.id, 'move', '2018-07-20', '验收专家未到齐')
  await officer.addProjectMoney({ params, body: money({ kind: 'planned', amount: '1000' }) })
  const paid = await officer.addProjectMoney({ params, body: money({ amount: '250.5' }) })
  const line = paid.money.find((one) => one.current.kind === 'paid')!.line
  await accept({ kind: 'money', line, version: 1 })
  await officer.addProjectMoney({ params, body: money({ amount: '400' }) })
}

test('a department’s projects earn what was promised first and shown by evidence, with the reckoning and its page', async () => {
  const officer = await world.player('department-officer', 'commerce')
  const office = await world.player('plan-office', 'commerce')
  await enterAndShow(officer, office)
  world.advance(100 * day)
  const inputs = await asked(world, '2018-Q2', '2018-07-20')
  const row = rowOf(inputs, 'commerce')!
  expect(row).toMatchObject({
    link: `/projects/${project}?asOf=2018-07-20`,
    values: {
      'milestones-due': '2',
      'milestones-in-time': '1',
      'investment-planned': '0.1',
      'investment-paid': '0.02505',
    },
  })
  expect(row.explained!['milestones-due']!.map((one) => one.zh)).toEqual([
    '“平台上线”首次承诺 2018-04-20，2018-04-12 完成：按期',
    '“通过验收”首次承诺 2018-05-18：未完成',
  ])
  expect(rowOf(inputs, 'finance')).toBeUndefined()
  const system = world.platform.city.assessment
  const { items } = scoreDepartment(system, inputs.find((one) => one.department === 'commerce')!)
  const result = (id: string) => items.find((one) => one.item === id)!.result
  expect([result('milestones-in-time'), result('investment-done')]).toEqual(['0.5', '0.2505'])
})

test('what becomes known after the cut-off changes no input', async () => {
  const before = await asked(world, '2018-Q2', '2018-07-20')
  const late = await world.player('department-officer', 'commerce')
  await late.addProjectMoney({
    params: { project },
    body: money({ amount: '9000', day: '2018-06-01' }),
  })
  expect(await asked(world, '2018-Q2', '2018-07-20')).toEqual(before)
  const known = await asked(world, '2018-Q2', '2018-07-23')
  expect(rowOf(known, 'commerce')!.explained!['investment-paid']![0]!.zh).toContain('0.96505')
})

test('another city’s invented course gives its departments rows that agree with the register', async () => {
  const cities = join(import.meta.dirname, '../fixtures/cities')
  harbour = await openWorld({
    city: await readCity('harbour-2017', checkPack, cities),
    day: '2018-04-16',
    register: () => undefined,
  })
  await loadCity(harbour.platform)
  await registerPlanProjects(harbour.platform)
  await loadDemoPeople(harbour.platform)
  expect(await loadDemoProjects(harbour.platform)).toBe(true)
  const cutOff = '2018-01-23'
  const { platform } = harbour
  const row = rowOf(await asked(harbour, '2017', cutOff), 'port-authority', 'pilot-quay')!
  const states = await harbour.asSystem((tx) => listProjectStates({ tx, platform }, cutOff))
  const state = states.find((one) => one.project === 'pilot-quay')!
  expect(row.values.light).toBe(state.light.light)
  expect(Number(row.values['milestones-due'])).toBeGreaterThan(0)
  const planned = state.investment.byYear
    .filter((one) => one.currency === 'CNY' && one.year <= 2017)
    .map((one) => fractionOf(one.planned.said))
    .reduce(addFractions, zero)
  const { n, d } = fractionOf(row.values['investment-planned']!)
  expect(compareFractions({ n: n * 10_000n, d }, planned)).toBe(0)
  expect(planned.n).toBeGreaterThan(0n)
})
