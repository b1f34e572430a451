import { type Day, dayInShanghai } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { NewMember } from '@wstc/domain/plan/contract/group/meetings'
import type { Member } from '@wstc/domain/plan/contract/group/shapes'
import type { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import { checkDepartment } from '../../tasks/service/subjects.ts'
import { insertRows, type MemberRow, selectMembers } from '../store/meetings.ts'
import { got, needsReason, noteAct } from './subjects.ts'

const showMember = (row: MemberRow, holds: boolean): Member => ({
  id: row.id,
  seat: row.seat,
  name: row.name,
  post: row.post,
  function: row.function,
  department: row.department,
  from: row.from_day,
  until: row.until_day,
  document: row.document,
  reason: row.reason,
  at: row.at.toISOString(),
  holds,
  synthetic: row.synthetic,
})

const ranks = ['chair', 'deputy-chair', 'office-director', 'member']

/** The chair first, then by office. */
export const byRank = (a: Pick<Member, 'function'>, b: Pick<Member, 'function'>): number =>
  ranks.indexOf(a.function) - ranks.indexOf(b.function)

/** Members in office on `day`, and every row that was ever entered. */
export async function listMembers(call: Call, day?: Day) {
  const on = day ?? dayInShanghai(call.now)
  const rows = await selectMembers(call.tx)
  const last = new Map(rows.map((row) => [row.seat, row.id]))
  const all = rows.map((row) => showMember(row, last.get(row.seat) === row.id))
  const members = all
    .filter((one) => one.holds && one.from <= on && (one.until === null || one.until >= on))
    .sort(byRank)
  return { members, history: all.toReversed() }
}

/** Enters a member, or a change of one as another row of the same seat. */
export async function saveMember(call: Call, input: z.output<typeof NewMember>): Promise<Member> {
  checkDepartment(call, input.department, 'department')
  const rows = await selectMembers(call.tx)
  if (input.seat !== undefined) {
    got(
      rows.find((row) => row.seat === input.seat),
      'member',
    )
    if (!input.reason) throw needsReason()
  }
  if (input.until !== null && input.until < input.from) {
    throw new Problem('request/invalid', {}, [{ path: 'until', code: 'field/invalid' }])
  }
  const id = newId(call.now)
  const row = {
    id,
    seat: input.seat ?? id,
    name: input.name,
    post: input.post,
    function: input.function,
    department: input.department,
    from_day: input.from,
    until_day: input.until,
    document: input.document,
    reason: input.reason,
    by_person: call.actor.personId ?? null,
    at: call.now,
    synthetic: false,
  }
  await insertRows(call.tx, 'plan_member', [row])
  await noteAct(call, 'member', id, input.seat ? 'change' : 'enter', { function: input.function })
  return showMember(row, true)
}
