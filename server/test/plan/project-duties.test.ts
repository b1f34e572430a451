import { deskContract } from '@wstc/domain/desk/contract'
import { planProjectsContract } from '@wstc/domain/plan/contract/projects'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerPlanProjects } from '../../src/plan/projects/sync.ts'
import { sendReminders } from '../../src/plan/tasks/service/reminders.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

const day = 86_400_000
const project = 'services-trade-cloud'
const params = { project }
let world: World
let officer: SignedIn
let head: SignedIn
let office: SignedIn

beforeAll(async () => {
  world = await openWorld({ day: '2018-04-13' })
  await registerPlanProjects(world.platform)
  officer = await world.as('department-officer', 'commerce')
  head = await world.as('department-head', 'commerce')
  office = await world.as('plan-office', 'commerce')
})
afterAll(() => world?.close())

const projects = (who: SignedIn) => who.client(planProjectsContract)
const workOf = async (who: SignedIn, kind: string) =>
  (await who.client(planTasksContract).getMyWork({})).items.filter((one) => one.kind === kind)
const remind = () =>
  world.asSystem((tx) =>
    sendReminders({ tx, now: world.platform.clock.now(), platform: world.platform }),
  )
const remindedOf = async (who: SignedIn, topic: string): Promise<number> => {
  const { rows } = await world.asSystem(async (tx) => ({
    rows: await tx
      .selectFrom('plan_reminder')
      .selectAll()
      .where('person', '=', who.person.id)
      .where('key', 'like', `${topic}:%`)
      .execute(),
  }))
  return rows.length
}

test('a milestone waits for its department until it is reached and shown, then for the office', async () => {
  const made = await projects(officer).addProjectMilestone({
    params,
    body: { title: '平台上线', day: '2018-04-20' },
  })
  const milestone = made.milestoneList[0]!.id
  const waiting = { id: milestone, task: null, dueDay: '2018-04-20', workingDaysLeft: 5 }
  expect(await workOf(officer, 'milestone-due')).toEqual([
    expect.objectContaining({ ...waiting, link: `/projects/${project}?tab=milestones` }),
  ])
  expect(await workOf(office, 'milestone-to-show')).toEqual([])
  await projects(officer).stepProjectMilestone({
    params: { milestone },
    revision: 1,
    body: { act: 'reach', day: '2018-04-12', reason: '' },
  })
  expect(await workOf(officer, 'milestone-due')).toEqual([])
  expect(await workOf(officer, 'milestone-to-show')).toMatchObject([{ id: milestone }])
  const proof = await projects(officer).submitProjectEvidence({
    body: {
      kind: 'link',
      title: '上线截图',
      link: 'https://example.invalid/a',
      subject: { kind: 'milestone', milestone },
    },
  })
  expect(await workOf(officer, 'milestone-to-show')).toEqual([])
  expect(await workOf(office, 'project-evidence-to-judge')).toMatchObject([
    { id: proof.id, text: '上线截图', link: '/projects/evidence' },
  ])
})

test('a quarter’s report waits for the officer, then for the head, and for nobody once it is signed', async () => {
  const mine = async (who: SignedIn, kind: string) =>
    (await workOf(who, kind)).filter((one) => one.id === project)
  expect(await mine(officer, 'project-report-due')).toMatchObject([{ period: '2018-Q1' }])
  const sent = await projects(officer).saveProjectReport({
    params: { project, period: '2018-Q1' },
    revision: 0,
    body: {
      content: { state: 'in-progress', done: '完成开发', next: '', problems: '' },
      submit: true,
    },
  })
  expect(await mine(officer, 'project-report-due')).toEqual([])
  expect(await mine(head, 'project-report-to-sign')).toHaveLength(1)
  const report = sent.reports[0]!
  await projects(head).settleProjectReport({
    params: { report: report.id },
    revision: report.revision,
    body: { outcome: 'signed' },
  })
  expect(await mine(head, 'project-report-to-sign')).toEqual([])
})

test('a carrier’s figures of the last year wait for its department, named one by one', async () => {
  const owner = await world.as('department-officer', 'development-reform')
  const [first] = (await workOf(owner, 'carrier-figure-due')).filter((one) => one.id === 'biolake')
  expect(first).toMatchObject({ period: '2017', link: '/carriers/biolake', dueDay: '2018-03-01' })
  const { carrierIndicators } = world.platform.city
  expect(first!.text.split('、')).toHaveLength(carrierIndicators.length)
  await projects(owner).reportCarrierFigure({
    params: { carrier: 'biolake' },
    revision: 0,
    body: { indicator: carrierIndicators[0]!.id, year: 2017, value: '12' },
  })
  const left = (await workOf(owner, 'carrier-figure-due')).find((one) => one.id === 'biolake')!
  expect(left.text.split('、')).toHaveLength(carrierIndicators.length - 1)
})

test('reminders follow the ladder for milestones, and a moved one begins it anew', async () => {
  await projects(officer).addProjectMilestone({
    params,
    body: { title: '通过验收', day: '2018-04-20' },
  })
  expect(await remindedOf(officer, 'project')).toBe(0)
  await remind()
  const before = await remindedOf(officer, 'project')
  expect(before).toBeGreaterThan(0)
  expect(await remindedOf(officer, 'carrier')).toBeGreaterThan(0)
  await remind()
  expect(await remindedOf(officer, 'project')).toBe(before)
  world.advance(3 * day)
  officer = await world.session(officer.person)
  const { milestoneList } = await projects(officer).getWorkProject({ params })
  const moved = milestoneList.find((one) => one.title === '通过验收')!
  await projects(officer).stepProjectMilestone({
    params: { milestone: moved.id },
    revision: moved.revision,
    body: { act: 'move', day: '2018-04-23', reason: '专家未到齐' },
  })
  await remind()
  expect(await remindedOf(officer, 'project')).toBeGreaterThan(before)
})

test('projects and carriers are found by Chinese, English and pinyin, and by insiders alone', async () => {
  const find = async (who: SignedIn, q: string) =>
    (await who.client(deskContract).search({ query: { q } })).items.map((one) => one.link)
  officer = await world.session(officer.person)
  const cloud = `/app/projects/${project}`
  expect(await find(officer, '服务贸易云')).toContain(cloud)
  expect(await find(officer, 'services trade cloud')).toContain(cloud)
  expect(await find(officer, 'ggswc')).toContain('/app/carriers/biolake')
  const outside = await world.as('enterprise-reporter')
  expect(await find(outside, '服务贸易云')).not.toContain(cloud)
  expect(await find(outside, 'ggswc')).toEqual([])
})
