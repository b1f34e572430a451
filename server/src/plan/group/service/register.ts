import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import type { FollowUpStage } from '@wstc/domain/plan/model/group'
import { type FollowUpLight, followUpLight } from '@wstc/domain/plan/rules/follow-up-light'
import type { Call } from '../../../platform/serve.ts'
import { graceOf } from '../../tasks/service/lights.ts'
import { type DecisionRow, selectDecisions } from '../../tasks/store/dialogue.ts'
import { selectRemarks } from '../../tasks/store/remarks.ts'
import {
  type AnswerRow,
  type ExtensionRow,
  type FollowUpRow,
  selectAnswers,
  selectExtensions,
  selectFollowUps,
} from '../store/follow-ups.ts'
import { followUpNumber } from './subjects.ts'

type Asking = Pick<Call, 'tx' | 'platform'>

/** A follow-up as it stood at the end of a day. */
export interface Followed {
  readonly row: FollowUpRow
  readonly number: string
  readonly stage: FollowUpStage
  readonly light: FollowUpLight
  readonly answers: readonly AnswerRow[]
  readonly extensions: readonly ExtensionRow[]
}

const dayOf = (at: Date | null): Day | undefined => (at ? dayInShanghai(at) : undefined)

function stand(
  row: FollowUpRow,
  answers: readonly AnswerRow[],
  extensions: readonly ExtensionRow[],
  today: Day,
  graceWorkingDays: number,
): Followed {
  const light = followUpLight({
    decidedOn: row.decided_on,
    firstDue: row.first_due,
    extensions: extensions
      .filter((one) => one.stage === 'granted')
      .map((one) => ({ until: one.until_day, on: dayInShanghai(one.decided_at!) })),
    answers: answers.map((one) => ({
      said: one.said,
      on: dayInShanghai(one.at),
      acceptedOn: one.stage === 'accepted' ? dayOf(one.judged_at) : undefined,
      returnedOn: one.stage === 'returned' ? dayOf(one.judged_at) : undefined,
    })),
    closedOn: row.closed_on ?? undefined,
    graceWorkingDays,
    today,
  })
  const stage: FollowUpStage =
    light.calendar === 'closed'
      ? 'closed'
      : light.shown === 'complete'
        ? 'accepted'
        : light.shown === 'waiting'
          ? 'answered'
          : 'open'
  return { row, number: followUpNumber(row), stage, light, answers, extensions }
}

/** Every follow-up the reader may see as it stood on `day`, those entered by then. */
export async function followUpsOn(call: Asking, day: Day): Promise<Followed[]> {
  const [rows, answers, extensions] = await Promise.all([
    selectFollowUps(call.tx),
    selectAnswers(call.tx),
    selectExtensions(call.tx),
  ])
  const grace = graceOf(call.platform.city.city)
  return rows
    .filter((row) => dayInShanghai(row.at) <= day)
    .map((row) =>
      stand(
        row,
        answers.filter((one) => one.follow_up === row.id),
        extensions.filter((one) => one.follow_up === row.id),
        day,
        grace,
      ),
    )
}

/** A decision made on a single task, as a line of the same register; its dialogue stays there. */
export interface TaskDecision {
  readonly row: DecisionRow
  readonly stage: FollowUpStage
  readonly light: FollowUpLight
}

export async function taskDecisionsOn(call: Asking, day: Day): Promise<TaskDecision[]> {
  const rows = (await selectDecisions(call.tx, {})).filter((row) => row.decided_on <= day)
  const remarks = await selectRemarks(
    call.tx,
    'decision',
    rows.map((row) => row.id),
  )
  const grace = graceOf(call.platform.city.city)
  return rows.map((row) => {
    const own = remarks.filter((one) => one.subject_id === row.id && dayInShanghai(one.at) <= day)
    const done = own.filter((one) => one.act === 'done')
    const light = followUpLight({
      decidedOn: row.decided_on,
      firstDue: row.due_day,
      extensions: [],
      answers: own
        .filter((one) => one.act === 'follow-up' || one.act === 'done')
        .map((one) => {
          const next = own.find(
            (other) => ['confirm', 'reopen'].includes(other.act) && other.at > one.at,
          )
          return {
            said: one.act === 'done' ? ('done' as const) : ('in-progress' as const),
            on: dayInShanghai(one.at),
            acceptedOn:
              one === done.at(-1) && next?.act === 'confirm' ? dayInShanghai(next.at) : undefined,
            returnedOn: next?.act === 'reopen' ? dayInShanghai(next.at) : undefined,
          }
        }),
      graceWorkingDays: grace,
      today: day,
    })
    const stage =
      light.shown === 'complete' ? 'accepted' : light.shown === 'waiting' ? 'answered' : 'open'
    return { row, stage, light }
  })
}
