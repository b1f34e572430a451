import { type Day, dayInShanghai, firstDayOf, type Period } from '@wstc/domain/kernel/period'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { ReportContent } from '@wstc/domain/plan/contract/tasks/progress'
import type { ReportedState } from '@wstc/domain/plan/model/judgement'
import type { City } from '@wstc/domain/plan/model/pack'
import type { Task } from '@wstc/domain/plan/model/task'
import { countFields } from '@wstc/domain/plan/rules/burden'
import { newId } from '../../../platform/ids.ts'
import type { SignedState } from '../service/lights.ts'
import { reportDueDay } from '../service/obligations.ts'
import { emptyContent, fieldsOf } from '../service/prefill.ts'
import type { insertBurden } from '../store/burden.ts'
import type { NewContribution } from '../store/contributions.ts'
import type { NewObligation } from '../store/obligations.ts'
import type { insertRemarks } from '../store/remarks.ts'
import type { NewReport } from '../store/reports.ts'
import { between, chanceOf, instantOn, pick } from './chance.ts'
import type { Course } from './evidence.ts'
import type { DemoCast } from './people.ts'

const steps = [
  '召开专题会，明确分工和时间表',
  '完成调研并形成情况报告',
  '印发工作方案并开始实施',
  '走访重点企业，收集意见并逐条答复',
  '与配合部门建立月度会商',
  '完成首批项目的审核',
  '开展培训和宣传，覆盖相关企业',
  '对照要求自查，补齐佐证',
]
const obstacles = [
  '资金安排需在年度预算中进一步明确，请领导小组协调。',
  '部门间数据口径尚未统一，建议由办公室牵头会商。',
  '有关事项需上级主管部门批复，建议一并对上争取。',
]

export interface DemoReports {
  readonly reports: NewReport[]
  readonly contributions: NewContribution[]
  readonly burden: Parameters<typeof insertBurden>[1][number][]
  readonly signed: SignedState[]
  readonly remarks: Parameters<typeof insertRemarks>[1][number][]
}

interface Story {
  readonly city: City
  readonly task: Task
  readonly course: Course
  /** Quarter in which a finished task is reported done. */
  readonly doneIn: Period
  readonly cast: DemoCast
  readonly now: Date
}

function stateIn(story: Story, period: Period): ReportedState {
  const { task, course, doneIn } = story
  if (firstDayOf(period) < firstDayOf(task.schedule.period)) return 'not-started'
  if (course === 'finished' || course === 'claiming')
    return period >= doneIn ? 'done' : 'in-progress'
  if (course === 'blocked' && period >= '2017-Q4') return 'blocked'
  return 'in-progress'
}

function contentOf(
  story: Story,
  period: Period,
  state: ReportedState,
  last: ReportContent | undefined,
): { content: ReportContent; prefill: ReportContent } {
  const chance = chanceOf(`content ${story.task.number} ${period}`)
  const done = `围绕“${story.task.title.zh}”，本季度${pick(chance, steps)}；${pick(chance, steps)}。`
  const next = state === 'done' ? '转入日常工作，按季检查成效。' : `下季度${pick(chance, steps)}。`
  const meetings = { name: '召开协调会次数', value: `${between(chance, 1, 6)}`, unit: '次' }
  const prefill: ReportContent = last
    ? {
        reported: last.reported,
        done: `上期安排（请据实更新）：${last.next}`,
        next: '',
        problems: last.problems,
        figures: [{ ...meetings, value: period >= '2017-Q3' ? meetings.value : '' }],
      }
    : emptyContent
  const keeps = chance() < (period >= '2017-Q2' ? 0.45 : 0.1)
  return {
    prefill,
    content: {
      reported: state,
      done: keeps && last ? prefill.done : done,
      next,
      problems: state === 'blocked' ? pick(chance, obstacles) : '',
      figures: [meetings],
    },
  }
}

/** How long before (negative) or after the due day a report is signed; none where it never came. */
function delayOf(story: Story, period: Period, lead: string): number | undefined {
  const chance = chanceOf(`delay ${story.task.number} ${period} ${lead}`)
  const slow = story.course === 'lagging' || story.task.number % 9 === 0
  const luck = chance()
  if (slow && luck < 0.08 && period < '2017-Q4') return between(chance, 11, 25)
  if (luck < (slow ? 0.3 : 0.08)) return between(chance, 1, 7)
  return -between(chance, 0, 5)
}

