import { createHash } from 'node:crypto'
import { deskContract } from '@wstc/domain/desk/contract'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOpenQuestions } from '../../src/plan/tasks/service/evidence.ts'
import { refreshLights } from '../../src/plan/tasks/service/lights.ts'
import { refusalOf } from '../setup/browser.ts'
import { openTasks, type Player, reportAndSign, type TasksWorld } from './tasks-world.ts'

const day = 86_400_000
let world: TasksWorld
let officer: Player
let head: Player
let office: Player
let leader: Player

/** Task 18: commerce alone. */
const task = 18

const platformCall = <T>(
  work: (call: Parameters<typeof refreshLights>[0]) => Promise<T>,
): Promise<T> =>
  world.asSystem((tx) => work({ tx, now: world.platform.clock.now(), platform: world.platform }))

beforeAll(async () => {
  world = await openTasks('2018-04-13')
  await world.open()
  officer = await world.player('department-officer', 'commerce')
  head = await world.player('department-head', 'commerce')
  office = await world.player('plan-office', 'commerce')
  leader = await world.player('leader')
})
afterAll(() => world?.close())

/** Lets days pass; everyone signs in again. */
async function pass(days: number): Promise<void> {
  world.advance(days * day)
  officer = await world.again(officer)
  head = await world.again(head)
  office = await world.again(office)
  leader = await world.again(leader)
}

const requirementOf = (kind: string, of = task) =>
  world.platform.city.tasks
    .find((one) => one.number === of)!
    .evidence.find((one) => (one.accepts as string[]).includes(kind))!

test('evidence counts only once someone else has accepted it: four eyes, also in the database', async () => {
  const both = await world.as(['department-officer', 'plan-office'], 'commerce')
  const judge = both.client(planTasksContract)
  const requirement = world.platform.city.tasks.find((one) => one.number === task)!.evidence[0]!
  const body =
    requirement.accepts[0] === 'figure'
      ? { kind: 'figure' as const, value: '12', unit: '个', day: '2018-03-31', source: '台账' }
      : { kind: 'link' as const, link: 'https://example.invalid/a' }
  const mine = await judge.submitEvidence({
    params: { task },
    body: { ...body, requirement: requirement.id, title: '名单' } as never,
  })
  const params = { evidence: mine.id }
  const { revision } = mine
  const verdict = { outcome: 'accepted' as const, reason: '齐备' }
  expect(await refusalOf(judge.judgeEvidence({ params, revision, body: verdict }))).toBe(
    'plan/own-evidence',
  )
  await expect(
    world.asPerson(both.person, (tx) =>
      tx
        .updateTable('plan_evidence')
        .set({
          stage: 'accepted',
          judged_by: both.person.id,
          judged_at: world.platform.clock.now(),
        })
        .where('id', '=', mine.id)
        .execute(),
    ),
  ).rejects.toThrow(/plan_evidence_four_eyes/)
  expect(await refusalOf(officer.judgeEvidence({ params, revision, body: verdict }))).toBe(
    'request/forbidden',
  )
  const before = (await leader.getWorkTask({ params: { task } })).light?.evidenced.accepted ?? 0
  const accepted = await office.judgeEvidence({ params, revision, body: verdict })
  expect(accepted.stage).toBe('accepted')
  expect((await leader.getWorkTask({ params: { task } })).light?.evidenced.accepted).toBe(
    before + 1,
  )
  expect(
    await refusalOf(office.judgeEvidence({ params, revision: accepted.revision, body: verdict })),
  ).toBe('plan/not-at-this-stage')
})

test('an address is https or nothing, and a requirement takes only the kinds it names', async () => {
  const requirement = requirementOf('link', 3)
  const of = (link: string) =>
    officer.submitEvidence({
      params: { task: 3 },
      body: { kind: 'link', requirement: requirement.id, title: '公告', link },
    })
  expect(await refusalOf(of('http://example.invalid/a'))).toBe('request/invalid')
  expect(await refusalOf(of('javascript:alert(1)'))).toBe('request/invalid')
  const fine = await of('https://example.invalid/a')
  expect(fine.publicity).toBe('internal')
  const params = { evidence: fine.id }
  const back = await officer.withdrawEvidence({ params, revision: 1, body: { reason: '有新版' } })
  expect(back.stage).toBe('withdrawn')
  expect(
    await refusalOf(
      office.judgeEvidence({ params, revision: 2, body: { outcome: 'accepted', reason: '好' } }),
    ),
  ).toBe('plan/not-at-this-stage')
})

test('live evidence keeps value, question, parameters and time, and every answer of every day', async () => {
  const requirement = requirementOf('live', task)
  await reportAndSign(officer, head, task, '2018-Q1')
  const live = await officer.submitEvidence({
    params: { task },
    body: { kind: 'live', requirement: requirement.id, title: '按时报送率' },
  })
  expect(live.answer).toMatchObject({
    question: requirement.live!.question,
    parameters: requirement.live!.parameters,
    value: '100.0',
    unit: '%',
  })
  await platformCall(askOpenQuestions)
  await pass(1)
  await platformCall(askOpenQuestions)
  const { items } = await leader.listLiveAnswers({
    params: { task },
    query: { requirement: requirement.id },
  })
  expect(items).toHaveLength(3)
  await expect(
    world.asSystem((tx) => tx.updateTable('plan_answer').set({ value: '1' }).execute()),
  ).rejects.toThrow(/append-only|permission denied/)
})

