import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  groupKey,
  maskOf,
  numbersOf,
  type Words,
} from '../../../src/statistics/collection/edits/group-keys.ts'
import { GroupField } from '../../../src/statistics/collection/model/edit.ts'
import { row } from './make.ts'

const fields = fc.subarray([...GroupField.options], { minLength: 1 })
const word = fc.constantFrom('', 'a', 'b', 'a|b', 'export')
const rows = fc.record({ flow: word, item: word, partner: word, mode: word, currency: word })
const pair = fc.tuple(rows, fc.option(word, { nil: undefined }))

test('two rows have one key exactly where they are alike in the fields of the grouping', () => {
  // Numbers on both sides of what one code unit holds.
  const many: Words = new Map(Array.from({ length: 65_534 }, (_, n) => [`w${n}`, n]))
  fc.assert(
    fc.property(fields, pair, pair, fc.boolean(), (by, [a, aContract], [b, bContract], long) => {
      const words: Words = new Map(long ? many : [])
      const one = row('1', { ...a, ...(aContract !== undefined && { contract: aContract }) })
      const other = row('2', { ...b, ...(bContract !== undefined && { contract: bContract }) })
      const keys = [one, other].map((each) => groupKey(numbersOf(words, each), maskOf(by)))
      const alike = by.every((field) => (one[field] ?? '') === (other[field] ?? ''))
      expect(keys[0] === keys[1]).toBe(alike)
    }),
    { numRuns: 200 },
  )
})
