import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCarrierStates, listProjectStates } from '../../src/plan/projects/state.ts'
import { refusalOf } from '../setup/browser.ts'
import { charter, money, openProjects, type Player, type ProjectsWorld } from './projects-world.ts'

const day = 86_400_000
const project = 'services-trade-cloud'
let world: ProjectsWorld
let officer: Player
let head: Player
let office: Player
let leader: Player
let stranger: Player

beforeAll(async () => {
  world = await openProjects('2018-04-13')
  officer = await world.player('department-officer', 'commerce')
  head = await world.player('department-head', 'commerce')
  office = await world.player('plan-office', 'commerce')
  leader = await world.player('leader')
  stranger = await world.player('department-officer', 'sports')
})
afterAll(() => world?.close())

async function pass(days: number): Promise<void> {
  world.advance(days * day)
  officer = await world.again(officer)
  head = await world.again(head)
  office = await world.again(office)
  leader = await world.again(leader)
}

const params = { project }
const states = (on: string) =>
  world.asSystem((tx) => listProjectStates({ tx, platform: world.platform }, on))
const stateOf = async (on: string) => (await states(on)).find((one) => one.project === project)!
const link = { kind: 'link' as const, title: '证明', link: 'https://example.invalid/a' }

test('the register holds the projects that the plan names, known since the plan was issued', async () => {
  const { items } = await leader.listWorkProjects({ query: {} })
  expect(items).toHaveLength(10)
  expect(await states('2016-01-01')).toHaveLength(0)
  expect(await states(world.platform.city.city.plan.from)).toHaveLength(10)
})

test('a project is proposed by one and decided by another, or anyone registers what he likes', async () => {
  const both = await world.player(['department-officer', 'plan-office'], 'commerce')
  const mine = await both.proposeProject({ body: { charter } })
  expect(mine.stage).toBe('proposed')
  expect(mine.light).toBeNull()
  const of = { params: { project: mine.id }, revision: mine.revision }
  const body = { outcome: 'registered' as const, reason: '同意登记' }
  expect(await refusalOf(both.decideProject({ ...of, body }))).toBe('plan/own-proposal')
  await expect(
    world.asPerson(both.person, (tx) =>
      tx
        .updateTable('plan_project')
        .set({
          stage: 'registered',
          decided_by: both.person.id,
          decided_at: world.platform.clock.now(),
        })
        .where('id', '=', mine.id)
        .execute(),
    ),
  ).rejects.toThrow(/plan_project_four_eyes/)
  expect(await refusalOf(officer.decideProject({ ...of, body }))).toBe('request/forbidden')
  const registered = await office.decideProject({ ...of, body })
  expect(registered.stage).toBe('registered')
  const stale = { ...of, body: { reason: '并入其他项目' } }
  expect(await refusalOf(office.closeProject(stale))).toBe('request/conflict')
  const closed = await office.closeProject({
    ...stale,
    revision: registered.revision,
  })
  expect(closed).toMatchObject({ stage: 'closed', closeReason: '并入其他项目' })
  expect(await refusalOf(officer.addProjectMoney({ params: of.params, body: money() }))).toBe(
    'plan/not-at-this-stage',
  )
})

test('a charter names only what the city has, and keeps the version before', async () => {
  const before = await office.getWorkProject({ params })
  const change = (charter: object) =>
    officer.changeCharter({
      params,
      revision: before.revision,
      body: { charter: charter as never, reason: '变更' },
    })
  expect(await refusalOf(change({ ...before.charter, district: 'atlantis' }))).toBe(
    'plan/charter-unknown',
  )
  const until = '2010-01-01'
  expect(await refusalOf(change({ ...before.charter, until }))).toBe('plan/ends-before-it-begins')
  const after = await change({ ...before.charter, operator: '某运营公司' })
  expect(after.charters.map((one) => one.version)).toEqual([2, 1])
  expect(after.charters[1]!.content.operator).toBe('')
})

test('only the responsible department keeps a project; a stranger neither pays nor reports', async () => {
  expect(await refusalOf(stranger.addProjectMoney({ params, body: money() }))).toBe(
    'plan/not-your-project',
  )
  const report = {
    content: { state: 'done' as const, done: '', next: '', problems: '' },
  }
  expect(
    await refusalOf(
      stranger.saveProjectReport({
        params: { project, period: '2018-Q1' },
        revision: 0,
        body: report,
      }),
    ),
  ).toBe('plan/not-your-project')
  expect(await refusalOf(leader.addProjectMoney({ params, body: money() }))).toBe(
    'request/forbidden',
  )
})

