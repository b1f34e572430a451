import { findBopCode } from '../bop-codes.ts'
import type { Source, SourceCode, SourceColumn, SourceField } from '../model/source.ts'
import { plainWord } from './cells.ts'

/** Which field each column of a file holds: by key, by name in either language, by an alias. */
export function readColumns(
  header: readonly string[],
  source: Source,
): (SourceField | undefined)[] {
  const byTitle = new Map<string, SourceField>()
  for (const { field, name, aliases } of source.columns) {
    for (const title of [field, name.zh, name.en, ...aliases]) {
      byTitle.set(plainWord(title), field)
    }
  }
  return header.map((title) => byTitle.get(plainWord(title)))
}

/** Columns that a file of the source cannot do without and `columns` lack. */
export const missingColumns = (
  columns: readonly (SourceField | undefined)[],
  source: Source,
): SourceColumn[] => source.columns.filter((one) => one.required && !columns.includes(one.field))

const lists = new WeakMap<Source, ReadonlyMap<string, SourceCode>>()

function codesOf(source: Source, codes: readonly SourceCode[]): ReadonlyMap<string, SourceCode> {
  const former = lists.get(source)
  if (former) return former
  const list = new Map(
    codes.flatMap((one) =>
      [one.code, one.name.zh, one.name.en].map((word) => [plainWord(word), one] as const),
    ),
  )
  lists.set(source, list)
  return list
}

/** The line of a code in the source's list. */
export function findCode(source: Source, text: string): SourceCode | undefined {
  const plain = plainWord(text)
  if (source.codes === 'bop') return findBopCode(plain)
  return codesOf(source, source.codes).get(plain)
}
