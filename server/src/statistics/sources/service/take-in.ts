import { setImmediate as nextTurn } from 'node:timers/promises'
import { hexOf } from '@wstc/domain/kernel/hex'
import { dayInShanghai, lastDayOf } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import { utf8Bytes } from '@wstc/domain/kernel/utf8'
import type { DeliveryVia } from '@wstc/domain/statistics/sources/contract/shapes'
import type { Source } from '@wstc/domain/statistics/sources/model/source'
import {
  type Controls,
  checkFile,
  type FileCheck,
} from '@wstc/domain/statistics/sources/rules/check-file'
import type { SourceCells } from '@wstc/domain/statistics/sources/rules/read-row'
import { recordAct, sha256 } from '../../../audit/index.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call } from '../../../platform/serve.ts'
import {
  type DeliveryRow,
  holdMonth,
  insertDelivery,
  insertFaults,
  selectVersions,
  settleDelivery,
} from '../store/deliveries.ts'
import { addRows, addUp, findRepeats, keepRows, openRows, type PlacedRow } from '../store/rows.ts'
import { matchAll } from './match.ts'
import { unitRules } from './sources.ts'

/** Rows that are sent to the database at once, between two turns of the others; more would outlive their use. */
const batch = 500

export interface Handed {
  readonly source: Source
  readonly period: string
  readonly reason: string
  readonly controls: Controls
  readonly file: string
  readonly sha256: string
  readonly via: DeliveryVia
  readonly rows: AsyncIterable<Line> | Iterable<Line>
}
export interface Line {
  readonly line: number
  readonly cells: SourceCells
}

type TakingCall = Pick<Call, 'tx' | 'actor' | 'now' | 'requestId' | 'address' | 'platform'>

/** Checks every row and adds the good ones to those of the transaction; answers the last line too. */
async function bringIn(
  call: TakingCall,
  handed: Handed,
): Promise<{ check: FileCheck; last: number }> {
  const { tx } = call
  const { source, period } = handed
  const check = checkFile(source, period, handed.controls, unitRules)
  await openRows(tx)
  let waiting: PlacedRow[] = []
  let last = 0
  let seen = 0
  for await (const { line, cells } of handed.rows) {
    const row = check.take(line, cells)
    last = line
    seen += 1
    if (seen % batch === 0) await nextTurn()
    if (row) waiting.push({ line, row })
    if (waiting.length < batch) continue
    await addRows(tx, waiting)
    waiting = []
  }
  if (waiting.length > 0) await addRows(tx, waiting)
  check.end(await findRepeats(tx, source.distinctBy, period))
  return { check, last }
}

const layoutOf = (source: Source): string => hexOf(sha256(utf8Bytes(JSON.stringify(source))))

/** @throws Problem where the month is not over, or a revision has no reason */
function checkMonth(call: TakingCall, handed: Handed, before: readonly DeliveryRow[]): void {
  const { period, reason } = handed
  if (dayInShanghai(call.now) <= lastDayOf(period)) {
    throw new Problem('statistics/source-period-ahead', { period })
  }
  if (reason === '' && before.some((one) => one.current)) {
    const fault = { path: 'reason', code: 'statistics/delivery-reason' }
    throw new Problem('statistics/delivery-reason', {}, [fault])
  }
}

/**
 * Takes a delivery in. With any fault it is held whole: nothing of it counts, its faults are named,
 * and a later file of the same month takes its place. A clean one counts from now on, instead of the
 * version before. All of it is one transaction.
 */
export async function takeIn(call: TakingCall, handed: Handed): Promise<string> {
  const { tx, now } = call
  const { source, period } = handed
  await holdMonth(tx, source.id, period)
  const before = await selectVersions(tx, source.id, period)
  checkMonth(call, handed, before)
  const id = newId(now)
  const head = {
    id,
    source: source.id,
    period,
    version: (before[0]?.version ?? 0) + 1,
    side: source.side,
    file: handed.file.slice(0, 200),
    sha256: handed.sha256,
    layout: layoutOf(source),
    via: handed.via,
    reason: handed.reason,
    by_person: call.actor.personId ?? null,
    by_key: call.actor.key?.id ?? null,
    at: now,
    synthetic: handed.via === 'demo',
  }
  for (const one of before.filter(({ state }) => state === 'held')) {
    await settleDelivery(tx, one.id, { state: 'replaced' })
  }
  // What is known of a delivery never changes but for its place among the others: its rows come first.
  const { check, last } = await bringIn(call, handed)
  const faulty = check.faultCount > 0
  if (!faulty) {
    for (const one of before.filter(({ current }) => current)) {
      await settleDelivery(tx, one.id, { current: false })
    }
  }
  await insertDelivery(tx, {
    ...head,
    state: faulty ? 'held' : 'accepted',
    current: !faulty,
    rows: check.rows,
    faults: check.faultCount,
  })
  if (faulty) await insertFaults(tx, id, check.faults)
  else {
    await keepRows(tx, id, { last, now })
    await addUp(tx, id)
    await matchAll(call)
  }
  await recordAct(call, {
    action: faulty ? 'statistics.delivery.hold' : 'statistics.delivery.accept',
    subject: { kind: 'delivery', id },
    details: {
      source: source.id,
      period,
      version: head.version,
      rows: check.rows,
      faults: check.faultCount,
      sha256: handed.sha256,
    },
  })
  return id
}
