import { addDays, type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { addWorkingDays, onOrAfterWorkingDay } from '@wstc/domain/kernel/working-days'
import type { Task } from '@wstc/domain/plan/model/task'
import { newId } from '../../../platform/ids.ts'
import type { AcceptedPiece } from '../service/lights.ts'
import type { insertDecisions, insertMilestones, insertQuestions } from '../store/dialogue.ts'
import type { insertRemarks } from '../store/remarks.ts'
import { between, chanceOf, instantOn, pick } from './chance.ts'
import type { DemoCast } from './people.ts'

type Rows<F extends (...input: never[]) => unknown> = Parameters<F>[1] extends readonly (infer R)[]
  ? R[]
  : never

export interface DemoDialogue {
  readonly questions: Rows<typeof insertQuestions>
  readonly decisions: Rows<typeof insertDecisions>
  readonly milestones: Rows<typeof insertMilestones>
  readonly remarks: Rows<typeof insertRemarks>
}

const asked = [
  '这项任务目前最大的困难是什么，需要领导小组协调哪些部门？',
  '已报告的成果中，哪些已经有佐证，哪些还没有？',
  '年内能否完成，若不能，预计何时完成？',
]
const answered = [
  '主要困难在数据共享，已与相关部门商定按月提供，预计一个季度内见效。',
  '方案和首批项目已有佐证，绩效材料正在整理，将在两周内提交。',
]
const decided = [
  '由牵头部门会同配合部门在期限内拿出推进清单，逐项明确责任人。',
  '同意建立月度会商，办公室汇总问题并提交下次会议。',
  '请牵头部门补齐逾期佐证，并说明原因。',
]

/** Milestones of a task: one for each requirement, some moved on the way. */
function inventMilestones(
  made: DemoDialogue,
  task: Task,
  accepted: readonly AcceptedPiece[],
  cast: DemoCast,
  from: Day,
): void {
  const chance = chanceOf(`milestones ${task.number}`)
  const lead = task.lead[0]!
  const created = instantOn(chance, addDays(from, 41))
  for (const requirement of task.evidence) {
    const reached = accepted.find((one) => one.requirement === requirement.id)?.on
    const planned = onOrAfterWorkingDay(addDays(requirement.by, -between(chance, 5, 40)))
    const first: Day = planned < addDays(from, 61) ? addDays(from, 71) : planned
    const moved = chance() < 0.2
    const id = newId(created)
    const later = addWorkingDays(first, between(chance, 10, 30))
    made.milestones.push({
      id,
      task: task.number,
      department: lead,
      title: `完成：${requirement.statement.zh}`,
      planned_day: moved ? later : first,
      actual_day: reached ? addDays(reached, -1) : null,
      stage: reached ? 'reached' : 'planned',
      by_person: cast.officer(lead),
      created_at: created,
      revision: moved ? 2 : 1,
      synthetic: true,
    })
    if (!moved) continue
    const at = instantOn(chance, addWorkingDays(first, -between(chance, 1, 4)))
    made.remarks.push({
      id: newId(at),
      subject_kind: 'milestone',
      subject_id: id,
      act: 'move',
      text: '前期调研延长，经负责人同意顺延。',
      details: JSON.stringify({ from: first, to: later }),
      concerns: null,
      by_person: cast.officer(lead),
      by_department: lead,
      at,
      synthetic: true,
    })
  }
}

function inventQuestion(made: DemoDialogue, task: Task, day: Day, cast: DemoCast, now: Date): void {
  const chance = chanceOf(`question ${task.number} ${day}`)
  const at = instantOn(chance, onOrAfterWorkingDay(day))
  if (at > now) return
  const id = newId(at)
  const lead = task.lead[0]!
  const answerAt = instantOn(chance, addWorkingDays(dayInShanghai(at), between(chance, 2, 6)))
  const here = answerAt <= now
  made.questions.push({
    id,
    task: task.number,
    text: pick(chance, asked),
    stage: here ? 'answered' : 'open',
    due_day: addWorkingDays(dayInShanghai(at), 5),
    by_person: cast.leader.person,
    by_department: cast.leader.department,
    asked_at: at,
    revision: here ? 2 : 1,
    synthetic: true,
  })
  if (!here) return
  made.remarks.push({
    id: newId(answerAt),
    subject_kind: 'question',
    subject_id: id,
    act: 'answer',
    text: pick(chance, answered),
    details: '{}',
    concerns: null,
    by_person: cast.officer(lead),
    by_department: lead,
    at: answerAt,
    synthetic: true,
  })
}

function inventDecision(made: DemoDialogue, task: Task, day: Day, cast: DemoCast, now: Date): void {
  const chance = chanceOf(`decision ${task.number} ${day}`)
  const at = instantOn(chance, onOrAfterWorkingDay(day))
  if (at > now) return
  const id = newId(at)
  const lead = task.lead[0]!
  const doneAt = instantOn(chance, addWorkingDays(dayInShanghai(at), between(chance, 15, 30)))
  const confirmedAt = instantOn(chance, addWorkingDays(dayInShanghai(doneAt), 3))
  const stage = confirmedAt <= now ? 'confirmed' : doneAt <= now ? 'done' : 'open'
  made.decisions.push({
    id,
    task: task.number,
    text: pick(chance, decided),
    basis: `领导小组 ${day.slice(0, 4)} 年第 ${between(chance, 1, 4)} 次会议（演示）`,
    departments: [...new Set([...task.lead, ...task.cooperating.slice(0, 2)])],
    decided_on: dayInShanghai(at),
    due_day: addWorkingDays(dayInShanghai(at), 30),
    stage,
    by_person: cast.leader.person,
    by_department: cast.leader.department,
    decided_at: at,
    synthetic: true,
  })
  const say = (
    act: 'done' | 'confirm',
    text: string,
    when: Date,
    person: string | null,
    department: string | null,
  ): void => {
    if (when > now) return
    made.remarks.push({
      id: newId(when),
      subject_kind: 'decision',
      subject_id: id,
      act,
      text,
      details: '{}',
      concerns: null,
      by_person: person,
      by_department: department,
      at: when,
      synthetic: true,
    })
  }
  say('done', '清单已印发，首轮会商已召开。', doneAt, cast.officer(lead), lead)
  say('confirm', '已核对，同意办结。', confirmedAt, cast.office.person, cast.office.department)
}

/** Milestones, questions and decisions of one task from the plan's first day up to `now`. */
export function inventDialogue(
  made: DemoDialogue,
  task: Task,
  accepted: readonly AcceptedPiece[],
  cast: DemoCast,
  now: Date,
  from: Day,
): void {
  inventMilestones(made, task, accepted, cast, from)
  const { number } = task
  const before = (days: number): Day => {
    const day = addDays(dayInShanghai(now), -days)
    return day < from ? from : day
  }
  if (number % 4 === 1) inventQuestion(made, task, before(336), cast, now)
  if (number % 5 === 2) inventQuestion(made, task, before(147), cast, now)
  if (number % 7 === 3) inventQuestion(made, task, before(4), cast, now)
  if (number % 6 === 1) inventDecision(made, task, before(391), cast, now)
  if (number % 8 === 4) inventDecision(made, task, before(27), cast, now)
}