test('every former day of a milestone stays, and one step wins where two act at once', async () => {
  const added = await officer.addProjectMilestone({
    params,
    body: { title: '平台上线', day: '2018-04-20' },
  })
  const milestone = added.milestoneList[0]!
  const step = (act: 'move' | 'reach' | 'drop', on: string, revision: number, reason = '') =>
    officer.stepProjectMilestone({
      params: { milestone: milestone.id },
      revision,
      body: { act, day: on, reason },
    })
  expect(await refusalOf(step('move', '2018-05-10', 1))).toBe('plan/reason-missing')
  await step('move', '2018-05-10', 1, '采购延期')
  expect(await refusalOf(step('move', '2018-06-10', 1, '再延期'))).toBe('request/conflict')
  expect(await refusalOf(step('reach', '2018-12-01', 2))).toBe('plan/day-in-future')
  const reached = await step('reach', '2018-04-12', 2)
  expect(reached.milestoneList[0]).toMatchObject({
    stage: 'reached',
    formerDays: ['2018-04-20'],
    plannedDay: '2018-05-10',
    actualDay: '2018-04-12',
    shown: false,
  })
  expect(await refusalOf(step('drop', '2018-04-13', 3, '取消'))).toBe('plan/not-at-this-stage')
})

test('a milestone counts in the light once the office has accepted its evidence, not before', async () => {
  const { milestoneList } = await officer.getWorkProject({ params })
  const milestone = milestoneList[0]!.id
  const proof = await officer.submitProjectEvidence({
    body: { ...link, subject: { kind: 'milestone', milestone } },
  })
  const said = await leader.getWorkProject({ params })
  expect(said.light!.evidenced.state).toBe('none')
  expect(said.evidence.submitted).toBe(1)
  const of = { params: { evidence: proof.id }, revision: proof.revision }
  const body = { outcome: 'accepted' as const, reason: '属实' }
  expect(await refusalOf(officer.judgeProjectEvidence({ ...of, body }))).toBe('request/forbidden')
  await office.judgeProjectEvidence({ ...of, body })
  const shown = await leader.getWorkProject({ params })
  expect(shown.light!.evidenced).toMatchObject({ state: 'complete', accepted: 1, total: 1 })
  expect(shown.milestones).toMatchObject({ reached: 1, shown: 1 })
})

test('three kinds of money stand apart, and paying beyond what was authorised is said', async () => {
  const enter = (more: object) => officer.addProjectMoney({ params, body: money(more) })
  expect(await refusalOf(enter({ kind: 'authorised' }))).toBe('plan/document-missing')
  expect(await refusalOf(enter({ day: '2018-06-01' }))).toBe('plan/day-in-future')
  await enter({ kind: 'planned', amount: '1000' })
  await enter({ kind: 'authorised', amount: '100.25', document: '武发改〔2018〕7号' })
  const after = await enter({ amount: '120.5' })
  expect(after.sums.all[0]).toMatchObject({
    planned: { said: '1000', shown: '0' },
    authorised: { said: '100.25' },
    paid: { said: '120.5', shown: '0' },
    paidOfPlannedPercent: '12.0',
    paidOfAuthorisedPercent: '120.1',
  })
  expect(after.warnings).toEqual([
    { code: 'paid-above-authorised', currency: 'CNY', more: '120.5', less: '100.25' },
  ])
})

test('a correction known later leaves what was known before as it was', async () => {
  const today = '2018-04-13'
  const before = await stateOf(today)
  await pass(3)
  const { money: lines } = await officer.getWorkProject({ params })
  const line = lines.find((one) => one.current.kind === 'paid')!
  const of = { params: { line: line.line }, revision: 1 }
  const correct = (more: object) =>
    officer.correctProjectMoney({ ...of, body: { ...money(more), reason: '退款' } })
  expect(await refusalOf(correct({ kind: 'planned' }))).toBe('plan/kind-stays')
  expect(await refusalOf(correct({}))).toBe('plan/nothing-corrected')
  const after = await correct({ amount: '90' })
  expect(after.sums.all[0]!.paid.said).toBe('90')
  expect(after.warnings).toEqual([])
  expect(await refusalOf(correct({ amount: '80' }))).toBe('request/conflict')
  expect(await stateOf(today)).toEqual(before)
  const then = await leader.getWorkProject({ params, query: { asOf: today } })
  expect(then.sums.all[0]!.paid.said).toBe('120.5')
})

