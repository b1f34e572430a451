import { dayInShanghai, lastDayOf } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { UnitObligation } from '@wstc/domain/statistics/collection/contract/rounds'
import type { ObligationState } from '@wstc/domain/statistics/collection/model/obligation'
import { recordAct } from '../../../audit/index.ts'
import { likePattern } from '../../../desk/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { listUnitNames } from '../../../registry/index.ts'
import { type ObligationRow, updateObligation } from '../store/obligations.ts'
import { listUnitsOfRound, type UnitRow } from '../store/units.ts'
import { isLocked } from './open.ts'
import { conflict, getLockedObligation, getObligation, getRound, lineOf } from './subjects.ts'

const show = (
  call: Call,
  row: ObligationRow,
  known: { readonly name: string; readonly uscc: string } | undefined,
): UnitObligation => ({
  ...lineOf(call, row),
  enterprise: { id: row.enterprise, name: known?.name ?? '', uscc: known?.uscc ?? '' },
  district: row.district,
  relief: row.relief,
})

/** An obligation with whose it is. */
export async function showUnitOf(call: Call, row: ObligationRow): Promise<UnitObligation> {
  const names = await listUnitNames(call.tx, [row.enterprise])
  return show(call, row, names.get(row.enterprise))
}

interface Asked {
  readonly survey: string
  readonly period: string
  readonly state?: ObligationState | ObligationState[] | undefined
  readonly district?: string | undefined
  readonly q?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Where a page ended: id and name of its last line. */
const cursorOf = (row: UnitRow): string => `${row.id}~${row.name}`

function readCursor(text: string | undefined): { name: string; id: string } | undefined {
  if (text === undefined) return undefined
  const at = text.indexOf('~')
  if (at < 1) throw new Problem('request/invalid', {}, [{ path: 'after', code: 'field/invalid' }])
  return { id: text.slice(0, at), name: text.slice(at + 1) }
}

/** Who owes a return of the period, by name; row-level security leaves a district its own. */
export async function listObligations(
  call: Call,
  asked: Asked,
): Promise<{ items: UnitObligation[]; next: string | null }> {
  const rows = await listUnitsOfRound(call.tx, {
    survey: asked.survey,
    period: asked.period,
    periodEnd: lastDayOf(asked.period),
    today: dayInShanghai(call.now),
    states: asked.state === undefined ? undefined : [asked.state].flat(),
    district: asked.district,
    pattern: asked.q ? likePattern(asked.q) : undefined,
    after: readCursor(asked.after),
    limit: asked.limit + 1,
  })
  const page = rows.slice(0, asked.limit)
  return {
    items: page.map((row) => show(call, row, row)),
    next: rows.length > asked.limit ? cursorOf(page.at(-1)!) : null,
  }
}

type Relief =
  | { readonly kind: 'exempt'; readonly reason: string }
  | { readonly kind: 'extend'; readonly until: string; readonly reason: string }
  | { readonly kind: 'close'; readonly on: string; readonly reason: string }
  | { readonly kind: 'lift'; readonly reason: string }

const noRelief = { exempt: false, extended_to: null, closed_on: null } as const

/** Exempts, extends or closes, or takes all of these back, with a reason that the unit reads. */
export async function relieveObligation(
  call: Call,
  id: string,
  input: Relief & { readonly revision: number },
): Promise<UnitObligation> {
  const row = await getLockedObligation(call.tx, id)
  const round = await getRound(call.tx, row.survey, row.period)
  if (await isLocked(call.tx, round, call.now)) throw new Problem('statistics/period-locked')
  if (input.kind === 'extend' && input.until <= row.due_on) {
    throw new Problem('request/invalid', {}, [
      { path: 'until', code: 'statistics/extension-too-early', details: { due: row.due_on } },
    ])
  }
  if (input.kind === 'close' && input.on > dayInShanghai(call.now)) {
    throw new Problem('request/invalid', {}, [{ path: 'on', code: 'field/too-big' }])
  }
  const relieved = row.exempt || row.extended_to !== null || row.closed_on !== null
  if (input.kind === 'lift' && !relieved) throw new Problem('statistics/no-relief')
  const changed = await updateObligation(call.tx, id, input.revision, {
    ...(input.kind === 'exempt' ? { exempt: true } : {}),
    ...(input.kind === 'extend' ? { extended_to: input.until } : {}),
    ...(input.kind === 'close' ? { closed_on: input.on } : {}),
    ...(input.kind === 'lift' ? noRelief : {}),
    relief: input.reason,
    relief_by: call.actor.personId ?? null,
    relief_at: call.now,
  })
  if (!changed) throw conflict('return')
  await recordAct(call, {
    action: `statistics.obligation.${input.kind}`,
    subject: { kind: 'return', id },
    details: { survey: row.survey, period: row.period },
  })
  return showUnitOf(call, await getObligation(call.tx, id))
}
