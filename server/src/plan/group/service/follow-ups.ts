import { dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { FollowUpFilter, NewFollowUp } from '@wstc/domain/plan/contract/group/follow-ups'
import type { FollowUp, FollowUpLine } from '@wstc/domain/plan/contract/group/shapes'
import type { FollowUpWord } from '@wstc/domain/plan/model/group'
import type { Light } from '@wstc/domain/plan/model/judgement'
import type { FollowUpLight } from '@wstc/domain/plan/rules/follow-up-light'
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
import { insertRows, selectMeetings, updateRow } from '../store/meetings.ts'
import { filesOf, linkPapers } from './papers.ts'
import { type Followed, followUpsOn, taskDecisionsOn } from './register.ts'
import {
  changed,
  followUpNumber,
  got,
  loadMeeting,
  meetingNumber,
  noteAct,
  tellDepartments,
} from './subjects.ts'

const showLight = ({ due: _, reasons, disagreements, ...light }: FollowUpLight) => ({
  ...light,
  reasons: reasons.map(({ code, values }) => ({ code, values })),
  disagreements: [...disagreements],
})

function showLine(one: Followed, meetings: ReadonlyMap<string, string>): FollowUpLine {
  const { row, light } = one
  const number = row.meeting === null ? undefined : meetings.get(row.meeting)
  return {
    id: row.id,
    number: one.number,
    source: row.meeting === null ? 'alone' : 'meeting',
    meeting: row.meeting !== null && number ? { id: row.meeting, number } : null,
    text: row.text,
    owner: row.owner,
    cooperating: row.cooperating,
    responsible: row.responsible,
    evidence: row.evidence,
    decidedOn: row.decided_on,
    dueDay: light.due,
    stage: one.stage,
    tasks: row.tasks,
    targets: row.targets,
    projects: row.projects,
    light: showLight(light),
    revision: row.version,
    synthetic: row.synthetic,
  }
}

const numbersOf = async (call: Call): Promise<Map<string, string>> =>
  new Map((await selectMeetings(call.tx)).map((row) => [row.id, meetingNumber(row)]))

/** Every follow-up of the register and every decision on a task that the reader may see. */
export async function linesOf(call: Call): Promise<FollowUpLine[]> {
  const today = dayInShanghai(call.now)
  const meetings = await numbersOf(call)
  const own = (await followUpsOn(call, today)).map((one) => showLine(one, meetings))
  const decided = (await taskDecisionsOn(call, today)).map(
    ({ row, stage, light }): FollowUpLine => ({
      id: row.id,
      number: call.language === 'en' ? `Task ${row.task}` : `任务${row.task}`,
      source: 'task',
      meeting: null,
      text: row.text,
      owner: row.departments[0] ?? '',
      cooperating: row.departments.slice(1),
      responsible: '',
      evidence: '',
      decidedOn: row.decided_on,
      dueDay: light.due,
      stage,
      tasks: [row.task],
      targets: [],
      projects: [],
      light: showLight(light),
      revision: row.revision,
      synthetic: row.synthetic,
    }),
  )
  return [...own.toReversed(), ...decided.toReversed()]
}

const wanted = <T>(filter: T | T[] | undefined): readonly T[] | undefined =>
  filter === undefined ? undefined : Array.isArray(filter) ? filter : [filter]
const urgency: readonly Light[] = ['red', 'yellow', 'green', 'blue', 'grey']

/** The follow-ups that `filter` asks for, in its order. */
export async function filterFollowUps(call: Call, filter: FollowUpFilter): Promise<FollowUpLine[]> {
  const [lights, stages, owners, sources] = [
    wanted(filter.light),
    wanted(filter.stage),
    wanted(filter.owner),
    wanted(filter.source),
  ]
  const text = filter.text?.trim().toLowerCase()
  const lines = (await linesOf(call)).filter(
    (one) =>
      (!lights || lights.includes(one.light.light)) &&
      (!stages || stages.includes(one.stage)) &&
      (!owners || [one.owner, ...one.cooperating].some((id) => owners.includes(id))) &&
      (!sources || sources.includes(one.source)) &&
      (filter.meeting === undefined || one.meeting?.id === filter.meeting) &&
      (filter.task === undefined || one.tasks.includes(filter.task)) &&
      (!text ||
        one.text.toLowerCase().includes(text) ||
        one.number.toLowerCase().includes(text) ||
        one.responsible.toLowerCase().includes(text)),
  )
  if (!filter.sort) return lines
  const { sort } = filter
  const key = (one: FollowUpLine): string =>
    sort === 'due'
      ? one.dueDay
      : sort === 'owner'
        ? one.owner
        : sort === 'light'
          ? String(urgency.indexOf(one.light.light))
          : one.number
  const words = new Intl.Collator(call.language, { numeric: true })
  const sign = filter.order === 'desc' ? -1 : 1
  return lines.toSorted((a, b) => sign * words.compare(key(a), key(b)))
}

export async function listFollowUps(
  call: Call,
  { after, limit, ...filter }: FollowUpFilter & { after?: string | undefined; limit: number },
) {
  const lines = await filterFollowUps(call, filter)
  const start = after === undefined ? 0 : lines.findIndex((one) => one.id === after) + 1
  const items = lines.slice(start, start + limit)
  const counts: Record<string, number> = {}
  for (const { light } of lines) counts[light.light] = (counts[light.light] ?? 0) + 1
  const more = start + limit < lines.length
  return { items, next: more ? items.at(-1)!.id : null, total: lines.length, counts }
}

export async function getFollowUp(call: Call, id: string): Promise<FollowUp> {
  const all = await followUpsOn(call, dayInShanghai(call.now))
  const one = got(
    all.find(({ row }) => row.id === id),
    'follow-up',
  )
  return {
    ...showLine(one, await numbersOf(call)),
    firstDue: one.row.first_due,
    closing: one.row.closing,
    answers: one.answers.map((row) => ({
      id: row.id,
      department: row.department,
      said: row.said,
      text: row.text,
      files: filesOf(row.files),
      at: row.at.toISOString(),
      stage: row.stage,
      judgedReason: row.judged_reason,
      judgedAt: row.judged_at?.toISOString() ?? null,
      revision: row.version,
    })),
    extensions: one.extensions.map((row) => ({
      id: row.id,
      department: row.department,
      until: row.until_day,
      reason: row.reason,
      stage: row.stage,
      decidedReason: row.decided_reason,
      at: row.at.toISOString(),
      revision: row.version,
    })),
  }
}

const linkOf = (id: string): string => `/group/follow-ups/${id}`
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
