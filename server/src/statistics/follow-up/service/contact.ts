import type { BodyOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { statisticsFollowUpContract } from '@wstc/domain/statistics/follow-up/contract'
import type { FollowUpNote } from '@wstc/domain/statistics/follow-up/contract/shapes'
import { recordAct, recordRead } from '../../../audit/index.ts'
import { listNames } from '../../../identity/index.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs.ts'
import type { Call } from '../../../platform/serve.ts'
import {
  insertNote,
  insertReminders,
  listNotes,
  listReminders,
  type NoteRow,
  selectAskedUnits,
  selectOwed,
} from '../store/ladder.ts'
import { getLine, showLine } from './list.ts'
import { findReporters, wayTo } from './reach.ts'

type Contract = typeof statisticsFollowUpContract

const showNote = (row: NoteRow, names: ReadonlyMap<string, string>): FollowUpNote => ({
  id: row.id,
  onDay: row.on_day,
  channel: row.channel,
  result: row.result,
  text: row.text,
  nextOn: row.next_on,
  by: names.get(row.by_person) ?? null,
  at: row.at.toISOString(),
})

/** Contact, reminders and notes of one missing return; that the contact was looked at is recorded. */
export async function getFollowUp(
  call: Call,
  id: string,
): Promise<ReplyInput<Contract['getFollowUp']>> {
  const row = await getLine(call, id)
  const [reminders, notes] = await Promise.all([listReminders(call.tx, id), listNotes(call.tx, id)])
  const names = await listNames(call.tx, [
    ...notes.map((one) => one.by_person),
    ...reminders.flatMap((one) => one.by_person ?? []),
  ])
  await recordRead(call, {
    action: 'statistics.follow-up.read',
    subject: { kind: 'return', id },
  })
  return {
    line: showLine(call, row),
    contact: { name: row.contact, phone: row.phone, email: row.email },
    reminders: reminders.map((one) => ({
      tone: one.tone,
      way: one.way,
      onDay: one.on_day,
      by: (one.by_person && names.get(one.by_person)) || null,
      reason: one.reason,
    })),
    notes: notes.map((one) => showNote(one, names)),
  }
}

/** Notes that somebody spoke with the unit, how it went and when to try again. */
export async function addFollowUpNote(
  call: Call,
  id: string,
  input: BodyOf<Contract['addFollowUpNote']>,
): Promise<FollowUpNote> {
  await getLine(call, id)
  const today = dayInShanghai(call.now)
  if (input.nextOn !== undefined && input.nextOn < today) {
    throw new Problem('request/invalid', {}, [
      { path: 'nextOn', code: 'statistics/next-action-past' },
    ])
  }
  const person = call.actor.personId!
  const row: NoteRow = {
    id: newId(call.now),
    obligation: id,
    on_day: today,
    channel: input.channel,
    result: input.result,
    text: input.text ?? '',
    next_on: input.nextOn ?? null,
    by_person: person,
    at: call.now,
  }
  await insertNote(call.tx, row)
  await recordAct(call, {
    action: 'statistics.follow-up.note',
    subject: { kind: 'return', id },
    details: { channel: row.channel, result: row.result, nextOn: row.next_on },
  })
  return showNote(row, await listNames(call.tx, [person]))
}

export const remindKind = 'statistics.follow-up-remind'

/** Reminds by hand: each unit once a day, and only of what has not come. */
export async function remindNow(
  call: Call,
  input: { readonly obligations: readonly string[]; readonly reason: string },
): Promise<{ reminded: number; left: number }> {
  const { tx, now } = call
  const today = dayInShanghai(now)
  const owed = await selectOwed(tx, today, input.obligations)
  const asked =
    owed.length === 0
      ? new Set<string>()
      : await selectAskedUnits(
          tx,
          owed.map((row) => row.enterprise),
          today,
        )
  const rows = owed.filter((row) => !asked.has(row.enterprise))
  if (rows.length === 0) throw new Problem('statistics/nobody-to-remind')
  const reporters = await findReporters(call)
  await insertReminders(
    tx,
    rows.map((row) => ({
      obligation: row.id,
      kind: 'asked' as const,
      counted_from: today,
      working_days: 0,
      tone: 'asked' as const,
      way: wayTo(row, reporters),
      on_day: today,
      sent_at: now,
      by_person: call.actor.personId ?? null,
      reason: input.reason,
    })),
  )
  const obligations = rows.map((row) => row.id)
  await recordAct(call, {
    action: 'statistics.follow-up.remind',
    subject: { kind: 'follow-up', id: today },
    details: { obligations },
  })
  await enqueue(call, { kind: remindKind, payload: { obligations } })
  return { reminded: rows.length, left: input.obligations.length - rows.length }
}
