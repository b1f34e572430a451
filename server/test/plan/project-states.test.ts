import { planProjectsContract } from '@wstc/domain/plan/contract/projects'
import { projectStateOn } from '@wstc/domain/plan/rules/project-state'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf, loadRows } from '../../src/plan/projects/facts.ts'
import { listProjectStates } from '../../src/plan/projects/state.ts'
import { registerPlanProjects } from '../../src/plan/projects/sync.ts'
import { openWorld, type World } from '../setup/world.ts'

const project = 'services-trade-cloud'
const today = '2018-04-13'
let world: World

beforeAll(async () => {
  world = await openWorld({ day: today })
  await registerPlanProjects(world.platform)
})
afterAll(() => world?.close())

/** The state told, after it was seen to be what the rows say when nothing is kept. */
async function told(day = today) {
  const { platform } = world
  const { kept, fresh } = await world.asSystem(async (tx) => ({
    kept: await listProjectStates({ tx, platform }, day),
    fresh: factsOf(await loadRows(tx)).flatMap(
      (facts) => projectStateOn(facts, platform.city.city, day) ?? [],
    ),
  }))
  expect(kept).toEqual(fresh)
  expect(kept.length).toBeGreaterThan(1)
  return kept.find((one) => one.project === project)!
}

test('a kept state never outlives a row that it was computed from', async () => {
  const officer = (await world.as('department-officer', 'commerce')).client(planProjectsContract)
  const office = (await world.as('plan-office', 'commerce')).client(planProjectsContract)
  const params = { project }
  expect((await told()).milestones.total).toBe(0)
  const made = await officer.addProjectMilestone({
    params,
    body: { title: '平台上线', day: '2018-04-20' },
  })
  const milestone = made.milestoneList[0]!.id
  expect((await told()).milestones).toMatchObject({ total: 1, reached: 0 })
  await officer.stepProjectMilestone({
    params: { milestone },
    revision: 1,
    body: { act: 'reach', day: '2018-04-12', reason: '' },
  })
  expect((await told()).milestones).toMatchObject({ total: 1, reached: 1, shown: 0 })
  const proof = await officer.submitProjectEvidence({
    body: {
      kind: 'link',
      title: '上线截图',
      link: 'https://example.invalid/a',
      subject: { kind: 'milestone', milestone },
    },
  })
  expect((await told()).evidence).toMatchObject({ submitted: 1, accepted: 0 })
  await office.judgeProjectEvidence({
    params: { evidence: proof.id },
    revision: 1,
    body: { outcome: 'accepted', reason: '属实' },
  })
  expect((await told()).milestones).toMatchObject({ total: 1, reached: 1, shown: 1 })
  expect((await told('2018-04-12')).milestones.total).toBe(0)
})
