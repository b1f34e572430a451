import { expect, test } from 'vitest'
import { compileTeller } from '../../../src/statistics/collection/edits/told-facts.ts'
import { emptyReturn } from '../../../src/statistics/collection/model/content.ts'
import { checkSurvey } from '../../../src/statistics/collection/rules/check/survey.ts'
import { lastEnded } from '../../../src/statistics/collection/rules/periods.ts'
import { readSurveys, versionOf } from './read-surveys.ts'

const tell = compileTeller(versionOf('register-annual'))!
const said = (cells: Record<string, string>, more = {}) =>
  tell({ ...emptyReturn(1), cells, ...more }, '2017')

test('an annual form tells what its cells say, in the units of the register', () => {
  const cells = {
    turnover: '1250.5',
    exports: '12.34',
    imports: '0.66',
    employees: '48',
    outsourcing: 'yes',
    technology: 'no',
    affiliates: 'yes',
    'sends-people': 'no',
  }
  const facts = said(cells)
  expect(Number(facts.servicesTrade)).toBe(130_000)
  expect(facts).toMatchObject({
    turnover: '1250.5',
    employees: '48',
    outsourcing: true,
    technologyTrade: false,
    affiliatesAbroad: true,
    sendsPeopleAbroad: false,
  })
})

test('what is not filled in is not known, which is another thing than no', () => {
  expect(said({ exports: '1', affiliates: '' })).toEqual({})
  expect(said({ affiliates: 'no' })).toEqual({ affiliatesAbroad: false })
  expect(said({ affiliates: 'yes' }, { nothingToReport: true })).toEqual({})
})

test('a form that tells nothing of its unit has no teller', () => {
  expect(compileTeller(versionOf('services-monthly'))).toBeUndefined()
})

test.each([
  ['a cell that is gone', { employees: { of: { cell: 'heads' } } }],
  [
    'another return',
    { employees: { of: { previously: 'last-period', of: { cell: 'employees' } } } },
  ],
  ['the register itself', { affiliatesAbroad: { when: { registerSays: 'affiliatesAbroad' } } }],
  ['rows', { servicesTrade: { of: { sum: 'rows' } } }],
  ['lines that are not there', { employees: { of: { countLines: 'people' } } }],
] as const)('a survey that tells by %s is refused', (_, tells) => {
  const survey = structuredClone(readSurveys().find((one) => one.id === 'register-annual')!)
  const codes = ['plan', 'statistics-law', 'msits-2010']
  const register = {
    documents: new Set(codes),
    departments: new Set(['commerce']),
    sectors: new Set<string>(),
    districts: new Set<string>(),
    planDocument: 'plan',
    clauses: new Set(['二（七）']),
  }
  expect(checkSurvey(survey, register)).toEqual([])
  survey.versions[0]!.tells = tells as never
  expect(checkSurvey(survey, register).map((one) => one.pointer.slice(0, 3))).toContainEqual([
    'versions',
    0,
    'tells',
  ])
})

test.each([
  ['month', '2018-03-31', '2018-03'],
  ['month', '2018-03-30', '2018-02'],
  ['quarter', '2018-03-31', '2018-Q1'],
  ['quarter', '2018-02-28', '2017-Q4'],
  ['year', '2017-12-31', '2017'],
  ['year', '2018-12-30', '2017'],
] as const)('the last %s that was over on %s is %s', (frequency, day, period) => {
  expect(lastEnded(frequency, day)).toBe(period)
})
