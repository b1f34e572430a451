import { addDays, type Day, dayInShanghai, firstDayOf, lastDayOf } from '@wstc/domain/kernel/period'
import { workingDaysBetween } from '@wstc/domain/kernel/working-days'
import { selectEvidence } from '../../tasks/store/evidence.ts'
import { selectObligations } from '../../tasks/store/obligations.ts'
import { type Asking, plain, type Rows } from './asking.ts'

/** Working days past `due` on the day it came, or by the cut-off where it did not come by then. */
export function lateness(due: Day, came: Day | null, cutOff: Day): { came: boolean; days: string } {
  const inHand = came !== null && came <= cutOff
  const days = workingDaysBetween(due, inHand ? came : cutOff)
  return { came: inHand, days: String(Math.max(0, days)) }
}

/** What was owed for the period and due by the cut-off: reports, or contributions to others'. */
export async function obligationRows(
  { tx, platform, first, last, cutOff }: Asking,
  kind: 'report' | 'contribution',
): Promise<Rows> {
  const owed = (await selectObligations(tx, { kind, dueFrom: first, dueUntil: cutOff })).filter(
    (row) =>
      firstDayOf(row.period) >= first && lastDayOf(row.period) <= last && row.due_day <= cutOff,
  )
  const title = (number: number) =>
    platform.city.tasks.find((task) => task.number === number)?.title ?? plain('')
  return (department) =>
    owed
      .filter((row) => row.department === department)
      .map((row) => {
        const { came, days } = lateness(row.due_day, row.arrived_on, cutOff)
        const name = title(row.task)
        return {
          id:
            kind === 'report'
              ? `${row.task}-${row.period}`
              : `${row.task}-${row.period}-${row.lead}`,
          label: {
            zh: `${row.period} 第 ${row.task} 项 ${name.zh}`,
            en: `${row.period}, ${row.task} ${name.en}`,
          },
          link: `/tasks/${row.task}?tab=progress`,
          values: { arrived: came ? 'yes' : 'no', 'days-late': days },
        }
      })
}

const midnight = (day: Day): Date => new Date(`${day}T00:00:00+08:00`)

/** Pieces submitted in the period and judged by the cut-off. */
export async function evidenceRows({ tx, first, last, cutOff }: Asking): Promise<Rows> {
  const judged = (
    await selectEvidence(tx, { from: midnight(first), until: midnight(addDays(last, 1)) })
  ).filter((row) => {
    const submitted = dayInShanghai(row.submitted_at)
    return (
      submitted >= first &&
      submitted <= last &&
      row.judged_at !== null &&
      dayInShanghai(row.judged_at) <= cutOff
    )
  })
  return (department) =>
    judged
      .filter((row) => row.department === department)
      .map((row) => ({
        id: row.id,
        label: {
          zh: `第 ${row.task} 项：${row.title}`,
          en: `Task ${row.task}: ${row.title}`,
        },
        link: `/tasks/${row.task}?tab=evidence`,
        values: { accepted: row.stage === 'accepted' ? 'yes' : 'no' },
      }))
}
