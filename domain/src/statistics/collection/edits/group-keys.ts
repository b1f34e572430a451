import type { ReturnRow } from '../model/content.ts'
import { GroupField } from '../model/edit.ts'

/** Numbers of the words that rows are grouped by, shared by books whose groups are compared. */
export type Words = Map<string, number>

/** Of each field that rows are grouped by, in their order: every bit where it counts, none elsewhere. */
export type FieldMask = readonly number[]

export const maskOf = (by: readonly GroupField[]): FieldMask =>
  GroupField.options.map((field) => (by.includes(field) ? -1 : 0))

function numberOf(words: Words, text: string): number {
  let number = words.get(text)
  if (number === undefined) {
    number = words.size
    words.set(text, number)
  }
  return number
}

/** The numbers of a row's words, in the order of the fields. */
export const numbersOf = (words: Words, row: ReturnRow): readonly number[] => [
  numberOf(words, row.flow),
  numberOf(words, row.item),
  numberOf(words, row.partner),
  numberOf(words, row.mode),
  numberOf(words, row.currency),
  numberOf(words, row.contract ?? ''),
]

/**
 * Key of the group of a row: a text of its numbers, a code unit for each or two, which is made and
 * looked up several times as fast as the words themselves put together.
 */
export function groupKey(numbers: readonly number[], mask: FieldMask): string {
  const a = numbers[0]! & mask[0]!
  const b = numbers[1]! & mask[1]!
  const c = numbers[2]! & mask[2]!
  const d = numbers[3]! & mask[3]!
  const e = numbers[4]! & mask[4]!
  const f = numbers[5]! & mask[5]!
  const text = String.fromCharCode
  return (a | b | c | d | e | f) >>> 16 === 0
    ? text(a, b, c, d, e, f)
    : text(a, b, c, d, e, f, a >>> 16, b >>> 16, c >>> 16, d >>> 16, e >>> 16, f >>> 16)
}

const escaped = (text: string): string =>
  text.includes('|') || text.includes('%') ? text.replace(/[%|]/g, encodeURIComponent) : text

/** Where findings of a group stand, the same whatever else is in the return. */
export const groupAddress = (by: readonly GroupField[], row: ReturnRow): string =>
  `groups.${by.map((field) => escaped(row[field] ?? '')).join('|')}`
