import type { ReturnRow } from '../collection/model/content.ts'
import type { Finding } from '../collection/model/finding.ts'

/** A finding of a group stands at all of its lines. */
const mostNamed = 1000

const keyOf = (cell: string): string | undefined =>
  cell.startsWith('rows.') ? cell.split('.')[1] : undefined

/**
 * The lines of a long return that an officer reads: those at which `findings` stand, and of the
 * others the greatest amounts, `most` of these at most. In the order of the return.
 *
 * @param dollars value of a line in US dollars; undefined where its currency has no rate
 */
export function rowsToShow(
  rows: readonly ReturnRow[],
  findings: readonly Finding[],
  dollars: (row: ReturnRow) => number | undefined,
  most: number,
): ReturnRow[] {
  const named = new Set<string>()
  for (const { cells } of findings) {
    for (const cell of cells) {
      const key = keyOf(cell)
      if (key !== undefined && named.size < mostNamed) named.add(key)
    }
  }
  // What cannot be compared comes first: nobody knows that it is small.
  const weight = (row: ReturnRow): number => Math.abs(dollars(row) ?? Number.POSITIVE_INFINITY)
  const others = rows
    .filter((row) => !named.has(row.key))
    .map((row) => ({ key: row.key, weight: weight(row) }))
    .sort((a, b) => (a.weight === b.weight ? 0 : b.weight - a.weight))
    .slice(0, most)
  const shown = new Set([...named, ...others.map((one) => one.key)])
  return rows.filter((row) => shown.has(row.key))
}
