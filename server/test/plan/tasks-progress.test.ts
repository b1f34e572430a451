import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../setup/browser.ts'
import { filled, openTasks, type Player, reportAndSign, type TasksWorld } from './tasks-world.ts'

const period = '2018-Q1'
let world: TasksWorld
let officer: Player
let head: Player
let partner: Player
let stranger: Player
let leader: Player

/** Task 3: commerce leads, two departments cooperate. */
const task = 3

beforeAll(async () => {
  world = await openTasks('2018-04-10')
  await world.open()
  officer = await world.player('department-officer', 'commerce')
  head = await world.player('department-head', 'commerce')
  partner = await world.player('department-officer', 'trade-promotion')
  stranger = await world.player('department-officer', 'culture')
  leader = await world.player('leader')
})
afterAll(() => world?.close())

test('a report goes from officer to head, back with a comment that is never lost, and is signed', async () => {
  const draft = await officer.openReport({ params: { task }, body: { period } })
  expect(draft).toMatchObject({ stage: 'draft', version: 1, dueDay: '2018-04-16' })
  const report = draft.id
  const saved = await officer.saveReport({
    params: { report },
    revision: draft.revision,
    body: { content: filled() },
  })
  const sent = await officer.submitReport({
    params: { report },
    revision: saved.revision,
  })
  expect(await refusalOf(officer.signReport({ params: { report }, revision: sent.revision }))).toBe(
    'request/forbidden',
  )
  const returned = await head.returnReport({
    params: { report },
    revision: sent.revision,
    body: { comment: '请补充数据' },
  })
  expect(returned.stage).toBe('returned')
  const again = await officer.saveReport({
    params: { report },
    revision: returned.revision,
    body: { content: filled({ figures: [{ name: '次数', value: '3', unit: '次' }] }) },
  })
  const resent = await officer.submitReport({
    params: { report },
    revision: again.revision,
  })
  const signed = await head.signReport({ params: { report }, revision: resent.revision })
  expect(signed).toMatchObject({ stage: 'signed', content: { reported: 'in-progress' } })
  expect(signed.remarks.map((remark) => remark.text)).toEqual(['请补充数据'])
  const detail = await leader.getWorkTask({ params: { task } })
  expect(detail.light?.reported).toMatchObject({ state: 'in-progress', period })
  expect(
    detail.obligations.find((one) => one.kind === 'report' && one.period === period)?.state,
  ).toBe('in-time')
})

test('what was signed stays: a correction is a new version with its reason', async () => {
  const [signed] = (await officer.getWorkTask({ params: { task } })).reports
  const report = signed!.id
  expect(
    await refusalOf(
      officer.saveReport({
        params: { report },
        revision: signed!.revision,
        body: { content: filled() },
      }),
    ),
  ).toBe('plan/not-at-this-stage')
  const correction = await officer.correctReport({
    params: { report },
    body: { reason: '数字有误' },
  })
  expect(correction).toMatchObject({ version: 2, reason: '数字有误', stage: 'draft' })
  expect(
    await refusalOf(officer.correctReport({ params: { report }, body: { reason: '再改' } })),
  ).toBe('plan/report-in-work')
  const forStranger = await stranger.getWorkTask({ params: { task } })
  expect(forStranger.reports.map((one) => one.version)).toEqual([1])
})

