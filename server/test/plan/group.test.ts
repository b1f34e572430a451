import { deskContract } from '@wstc/domain/desk/contract'
import { planGroupContract } from '@wstc/domain/plan/contract/group'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendReminders } from '../../src/plan/tasks/service/reminders.ts'
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

async function upload(player: GroupPlayer): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), '印发件.pdf')
  return (await player.who.client(deskContract).uploadFile({ body: form })).id
}
const workOf = async (player: GroupPlayer) =>
  (await player.who.client(planTasksContract).getMyWork({})).items

test('an answer with its evidence waits for the office, and its acceptance changes the light', async () => {
  const made = await office.makeFollowUp({ body: { ...followed, tasks: [19] } })
  const mine = { id: made.id, task: null, kind: 'follow-up-open', dueDay: '2018-05-31' }
  expect(await workOf(officer)).toContainEqual(expect.objectContaining(mine))
  const params = { followUp: made.id }
  const body = { said: 'done', text: '已印发', files: [await upload(officer)] } as const
  const answered = await officer.answerFollowUp({
    params,
    body: { ...body, files: [...body.files] },
  })
  expect(answered).toMatchObject({ stage: 'answered', light: { light: 'yellow' } })
  expect((await workOf(officer)).map((one) => one.id)).not.toContain(made.id)
  const waits = { id: made.id, kind: 'follow-up-to-check' }
  expect(await workOf(office)).toContainEqual(expect.objectContaining(waits))
  const answer = { params: { answer: answered.answers[0]!.id } }
  const judged = { outcome: 'accepted', reason: '与要求一致' } as const
  expect(await refusalOf(office.judgeAnswer({ ...answer, revision: 9, body: judged }))).toBe(
    'request/changed-meanwhile',
  )
  const accepted = await office.judgeAnswer({ ...answer, revision: 1, body: judged })
  expect(accepted).toMatchObject({ stage: 'accepted', light: { light: 'blue', shown: 'complete' } })
  const { items } = await officer.listFollowUps({ query: { task: 19, source: 'alone' } })
  expect(items.map((one) => one.id)).toEqual([made.id])
})

test('whoever asked for more time, or answered, does not decide on it with a second role', async () => {
  const person = await world.as(['department-officer', 'plan-office'], 'tourism')
  const both = person.client({ ...planGroupContract })
  const { id } = await office.makeFollowUp({ body: { ...followed, owner: 'tourism' } })
  const params = { followUp: id }
  const asked = await both.askExtension({ params, body: { until: '2018-06-29', reason: '会签' } })
  const extension = { params: { extension: asked.extensions[0]!.id }, revision: 1 }
  const granted = { outcome: 'granted', reason: '同意' } as const
  expect(await refusalOf(both.decideExtension({ ...extension, body: granted }))).toBe(
    'plan/own-record',
  )
  const told = await both.answerFollowUp({ params, body: { said: 'blocked', text: '受阻' } })
  const answer = { params: { answer: told.answers[0]!.id }, revision: 1 }
  const judged = { outcome: 'accepted', reason: '属实' } as const
  expect(await refusalOf(both.judgeAnswer({ ...answer, body: judged }))).toBe('plan/own-record')
  expect(await office.decideExtension({ ...extension, body: granted })).toMatchObject({
    dueDay: '2018-06-29',
  })
})

test('who must carry out a follow-up is reminded before its day, once, and nobody of what is closed', async () => {
  const player = await world.player('department-officer', 'sports')
  const remind = () =>
    world.asSystem((tx) =>
      sendReminders({ tx, now: world.platform.clock.now(), platform: world.platform }),
    )
  const due = { ...followed, owner: 'sports', dueDay: '2018-04-23' } as const
  const closed = await office.makeFollowUp({ body: due })
  await office.closeFollowUp({
    params: { followUp: closed.id },
    revision: closed.revision,
    body: { reason: '并入其他事项' },
  })
  const told = () =>
    world.asSystem((tx) =>
      tx
        .selectFrom('plan_reminder')
        .select('key')
        .where('person', '=', player.who.person.id)
        .where('key', 'like', 'follow-up:%')
        .execute(),
    )
  await remind()
  expect(await told()).toHaveLength(0)
  const open = await office.makeFollowUp({ body: due })
  await remind()
  await remind()
  const keys = (await told()).map((one) => one.key)
  expect(keys).toHaveLength(1)
  expect(keys[0]).toContain(open.id)
})

test('circulated minutes stay as they were; a change is a version with its reason, and a leader signs', async () => {
  const { id } = await office.callMeeting({ body: { ...plenary, kind: 'special' } })
  const params = { meeting: id }
  const [first] = (await office.writeMinutes({ params, revision: 0, body: { text: '第一稿' } }))
    .minutes
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
