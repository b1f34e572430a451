import { expect, test } from 'vitest'
import { checkReturn } from '../../../../src/statistics/collection/edits/verdict.ts'
import type { ReturnContent } from '../../../../src/statistics/collection/model/content.ts'
import { suggestCorrection } from '../../../../src/statistics/review/localise/suggest.ts'
import { content, context, past, row } from '../../collection/make.ts'
import { readSurveys } from '../../collection/read-surveys.ts'

const monthly = readSurveys().find((one) => one.id === 'services-monthly')!.versions[0]!
const rows = [
  row('a', { amount: '480000' }),
  row('b', { partner: 'JP', amount: '260000' }),
  row('c', { item: 'SI22', amount: '90000' }),
]
const before = past(rows)
const asked = context({ lastPeriod: before })

const withAmount = (key: string, amount: string): ReturnContent =>
  content(rows.map((one) => (one.key === key ? { ...one, amount } : one)))

const found = (said: ReturnContent) =>
  checkReturn(monthly, asked, said).findings.filter((one) => one.severity !== 'info')

test.each([
  ['470000000', '470000', 'thousand'],
  ['4700000000', '470000', 'ten-thousand'],
  ['470', '470000', 'thousandth'],
])(
  '%s where some 480,000 is usual is proposed as %s, and then nothing is found any more',
  (amount, after, reason) => {
    const said = withAmount('a', amount)
    const suggested = suggestCorrection(monthly, asked, said)!
    expect(suggested.changes).toEqual([{ cell: 'rows.a.amount', before: amount, after, reason }])
    expect(suggested.settles.toSorted()).toEqual(
      found(said)
        .map((one) => `${one.edit} ${one.address}`)
        .filter((key) => !suggested.leaves.includes(key))
        .toSorted(),
    )
    expect(suggested.settles.length).toBeGreaterThan(0)
  },
)

test('growth that no slip accounts for is asked about and not corrected', () => {
  const said = withAmount('a', '3140000')
  expect(found(said).length).toBeGreaterThan(0)
  expect(suggestCorrection(monthly, asked, said)).toBeUndefined()
})

test('a return in which nothing is found gets no proposal', () => {
  expect(suggestCorrection(monthly, asked, content(rows))).toBeUndefined()
})

test('an amount below zero, which no return may hold, is proposed with its sign turned', () => {
  const said = withAmount('a', '-470000')
  expect(found(said).some((one) => one.severity === 'hard')).toBe(true)
  const suggested = suggestCorrection(monthly, asked, said)
  expect(suggested?.changes).toEqual([
    { cell: 'rows.a.amount', before: '-470000', after: '470000', reason: 'sign' },
  ])
})
