import { describe, expect, test } from 'vitest'
import { compileTeller } from '../../../src/statistics/collection/edits/told-facts.ts'
import { checkReturn } from '../../../src/statistics/collection/edits/verdict.ts'
import { emptyReturn } from '../../../src/statistics/collection/model/content.ts'
import { syntheticEnterprises } from '../../../src/statistics/synthetic/enterprise.ts'
import { syntheticForm, syntheticForms } from '../../../src/statistics/synthetic/forms.ts'
import { syntheticRates } from '../../../src/statistics/synthetic/rates.ts'
import { syntheticReturn } from '../../../src/statistics/synthetic/returns.ts'
import { versionOf } from '../collection/read-surveys.ts'

const city = {
  districts: ['hongshan', 'jianghan'],
  sectors: [
    { id: 'computing', items: ['SI21', 'SI22'] },
    { id: 'transport', items: ['SC12', 'SC22'] },
    { id: 'construction', items: ['SE1'] },
  ],
}
const seed = 'test'
const start = '2015-01'
const firms = [...syntheticEnterprises(seed, 1500, city)]
const periodOf = (survey: string) => (survey === 'sector-quarterly' ? '2018-Q1' : '2017')
const made = (survey: string) =>
  firms.flatMap((firm) => {
    const form = syntheticForm(seed, firm, start, survey, periodOf(survey))
    return form ? [{ firm, form }] : []
  })
const versions = new Map(syntheticForms.map((survey) => [survey, versionOf(survey)]))
const findingsOf = (
  survey: string,
  cells: Readonly<Record<string, string>>,
  nothingToReport = false,
) => {
  const context = { period: periodOf(survey), rates: {}, register: {} }
  const content = { ...emptyReturn(1), cells: { ...cells }, nothingToReport }
  return checkReturn(versions.get(survey)!, context, content).findings
}

describe.each(syntheticForms)('invented forms of %s', (survey) => {
  test('fit the form of the city: none is refused, and few are asked about', () => {
    const forms = made(survey)
    expect(forms.length).toBeGreaterThan(20)
    const findings = forms.map(({ form }) => findingsOf(survey, form.right, form.nothingToReport))
    expect(findings.flat().filter((one) => one.severity === 'hard')).toEqual([])
    const asked = findings.filter((list) => list.some((one) => one.severity === 'soft'))
    expect(asked.length).toBeLessThan(0.06 * forms.length + 2)
  })
})

test('an annual form adds up to the monthly returns of its year', () => {
  for (const { firm, form } of made('register-annual').slice(0, 60)) {
    let usd = 0
    for (let month = 1; month <= 12; month += 1) {
      const period = `2017-${String(month).padStart(2, '0')}`
      const rates = syntheticRates(period)
      for (const row of syntheticReturn(seed, firm, start, period).right) {
        usd += Number(row.amount) * Number(rates[row.currency])
      }
    }
    const said = Number(form.right.exports) + Number(form.right.imports)
    expect(Math.abs(said - usd / 10_000)).toBeLessThan(0.02)
  }
})

test('who says that it has affiliates or sends people has that form to fill in, and nobody else', () => {
  const tell = compileTeller(versions.get('register-annual')!)!
  const told = new Map(
    made('register-annual').map(({ firm, form }) => [
      firm.index,
      tell({ ...emptyReturn(1), cells: { ...form.right } }, '2017'),
    ]),
  )
  for (const [survey, fact] of [
    ['affiliates-annual', 'affiliatesAbroad'],
    ['persons-annual', 'sendsPeopleAbroad'],
  ] as const) {
    const filling = made(survey).map(({ firm }) => firm.index)
    const saying = [...told].flatMap(([index, facts]) => (facts[fact] ? [index] : []))
    expect(filling).toEqual(saying)
  }
})

test('some figures come in yuan instead of ten thousand yuan, and the edits ask about them', () => {
  const wrong = made('sector-quarterly').filter(({ form }) => form.cells !== form.right)
  expect(wrong.length).toBeGreaterThan(3)
  const asked = wrong.filter(({ form }) =>
    findingsOf('sector-quarterly', form.cells).some((one) => one.edit === 'QTR-RAT-01'),
  )
  expect(asked.length).toBe(wrong.length)
})