test('a draft is invisible to other departments and leaders, by answer and by row-level security alone', async () => {
  const draft = await officer.openReport({ params: { task: 19 }, body: { period } })
  for (const other of [stranger, partner, leader]) {
    expect(await refusalOf(other.getReport({ params: { report: draft.id } }))).toBe(
      'request/not-found',
    )
    const rows = await world.asPerson(other.person, (tx) =>
      tx.selectFrom('plan_report').select('id').where('stage', '<>', 'signed').execute(),
    )
    expect(rows).toEqual([])
    const changed = await world.asPerson(other.person, (tx) =>
      tx
        .updateTable('plan_report')
        .set({ stage: 'signed' })
        .where('id', '=', draft.id)
        .executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
  }
  const own = await world.asPerson(head.person, (tx) =>
    tx.selectFrom('plan_report').select('id').where('id', '=', draft.id).execute(),
  )
  expect(own).toHaveLength(1)
})

test('nobody overwrites what he has not seen: a stale revision is a conflict', async () => {
  const draft = await officer.openReport({ params: { task: 19 }, body: { period } })
  const params = { report: draft.id }
  await officer.saveReport({ params, revision: draft.revision, body: { content: filled() } })
  expect(
    await refusalOf(
      head.saveReport({
        params,
        revision: draft.revision,
        body: { content: filled({ done: '另一版' }) },
      }),
    ),
  ).toBe('request/changed-meanwhile')
})

test('a cooperating department contributes, the lead finds it in the next draft and may send it back', async () => {
  const { obligations } = await partner.getWorkTask({ params: { task } })
  const asked = obligations.find((one) => one.department === 'trade-promotion')!
  expect(asked).toMatchObject({ kind: 'contribution', lead: 'commerce', dueDay: '2018-04-10' })
  const opened = await partner.openContribution({ params: { obligation: asked.id } })
  const params = { contribution: opened.id }
  const saved = await partner.saveContribution({
    params,
    revision: 1,
    body: { text: '举办推介会两场' },
  })
  // The draft is the partner's own, for the lead too.
  const hidden = await world.asPerson(officer.person, (tx) =>
    tx.selectFrom('plan_contribution').select('id').execute(),
  )
  expect(hidden).toEqual([])
  const sent = await partner.sendContribution({ params, revision: saved.revision })
  expect(sent.stage).toBe('sent')
  expect((await stranger.getWorkTask({ params: { task } })).contributions).toEqual([])
  const returned = await officer.returnContribution({
    params,
    revision: sent.revision,
    body: { comment: '请写明参加企业数' },
  })
  expect(returned.remarks[0]?.text).toBe('请写明参加企业数')
  const second = await partner.openContribution({ params: { obligation: asked.id } })
  expect(second).toMatchObject({ version: 2, text: '举办推介会两场', stage: 'draft' })
  await partner.sendContribution({ params: { contribution: second.id }, revision: 1 })
  expect(await refusalOf(stranger.openContribution({ params: { obligation: asked.id } }))).toBe(
    'plan/not-your-department',
  )
})

test('the draft is pre-filled from what is known, and the burden meter tells typed from pre-filled', async () => {
  const before = await leader.getBurden({ query: {} })
  await officer
    .addMilestone({ params: { task: 19 }, body: { title: '印发目录', plannedDay: '2018-03-20' } })
    .then((milestone) =>
      officer.reachMilestone({
        params: { milestone: milestone.id },
        revision: milestone.revision,
        body: { actualDay: '2018-03-21' },
      }),
    )
  const draft = await officer.openReport({ params: { task: 19 }, body: { period } })
  expect(draft.prefill.done).toContain('印发目录')
  const params = { report: draft.id }
  const saved = await officer.saveReport({
    params,
    revision: draft.revision,
    body: { content: filled({ done: draft.prefill.done, next: '下一步' }) },
  })
  const sent = await officer.submitReport({ params, revision: saved.revision })
  expect(sent).toMatchObject({ typed: 2, prefilled: 1 })
  const after = await leader.getBurden({ query: { from: '2018-Q2', to: '2018-Q2' } })
  const own = after.rows.find((row) => row.department === 'commerce')!
  const was = before.rows.find((row) => row.department === 'commerce')
  expect(own.submissions).toBeGreaterThan(was?.submissions ?? 0)
  expect(own.prefilledPercent).not.toBeNull()
  expect(own.asked).toBe(own.typed + own.prefilled)
})

test('a task with two leads has a word only once both have reported, and then the lesser one', async () => {
  const [statistics, statisticsHead] = [
    await world.player('department-officer', 'statistics'),
    await world.player('department-head', 'statistics'),
  ]
  await reportAndSign(officer, head, 12, period, { reported: 'done' })
  expect((await leader.getWorkTask({ params: { task: 12 } })).light?.reported.state).toBe('none')
  await reportAndSign(statistics, statisticsHead, 12, period, { reported: 'in-progress' })
  expect((await leader.getWorkTask({ params: { task: 12 } })).light?.reported.state).toBe(
    'in-progress',
  )
})

test('only departments with a duty report, and only for a period that is asked', async () => {
  expect(await refusalOf(stranger.openReport({ params: { task }, body: { period } }))).toBe(
    'plan/not-your-department',
  )
  expect(
    await refusalOf(officer.openReport({ params: { task }, body: { period: '2019-Q1' } })),
  ).toBe('plan/no-such-obligation')
  const empty = await officer.openReport({ params: { task: 18 }, body: { period } })
  expect(
    await refusalOf(
      officer.submitReport({ params: { report: empty.id }, revision: empty.revision }),
    ),
  ).toBe('plan/report-incomplete')
})

test('every act leaves its entry in the audit, and opening obligations again changes nothing', async () => {
  const entries = await world.asSystem((tx) =>
    tx.selectFrom('audit_entry').select('action').where('action', 'like', 'plan.%').execute(),
  )
  const actions = new Set(entries.map((entry) => entry.action))
  for (const action of ['plan.report.sign', 'plan.report.return', 'plan.contribution.send']) {
    expect(actions).toContain(action)
  }
  const count = () =>
    world.asSystem((tx) => tx.selectFrom('plan_obligation').select('id').execute())
  const before = (await count()).length
  await world.open()
  expect((await count()).length).toBe(before)
})
