import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { FollowUpFilter } from '@wstc/domain/plan/contract/group/follow-ups'
import type { FollowUp, FollowUpLine } from '@wstc/domain/plan/contract/group/shapes'
import type { Light } from '@wstc/domain/plan/model/judgement'
import type { FollowUpLight } from '@wstc/domain/plan/rules/follow-up-light'
import type { Call } from '../../../platform/serve.ts'
import { selectMeetings } from '../store/meetings.ts'
import { filesOf } from './papers.ts'
import { type Followed, followUpsOn, taskDecisionsOn } from './register.ts'
import { got, meetingNumber } from './subjects.ts'

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
