import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../setup/browser.ts'
import { type GroupPlayer, type GroupWorld, openGroup, plenary } from './group-world.ts'

let world: GroupWorld
let office: GroupPlayer
let leader: GroupPlayer
let officer: GroupPlayer

beforeAll(async () => {
  world = await openGroup('2018-04-16')
  office = await world.player('plan-office', 'commerce')
  leader = await world.player('leader')
  officer = await world.player('department-officer', 'culture')
})
afterAll(() => world?.close())

const followed = {
  text: '印发文化贸易措施',
  owner: 'culture',
  evidence: '印发件',
  dueDay: '2018-05-31',
} as const

test('a decision becomes a follow-up: done needs evidence, and more time needs a decision', async () => {
  const meeting = await office.callMeeting({ body: plenary })
  const made = await office.makeFollowUp({ body: { ...followed, meeting: meeting.id } })
  expect(made).toMatchObject({
    source: 'meeting',
    number: '督〔2018〕1号',
    light: { light: 'green' },
  })
  const params = { followUp: made.id }
  const claim = { said: 'done', text: '已印发' } as const
  expect(await refusalOf(officer.answerFollowUp({ params, body: claim }))).toBe(
    'plan/answer-without-evidence',
  )
  await officer.answerFollowUp({ params, body: { said: 'in-progress', text: '正在会签' } })
  const asked = await officer.askExtension({
    params,
    body: { until: '2018-06-29', reason: '会签' },
  })
  const granted = await leader.decideExtension({
    params: { extension: asked.extensions[0]!.id },
    revision: 1,
    body: { outcome: 'granted', reason: '同意' },
  })
  expect(granted).toMatchObject({ dueDay: '2018-06-29', firstDue: '2018-05-31' })
})

test('circulated minutes stay as they were; a change is a version with its reason, and a leader signs', async () => {
  const { id } = await office.callMeeting({ body: { ...plenary, kind: 'special' } })
  const params = { meeting: id }
  const [first] = (await office.writeMinutes({ params, revision: 0, body: { text: '第一稿' } })).minutes
  const minutes = { minutes: first!.id }
  await office.circulateMinutes({
    params: minutes,
    revision: 1,
    body: { departments: ['culture'] },
  })
  expect((await officer.getMeeting({ params })).minutes).toHaveLength(1)
  expect(await refusalOf(office.writeMinutes({ params, revision: 2, body: { text: '改' } }))).toBe(
    'plan/reason-needed',
  )
  const edit = world.asSystem((tx) => tx.updateTable('plan_minutes').set({ text: '改' }).execute())
  await expect(edit).rejects.toThrow()
  const signed = await leader.signMinutes({ params: minutes, revision: 2 })
  expect(signed.minutes[0]).toMatchObject({ stage: 'signed', text: '第一稿' })
})