/** The report of one lead for one period, as far as it had come by now. */
export function inventReport(
  story: Story,
  made: DemoReports,
  obligation: NewObligation,
  last: ReportContent | undefined,
): ReportContent | undefined {
  const { city, task, cast, now } = story
  const { period, department } = obligation
  const chance = chanceOf(`report ${task.number} ${period} ${department}`)
  const due = reportDueDay(city, period)
  const current = due >= dayInShanghai(now)
  const delay = current ? -between(chance, 1, 4) : delayOf(story, period, department)
  if (delay === undefined) return undefined
  const fate = current ? chance() : 0
  // Of the period being reported now, a part is not begun, a part is still in work.
  if (fate > 0.8) return undefined
  const signedDay: Day = addWorkingDays(due, delay)
  const signedAt = instantOn(chance, signedDay)
  const submittedAt = instantOn(chance, addWorkingDays(signedDay, -1))
  const draftedAt = instantOn(chance, addWorkingDays(signedDay, -2))
  if (signedAt > now) return undefined
  const stage = fate > 0.7 ? 'draft' : fate > 0.6 ? 'returned' : fate > 0.5 ? 'submitted' : 'signed'
  const { content, prefill } = contentOf(story, period, stateIn(story, period), last)
  const counted = countFields(fieldsOf(prefill), fieldsOf(content))
  const id = newId(draftedAt)
  const handedIn = stage !== 'draft'
  made.reports.push({
    id,
    task: task.number,
    period,
    department,
    obligation: obligation.id,
    version: 1,
    reason: null,
    stage,
    content: JSON.stringify(content),
    prefill: JSON.stringify(prefill),
    typed: handedIn ? counted.typed : null,
    prefilled: handedIn ? counted.prefilled : null,
    drafted_by: cast.officer(department),
    submitted_by: handedIn ? cast.officer(department) : null,
    signed_by: stage === 'signed' ? cast.head(department) : null,
    created_at: draftedAt,
    updated_at: stage === 'signed' || stage === 'returned' ? signedAt : submittedAt,
    submitted_at: handedIn ? submittedAt : null,
    signed_at: stage === 'signed' ? signedAt : null,
    synthetic: true,
  })
  if (handedIn) {
    const on_day = dayInShanghai(submittedAt)
    made.burden.push({
      id: newId(submittedAt),
      kind: 'report',
      subject_id: id,
      department,
      on_day,
      ...counted,
      synthetic: true,
    })
  }
  if (stage === 'returned') {
    made.remarks.push({
      id: newId(signedAt),
      subject_kind: 'report',
      subject_id: id,
      act: 'return',
      text: '请补充本季度的具体数据，并说明与上期相比的变化。',
      details: '{}',
      concerns: [department],
      by_person: cast.head(department),
      by_department: department,
      at: signedAt,
      synthetic: true,
    })
  }
  if (stage !== 'signed') return undefined
  obligation.arrived_on = signedDay
  made.signed.push({
    task: task.number,
    period,
    department,
    state: content.reported!,
    on: signedDay,
  })
  return content
}

/** The contribution of one department, as far as it had come by now. */
export function inventContribution(
  story: Story,
  made: DemoReports,
  obligation: NewObligation,
): void {
  const { task, cast, now } = story
  const { period, department, lead } = obligation
  const chance = chanceOf(`contribution ${task.number} ${period} ${department} ${lead}`)
  if (chance() < 0.12) return
  const day = addWorkingDays(obligation.due_day, between(chance, -3, chance() < 0.15 ? 4 : 0))
  const sentAt = instantOn(chance, day)
  if (sentAt > now) return
  const id = newId(sentAt)
  const text = `就“${task.title.zh}”，本单位${pick(chance, steps)}。`
  made.contributions.push({
    id,
    obligation: obligation.id,
    task: task.number,
    period,
    department,
    lead,
    version: 1,
    stage: 'sent',
    text,
    by_person: cast.officer(department),
    created_at: instantOn(chance, addWorkingDays(day, -1)),
    sent_at: sentAt,
    synthetic: true,
  })
  obligation.arrived_on = day
  const counted = countFields({}, { text })
  made.burden.push({
    id: newId(sentAt),
    kind: 'contribution',
    subject_id: id,
    department,
    on_day: day,
    ...counted,
    synthetic: true,
  })
}
