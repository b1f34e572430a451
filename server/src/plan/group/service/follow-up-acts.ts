import { dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { NewFollowUp } from '@wstc/domain/plan/contract/group/follow-ups'
import type { FollowUp } from '@wstc/domain/plan/contract/group/shapes'
import type { FollowUpWord } from '@wstc/domain/plan/model/group'
import {
  answerStageTexts,
  extensionStageTexts,
  followUpStageTexts,
} from '@wstc/domain/plan/words/group'
import type { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { checkDepartment } from '../../tasks/service/subjects.ts'
import { departmentName, tell } from '../../tasks/service/telling.ts'
import { isBound, isOwn } from '../access.ts'
import {
  type FollowUpRow,
  findAnswer,
  findExtension,
  findFollowUp,
  nextFollowUp,
} from '../store/follow-ups.ts'
import { insertRows, updateRow } from '../store/meetings.ts'
import { getFollowUp } from './follow-ups.ts'
import { linkPapers } from './papers.ts'
import { changed, followUpNumber, got, loadMeeting, noteAct, tellDepartments } from './subjects.ts'

const linkOf = (id: string): string => `/app/group/follow-ups/${id}`
const values = (row: { year: number; ordinal: number; text: string }) => ({
  number: followUpNumber(row),
  text: row.text.slice(0, 300),
})

/** A decision with owner and day; from now on it has a light of its own. */
export async function makeFollowUp(
  call: Call,
  input: z.output<typeof NewFollowUp>,
): Promise<FollowUp> {
  const today = dayInShanghai(call.now)
  checkDepartment(call, input.owner, 'owner')
  const cooperating = [...new Set(input.cooperating)].filter((one) => one !== input.owner)
  for (const [index, one] of cooperating.entries()) {
    checkDepartment(call, one, `cooperating.${index}`)
  }
  if (input.dueDay < today) {
    throw new Problem('plan/day-in-past', {}, [{ path: 'dueDay', code: 'plan/day-in-past' }])
  }
  const meeting = input.meeting === undefined ? undefined : await loadMeeting(call, input.meeting)
  const id = newId(call.now)
  const decidedOn = meeting && meeting.day <= today ? meeting.day : today
  const year = Number(decidedOn.slice(0, 4))
  const row = {
    id,
    year,
    ordinal: await nextFollowUp(call.tx, year),
    meeting: meeting?.id ?? null,
    text: input.text,
    owner: input.owner,
    cooperating,
    responsible: input.responsible,
    evidence: input.evidence,
    tasks: input.tasks,
    targets: input.targets,
    projects: input.projects,
    decided_on: decidedOn,
    first_due: input.dueDay,
    stage: 'open' as const,
    closed_on: null,
    by_person: call.actor.personId ?? null,
    at: call.now,
  }
  await insertRows(call.tx, 'plan_follow_up', [row])
  await noteAct(call, 'follow-up', id, 'make', { owner: input.owner, due: input.dueDay })
  const told = { ...values(row), due: input.dueDay }
  await tellDepartments(
    call,
    [input.owner, ...cooperating],
    'plan.follow-up-made',
    told,
    linkOf(id),
  )
  return getFollowUp(call, id)
}

const load = async (call: Call, id: string): Promise<FollowUpRow> =>
  got(await findFollowUp(call.tx, id), 'follow-up')

function atWork(row: FollowUpRow): void {
  if (row.stage === 'open' || row.stage === 'answered') return
  throw new Problem('plan/not-at-this-stage', { stage: followUpStageTexts[row.stage] })
}

const concerned = (row: FollowUpRow): string[] => [row.owner, ...row.cooperating]
const tellOffice = (call: Call, row: FollowUpRow, text: string): Promise<void> =>
  tell(call, {
    to: [{ role: 'plan-office' }],
    kind: 'plan.follow-up-answered',
    values: {
      ...values(row),
      department: departmentName(call, call.actor.organisationId!),
      said: text,
    },
    link: linkOf(row.id),
  })

/** The word of a bound department; `done` needs what was asked for as evidence. */
export async function answerFollowUp(
  call: Call,
  id: string,
  input: { said: FollowUpWord; text: string; files: string[] },
): Promise<FollowUp> {
  const row = await load(call, id)
  if (!isBound(call.actor, row)) throw new Problem('plan/not-bound')
  atWork(row)
  if (input.said === 'done' && input.files.length === 0) {
    const code = 'plan/answer-without-evidence'
    throw new Problem(code, {}, [{ path: 'files', code }])
  }
  const answer = newId(call.now)
  await insertRows(call.tx, 'plan_follow_answer', [
    {
      id: answer,
      follow_up: id,
      department: call.actor.organisationId!,
      concerns: concerned(row),
      said: input.said,
      text: input.text,
      files: await linkPapers(call, input.files, { kind: 'answer', id: answer }),
      by_person: call.actor.personId ?? null,
      at: call.now,
      stage: 'submitted',
      judged_by: null,
      judged_at: null,
    },
  ])
  const stage = input.said === 'done' ? ('answered' as const) : row.stage
  changed(await updateRow(call.tx, 'plan_follow_up', id, row.version, { stage }), 'follow-up')
  await noteAct(call, 'follow-up', id, 'answer', { said: input.said })
  await tellOffice(call, row, input.text.slice(0, 200))
  return getFollowUp(call, id)
}

/** The office accepts an answer as shown, or returns it with the reason. */
export async function judgeAnswer(
  call: Call,
  id: string,
  input: { revision: number; outcome: 'accepted' | 'returned'; reason: string },
): Promise<FollowUp> {
  const answer = got(await findAnswer(call.tx, id), 'answer')
  const row = await load(call, answer.follow_up)
  if (isOwn(call.actor, { by: answer.by_person })) throw new Problem('plan/own-record')
  if (answer.stage !== 'submitted') {
    throw new Problem('plan/not-at-this-stage', { stage: answerStageTexts[answer.stage] })
  }
  atWork(row)
  const judged = {
    stage: input.outcome,
    judged_by: call.actor.personId ?? null,
    judged_reason: input.reason,
    judged_at: call.now,
  }
  changed(await updateRow(call.tx, 'plan_follow_answer', id, input.revision, judged), 'answer')
  if (answer.said === 'done') {
    const stage = input.outcome === 'accepted' ? ('accepted' as const) : ('open' as const)
    changed(await updateRow(call.tx, 'plan_follow_up', row.id, row.version, { stage }), 'follow-up')
  }
  await noteAct(call, 'follow-up', row.id, input.outcome === 'accepted' ? 'accept' : 'return')
  const told = { ...values(row), verdict: answerStageTexts[input.outcome], reason: input.reason }
  await tellDepartments(call, concerned(row), 'plan.follow-up-judged', told, linkOf(row.id))
  return getFollowUp(call, row.id)
}

export async function askExtension(
  call: Call,
  id: string,
  input: { until: string; reason: string },
): Promise<FollowUp> {
  const row = await load(call, id)
  if (!isBound(call.actor, row)) throw new Problem('plan/not-bound')
  atWork(row)
  const { dueDay, extensions } = await getFollowUp(call, id)
  if (extensions.some((one) => one.stage === 'asked')) throw new Problem('plan/extension-waiting')
  if (input.until <= dueDay) {
    const code = 'plan/extension-not-later'
    throw new Problem(code, { due: dueDay }, [{ path: 'until', code, details: { due: dueDay } }])
  }
  await insertRows(call.tx, 'plan_extension', [
    {
      id: newId(call.now),
      follow_up: id,
      department: call.actor.organisationId!,
      concerns: concerned(row),
      until_day: input.until,
      reason: input.reason,
      by_person: call.actor.personId ?? null,
      at: call.now,
      stage: 'asked',
      decided_by: null,
      decided_at: null,
    },
  ])
  await noteAct(call, 'follow-up', id, 'ask-extension', { until: input.until })
  await tellOffice(call, row, `${input.until} ${input.reason}`.slice(0, 200))
  return getFollowUp(call, id)
}

export async function decideExtension(
  call: Call,
  id: string,
  input: { revision: number; outcome: 'granted' | 'refused'; reason: string },
): Promise<FollowUp> {
  const asked = got(await findExtension(call.tx, id), 'extension')
  const row = await load(call, asked.follow_up)
  if (isOwn(call.actor, { by: asked.by_person })) throw new Problem('plan/own-record')
  if (asked.stage !== 'asked') {
    throw new Problem('plan/not-at-this-stage', { stage: extensionStageTexts[asked.stage] })
  }
  const decided = {
    stage: input.outcome,
    decided_by: call.actor.personId ?? null,
    decided_reason: input.reason,
    decided_at: call.now,
  }
  changed(await updateRow(call.tx, 'plan_extension', id, input.revision, decided), 'extension')
  const act = input.outcome === 'granted' ? 'grant-extension' : 'refuse-extension'
  await noteAct(call, 'follow-up', row.id, act, { until: asked.until_day })
  const told = { ...values(row), verdict: extensionStageTexts[input.outcome], reason: input.reason }
  await tellDepartments(call, concerned(row), 'plan.follow-up-judged', told, linkOf(row.id))
  return getFollowUp(call, row.id)
}

/** Closes a follow-up that nobody shall go on with; its light goes out. */
export async function closeFollowUp(
  call: Call,
  id: string,
  input: { revision: number; reason: string },
): Promise<FollowUp> {
  const row = await load(call, id)
  atWork(row)
  const closed = {
    stage: 'closed' as const,
    closing: input.reason,
    closed_on: dayInShanghai(call.now),
  }
  changed(await updateRow(call.tx, 'plan_follow_up', id, input.revision, closed), 'follow-up')
  await noteAct(call, 'follow-up', id, 'close')
  return getFollowUp(call, id)
}
