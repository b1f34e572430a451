import type { Source, SourceField } from '../model/source.ts'
import { millionthsOf, textOfMillionths } from './cells.ts'
import type { AdminRow } from './read-row.ts'

/** A field of a row as a cell that comes back as the same row. */
export function cellOf(
  row: Omit<AdminRow, 'plainName' | 'item'>,
  field: SourceField,
  source: Source,
): string {
  if (field === 'amount') {
    return textOfMillionths(millionthsOf(row.amount) / BigInt(source.scale))
  }
  if (field === 'flow') return source.flows[row.flow][0] ?? row.flow
  return row[field]
}
