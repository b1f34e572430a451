import { isWithin } from '../../../kernel/codes/ebops.ts'
import type { ReturnRow } from '../model/content.ts'
import type { RowFilter } from '../model/expression.ts'
import type { Tri } from './value.ts'

export type RowTest = (row: ReturnRow) => Tri

const filtered = ['flow', 'item', 'partner', 'mode', 'currency'] as const

function isWithinAny(item: string, asked: readonly string[]): boolean {
  for (const one of asked) if (isWithin(item, one)) return true
  return false
}

/** Whether a row is meant. A field not filled in cannot tell. */
export function compileFilter(filter: RowFilter | undefined): RowTest {
  if (!filter) return () => true
  const { contract, note } = filter
  const parts = filtered.flatMap((name) => {
    const asked = filter[name] as readonly string[] | undefined
    return asked ? [{ name, asked }] : []
  })
  return (row) => {
    if (contract !== undefined && (contract === 'given') !== ((row.contract ?? '') !== '')) {
      return false
    }
    if (note !== undefined && (note === 'given') !== ((row.note ?? '') !== '')) return false
    let missing: string[] | undefined
    for (const { name, asked } of parts) {
      const value = row[name]
      if (value === '') missing = [...(missing ?? []), `rows.${row.key}.${name}`]
      else if (!(name === 'item' ? isWithinAny(value, asked) : asked.includes(value))) return false
    }
    return missing ?? true
  }
}