test('a report filled in late leaves the period yellow or red, never green', async () => {
  // Task 2 begins in 2017 and its evidence is not due before the end of 2018.
  const late = 2
  await pass(5)
  const [slow, slowHead] = [
    await world.player('department-officer', 'assessment-office'),
    await world.player('department-head', 'assessment-office'),
  ]
  await reportAndSign(slow, slowHead, late, '2018-Q1')
  const { light } = await leader.getWorkTask({ params: { task: late } })
  expect(light?.reasons.map((reason) => reason.code)).toContain('report-filled-in-late')
  expect(['yellow', 'red']).toContain(light?.light)
})

test('the history of a light refuses to be repainted', async () => {
  await platformCall(refreshLights)
  const { items } = await leader.listLights({ params: { task }, query: {} })
  const last = items.at(-1)!
  const row = await world.asSystem((tx) =>
    tx
      .selectFrom('plan_light')
      .selectAll()
      .where('task', '=', task)
      .orderBy('on_day', 'desc')
      .orderBy('place', 'desc')
      .executeTakeFirstOrThrow(),
  )
  const values = {
    ...row,
    reported: JSON.stringify(row.reported),
    evidenced: JSON.stringify(row.evidenced),
    calendar: JSON.stringify(row.calendar),
    reasons: JSON.stringify(row.reasons),
    light: 'green' as const,
  }
  const insert = (more: object) =>
    world.asSystem((tx) =>
      tx
        .insertInto('plan_light')
        .values({ ...values, ...more })
        .execute(),
    )
  const past = '2018-04-02'
  await expect(
    insert({ on_day: past, place: 9, computed_at: new Date(`${past}T10:00:00+08:00`) }),
  ).rejects.toThrow(/have reached/)
  await expect(insert({ on_day: past, place: 1 })).rejects.toThrow(/day on which it is computed/)
  await expect(
    world.asSystem((tx) => tx.updateTable('plan_light').set({ light: 'green' }).execute()),
  ).rejects.toThrow(/append-only|permission denied/)
  expect((await leader.listLights({ params: { task }, query: {} })).items.at(-1)).toEqual(last)
  // Done again on the same day, it keeps nothing new.
  expect(await platformCall(refreshLights)).toBe(0)
})

test('a question has five working days and an answer of the lead; a decision binds until confirmed', async () => {
  const asked = await leader.askQuestion({ params: { task }, body: { text: '年内能否完成？' } })
  const today = world.platform.clock.today()
  expect(asked).toMatchObject({ stage: 'open', dueDay: addWorkingDays(today, 5) })
  const outsider = await world.player('department-officer', 'culture')
  const answer = { revision: 1, body: { text: '能。' } }
  const params = { question: asked.id }
  expect(await refusalOf(outsider.answerQuestion({ params, ...answer }))).toBe(
    'plan/not-your-department',
  )
  const answered = await officer.answerQuestion({ params, ...answer })
  expect(answered.remarks[0]).toMatchObject({ act: 'answer', text: '能。' })
  const closed = await leader.settleQuestion({
    params,
    revision: 2,
    body: { outcome: 'closed', text: '同意' },
  })
  expect(closed.stage).toBe('closed')

  const decision = await leader.makeDecision({
    params: { task },
    body: {
      text: '补齐材料',
      departments: ['commerce', 'culture'],
      dueDay: addWorkingDays(today, 10),
    },
  })
  const of = { decision: decision.id }
  expect(
    await refusalOf(
      outsider.followDecision({ params: of, revision: 1, body: { act: 'confirm', text: '好' } }),
    ),
  ).toBe('request/forbidden')
  await outsider.followDecision({ params: of, revision: 1, body: { act: 'done', text: '已办' } })
  const confirmed = await leader.followDecision({
    params: of,
    revision: 2,
    body: { act: 'confirm', text: '确认' },
  })
  expect(confirmed).toMatchObject({ stage: 'confirmed' })
  expect(confirmed.remarks.map((remark) => remark.act)).toEqual(['done', 'confirm'])
})

test('a milestone that moves keeps where it was and why', async () => {
  const milestone = await officer.addMilestone({
    params: { task },
    body: { title: '品牌评估', plannedDay: '2018-06-30' },
  })
  const moved = await officer.moveMilestone({
    params: { milestone: milestone.id },
    revision: 1,
    body: { plannedDay: '2018-07-31', reason: '等待审计' },
  })
  expect(moved.remarks).toMatchObject([
    { act: 'move', text: '等待审计', details: { from: '2018-06-30', to: '2018-07-31' } },
  ])
})

test('a file serves as evidence only for its own department, and opens for whoever may read tasks', async () => {
  const browser = await world.session(officer.person)
  const form = new FormData()
  form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), '纪要.pdf')
  const card = await browser.client(deskContract).uploadFile({ body: form })
  const requirement = requirementOf('file', 3)
  const body = { kind: 'file' as const, requirement: requirement.id, title: '纪要', file: card.id }
  const other = await world.player('department-officer', 'trade-promotion')
  expect(await refusalOf(other.submitEvidence({ params: { task: 3 }, body }))).toBe(
    'request/not-found',
  )
  const evidence = await officer.submitEvidence({ params: { task: 3 }, body })
  const bytes = Buffer.from('%PDF-1.4\n%%EOF\n')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const facts = { name: '纪要.pdf', type: 'pdf', bytes: bytes.length, sha256 }
  expect(evidence.fileCard).toMatchObject(facts)
  const listed = await leader.listEvidence({ query: { task: 3 } })
  expect(listed.items.find((one) => one.id === evidence.id)?.fileCard).toMatchObject(facts)
  const file = await leader.openEvidenceFile({ params: { evidence: evidence.id } })
  expect(await file.text()).toContain('%PDF')
})
