import { expect, test } from 'vitest'
import { checkReturn } from '../../../src/statistics/collection/edits/verdict.ts'
import type { ReturnContent } from '../../../src/statistics/collection/model/content.ts'
import { content, context } from './make.ts'
import { readSurveys } from './read-surveys.ts'

const surveys = readSurveys()
const found = (id: string, more: Partial<ReturnContent>): string[] => {
  const form = surveys.find((one) => one.id === id)!.versions.at(-1)!
  const { findings } = checkReturn(form, context({ period: '2017' }), content([], more))
  return [...new Set(findings.map((one) => one.edit))].filter((one) => one.startsWith('FORM-NIL'))
}
const line = { 'stays.a1.economy': 'US', 'stays.a1.people': '3' }

test('a form of lines is either filled in or says that there is nothing, and never both', () => {
  expect(found('persons-annual', {})).toEqual(['FORM-NIL-03'])
  expect(found('persons-annual', { cells: line })).toEqual([])
  expect(found('persons-annual', { nothingToReport: true })).toEqual([])
  expect(found('persons-annual', { nothingToReport: true, cells: line })).toEqual(['FORM-NIL-02'])
  expect(found('affiliates-annual', {})).toEqual(['FORM-NIL-03'])
})

test('a form of fixed cells takes noughts, and not nothing to report', () => {
  expect(found('sector-quarterly', { nothingToReport: true })).toEqual(['FORM-NIL-01'])
  expect(found('register-annual', { nothingToReport: true })).toEqual(['FORM-NIL-01'])
  expect(found('sector-quarterly', {})).toEqual([])
  expect(found('services-monthly', { nothingToReport: true })).toEqual([])
})
