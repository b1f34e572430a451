import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffTexts } from '../../src/plan/text-diff.ts'

const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', 'a', 'b', ' ', '。', '1', '.') })

test('both versions can be read back from the difference, so that no word of a report is lost in it', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffTexts(before, after)
      const join = (drop: string) =>
        parts
          .filter((part) => part.kind !== drop)
          .map((part) => part.text)
          .join('')
      expect(join('added')).toBe(before)
      expect(join('removed')).toBe(after)
    }),
  )
})

test('one changed figure in Chinese text shows as that figure alone', () => {
  expect(diffTexts('已培训120人。', '已培训150人。')).toEqual([
    { kind: 'same', text: '已培训' },
    { kind: 'removed', text: '120' },
    { kind: 'added', text: '150' },
    { kind: 'same', text: '人。' },
  ])
})
