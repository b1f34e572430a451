import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import type { RemarkAct } from '@wstc/domain/plan/model/progress'
import { selectDecisions, selectQuestions } from '../../tasks/store/dialogue.ts'
import { type RemarkRow, selectRemarks } from '../../tasks/store/remarks.ts'
import type { Asking, Rows } from './asking.ts'
import { lateness } from './reports.ts'

/** Day of the first remark with `act` on each subject. */
function firstDays(remarks: readonly RemarkRow[], act: RemarkAct): Map<string, Day> {
  const days = new Map<string, Day>()
  for (const row of remarks) {
    if (row.act === act && !days.has(row.subject_id)) {
      days.set(row.subject_id, dayInShanghai(row.at))
    }
  }
  return days
}

const fellDue =
  ({ first, last }: Asking) =>
  (row: { readonly due_day: Day }) =>
    row.due_day >= first && row.due_day <= last

/** Questions on led tasks whose answer fell due in the period. */
export async function questionRows(asking: Asking): Promise<Rows> {
  const { tx, platform, cutOff } = asking
  const due = (await selectQuestions(tx, {})).filter(fellDue(asking))
  const remarks = await selectRemarks(
    tx,
    'question',
    due.map((row) => row.id),
  )
  const answered = firstDays(remarks, 'answer')
  const leads = (number: number, department: string) =>
    platform.city.tasks.some((task) => task.number === number && task.lead.includes(department))
  return (department) =>
    due
      .filter((row) => leads(row.task, department))
      .map((row) => {
        const { came, days } = lateness(row.due_day, answered.get(row.id) ?? null, cutOff)
        return {
          id: row.id,
          label: {
            zh: `第 ${row.task} 项的提问，应于 ${row.due_day} 前答复`,
            en: `Question on task ${row.task}, answer due on ${row.due_day}`,
          },
          link: `/tasks/${row.task}?tab=dialogue`,
          values: { answered: came ? 'yes' : 'no', 'days-late': days },
        }
      })
}

/** Decisions that bind the department and fell due in the period. */
export async function decisionRows(asking: Asking): Promise<Rows> {
  const { tx, cutOff } = asking
  const due = (await selectDecisions(tx, {})).filter(fellDue(asking))
  const remarks = await selectRemarks(
    tx,
    'decision',
    due.map((row) => row.id),
  )
  const done = firstDays(remarks, 'done')
  return (department) =>
    due
      .filter((row) => row.departments.includes(department))
      .map((row) => {
        const { came, days } = lateness(row.due_day, done.get(row.id) ?? null, cutOff)
        return {
          id: row.id,
          label: {
            zh: `第 ${row.task} 项的决定，应于 ${row.due_day} 前办结`,
            en: `Decision on task ${row.task}, due on ${row.due_day}`,
          },
          link: `/tasks/${row.task}?tab=dialogue`,
          values: { done: came ? 'yes' : 'no', 'days-late': days },
        }
      })
}
