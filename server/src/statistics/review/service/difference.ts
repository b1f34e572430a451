import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import {
  compareReturns,
  type RowDifference,
} from '@wstc/domain/statistics/collection/rules/compare-returns'
import type { Difference } from '@wstc/domain/statistics/review/contract/shapes'
import type { Tx } from '../../../platform/database.ts'
import { findVersion, readContent } from '../../collection/store/returns.ts'

interface Judged {
  readonly version: number
  readonly verdict: string
}

const sides = (one: {
  readonly before: string | undefined
  readonly after: string | undefined
}) => ({
  before: one.before ?? null,
  after: one.after ?? null,
})

/** Lines that differ, as many as a person reads. */
const shown = 300

const sizeOf = ({ before, after }: RowDifference): number =>
  Math.abs(Number(after ?? 0) - Number(before ?? 0)) || 0

/** The greatest changes, in the order of the return. */
function greatest(rows: readonly RowDifference[]): readonly RowDifference[] {
  if (rows.length <= shown) return rows
  const kept = new Set(rows.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, shown))
  return rows.filter((one) => kept.has(one))
}

/** What a return says otherwise than the version that was accepted last, or else sent back. */
export async function readDifference(
  tx: Tx,
  of: {
    readonly obligation: string
    readonly version: number
    readonly content: ReturnContent
    readonly acceptedVersion: number | null
    readonly judgements: readonly Judged[]
  },
): Promise<Difference | null> {
  const { obligation, version, content, acceptedVersion } = of
  const accepted =
    acceptedVersion !== null && acceptedVersion < version ? acceptedVersion : undefined
  const returned = of.judgements.findLast(
    (one) => one.verdict === 'returned' && one.version < version,
  )?.version
  const base = accepted ?? returned
  const before = base === undefined ? undefined : await findVersion(tx, obligation, base)
  if (!before || base === undefined) return null
  const found = compareReturns(await readContent(tx, before), content)
  return {
    since: { version: base, verdict: accepted === undefined ? 'returned' : 'accepted' },
    nothingToReport: found.nothingToReport ?? null,
    rows: greatest(found.rows).map(({ row, ...one }) => ({
      ...row,
      contract: row.contract ?? '',
      ...sides(one),
    })),
    cells: found.cells.map(({ key, ...one }) => ({ key, ...sides(one) })),
    more: Math.max(0, found.rows.length - shown),
  }
}