test('evidence shows the version it was given for; a corrected figure has to be shown anew', async () => {
  const { money: lines } = await officer.getWorkProject({ params })
  const { line, current } = lines.find((one) => one.current.kind === 'paid')!
  const prove = async (version: number) => {
    const proof = await officer.submitProjectEvidence({
      body: { ...link, subject: { kind: 'money', line, version } },
    })
    await office.judgeProjectEvidence({
      params: { evidence: proof.id },
      revision: proof.revision,
      body: { outcome: 'accepted', reason: '属实' },
    })
  }
  await prove(1)
  const paid = async () => (await leader.getWorkProject({ params })).sums.all[0]!.paid
  expect(await paid()).toMatchObject({ said: '90', shown: '0' })
  await prove(current.version)
  expect(await paid()).toMatchObject({ said: '90', shown: '90' })
})

test('a quarterly report is signed by the head, and corrected by a new version with its reason', async () => {
  const of = { params: { project, period: '2018-Q1' }, revision: 0 }
  const content = { state: 'in-progress' as const, done: '完成开发', next: '', problems: '' }
  const save = (more: object) => officer.saveProjectReport({ ...of, body: { content, ...more } })
  expect(
    await refusalOf(
      officer.saveProjectReport({
        params: { project, period: '2018-Q3' },
        revision: 0,
        body: { content },
      }),
    ),
  ).toBe('plan/period-not-open')
  const sent = await save({ submit: true })
  const report = sent.reports[0]!
  expect((await leader.getWorkProject({ params })).reports).toHaveLength(0)
  const signed = await head.settleProjectReport({
    params: { report: report.id },
    revision: report.revision,
    body: { outcome: 'signed' },
  })
  expect(signed.light!.reported).toMatchObject({ state: 'in-progress', period: '2018-Q1' })
  expect(await refusalOf(save({}))).toBe('plan/reason-missing')
  const corrected = await save({ reason: '补充数据', content: { ...content, done: '完成测试' } })
  expect(corrected.reports.map((one) => [one.version, one.stage])).toEqual([
    [2, 'draft'],
    [1, 'signed'],
  ])
})

test('everybody reads what evidence shows, and not a word that officials wrote', async () => {
  const outside = await world.player('enterprise-reporter')
  const { projects } = await outside.listProjects()
  expect(projects).toHaveLength(11)
  const shown = await outside.getProject({ params })
  expect(shown.money).toEqual([{ kind: 'paid', currency: 'CNY', year: 2018, amount: '90' }])
  expect(shown.milestones).toEqual([
    { title: '平台上线', plannedDay: '2018-05-10', moved: 1, shownDay: '2018-04-12' },
  ])
  expect(JSON.stringify(shown)).not.toMatch(/采购延期|退款|武发改/)
  expect(await refusalOf(outside.getWorkProject({ params }))).toBe('request/forbidden')
})

test('carriers report years with versions; the state of a former day keeps the former figure', async () => {
  const carrier = 'beidou-city'
  const report = (more: object, revision = 0) =>
    officer.reportCarrierFigure({
      params: { carrier },
      revision,
      body: { indicator: 'employment', year: 2017, value: '120', ...more },
    })
  expect(await refusalOf(report({ year: 2018 }))).toBe('plan/year-not-over')
  expect(await refusalOf(report({ value: '1.5' }))).toBe('plan/too-many-places')
  await report({})
  expect(await refusalOf(report({ value: '121' }))).toBe('request/conflict')
  expect(await refusalOf(report({ value: '121' }, 1))).toBe('plan/reason-missing')
  await pass(1)
  const after = await report({ value: '121', reason: '漏计' }, 1)
  expect(after.figures[0]).toMatchObject({ value: '121', version: 2 })
  expect(after.figures[0]!.former[0]).toMatchObject({ value: '120', version: 1 })
  const then = await world.asSystem((tx) =>
    listCarrierStates({ tx, platform: world.platform }, '2018-04-16'),
  )
  expect(then.find((one) => one.carrier === carrier)!.figures[0]!.value).toBe('120')
  expect(
    await refusalOf(
      stranger.reportCarrierFigure({
        params: { carrier },
        revision: 0,
        body: { indicator: 'employment', year: 2016, value: '1' },
      }),
    ),
  ).toMatch(/request\/sign-in-required|plan\/not-your-carrier/)
})

test('lists filter by the server, and the export says the same as the list', async () => {
  const { items, counts } = await leader.listWorkProjects({ query: { lead: 'cyberspace' } })
  expect(items.map((one) => one.lead)).toEqual(['cyberspace', 'cyberspace', 'cyberspace'])
  expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(3)
  const file = await leader.exportProjects({
    query: { lead: 'cyberspace', format: 'csv', columns: ['name', 'planned'] },
  })
  const text = typeof file === 'string' ? file : await new Response(file as never).text()
  expect(text.trim().split('\n')).toHaveLength(4)
})
