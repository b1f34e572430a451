import { describe, expect, test } from 'vitest'
import { registerOf } from '../../../src/plan/pack/register.ts'
import { checkSurvey } from '../../../src/statistics/collection/rules/check/survey.ts'
import { readWuhan } from '../../plan/read-pack.ts'
import { readSurveys } from './read-surveys.ts'

const pack = readWuhan()
const register = { ...registerOf(pack), districts: new Set(pack.districts.map((one) => one.id)) }
const surveys = readSurveys()
const survey = (id: string) => structuredClone(surveys.find((one) => one.id === id)!)

describe('the surveys of Wuhan as data', () => {
  test('refer to nothing that does not exist, or the server would refuse to start', () => {
    for (const one of surveys) expect(checkSurvey(one, register)).toEqual([])
  })

  test('are the five that are collected: month, quarter, register, affiliates, people', () => {
    expect(surveys.map((one) => [one.id, one.versions[0]!.frequency])).toEqual([
      ['affiliates-annual', 'year'],
      ['persons-annual', 'year'],
      ['register-annual', 'year'],
      ['sector-quarterly', 'quarter'],
      ['services-monthly', 'month'],
    ])
  })

  test('use a code of an edit once in all surveys, or an explanation would belong to two', () => {
    const codes = surveys.flatMap((one) => one.versions[0]!.edits.map((edit) => edit.code))
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.length).toBeGreaterThan(50)
  })

  test('say of every text both languages, and none of them a code', () => {
    for (const { versions } of surveys) {
      for (const edit of versions[0]!.edits) {
        expect(edit.message.zh).toMatch(/\p{Script=Han}/u)
        expect(edit.message.en).not.toMatch(/\p{Script=Han}/u)
      }
    }
  })
})

describe('a fault in a survey is told', () => {
  const faultsOf = (id: string, change: (text: string) => string) =>
    checkSurvey(JSON.parse(change(JSON.stringify(survey(id)))), register)

  test.each([
    [
      'a parameter that is gone',
      'services-monthly',
      '"parameter":"large-amount"',
      '"parameter":"none"',
    ],
    ['a cell that is gone', 'sector-quarterly', '{"cell":"profit"}', '{"cell":"loss"}'],
    ['an item that is not of EBOPS', 'services-monthly', '"item":["SL"]', '"item":["SZ"]'],
    ['a document that is not cited', 'persons-annual', '"msits-2010"', '"msits-2030"'],
    ['a clause that the plan does not have', 'services-monthly', '二（七）', '九（九）'],
    ['a blank without a figure', 'services-monthly', 'worth {usd} US', 'worth {sum} US'],
    [
      'a section that has no lines',
      'affiliates-annual',
      '"sumLines":"affiliates"',
      '"sumLines":"total"',
    ],
    ['a group where there is none', 'services-monthly', '"sum":"rows"', '"sum":"group"'],
    [
      'a first period of another rhythm',
      'sector-quarterly',
      '"from":"2015-Q1"',
      '"from":"2015-01"',
    ],
  ])('%s', (_, id, was, is) => {
    expect(JSON.stringify(survey(id))).toContain(was)
    expect(faultsOf(id, (text) => text.replaceAll(was, is))).not.toEqual([])
  })

  test('a total that is computed from itself', () => {
    const broken = survey('register-annual')
    const cells = broken.versions[0]!.form.sections[1]!.cells
    cells.find((cell) => cell.code === 'trade')!.computed = {
      plus: [{ cell: 'trade' }, { value: '1' }],
    }
    expect(checkSurvey(broken, register).map((one) => one.message.en)).toContain(
      'trade is computed from itself',
    )
  })

  test('a code of an edit that is used twice', () => {
    const broken = survey('services-monthly')
    broken.versions[0]!.edits[1]!.code = broken.versions[0]!.edits[0]!.code
    expect(checkSurvey(broken, register)).toEqual([
      { pointer: ['versions', 0, 'edits', 1, 'code'], message: expect.anything() },
    ])
  })
})
