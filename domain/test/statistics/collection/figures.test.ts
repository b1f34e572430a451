import { expect, test } from 'vitest'
import { Form } from '../../../src/statistics/collection/model/form.ts'
import { addsUp, isTellingFigure } from '../../../src/statistics/collection/rules/cells.ts'

const label = { zh: '格', en: 'Cell' }
const form = Form.parse({
  sections: [
    {
      id: 'abroad',
      title: label,
      repeats: { line: label, limit: 5 },
      cells: [
        { code: 'share', label, type: 'percent' },
        { code: 'sales', label, type: 'money' },
        { code: 'name', label, type: 'text' },
      ],
    },
    {
      id: 'fixed',
      title: label,
      cells: [
        { code: 'margin', label, type: 'percent' },
        { code: 'people', label, type: 'count' },
        { code: 'known', label, type: 'yes-no' },
      ],
    },
  ],
})

test('money and counts add up over lines and units; shares, names and answers never do', () => {
  const codes = ['abroad.sales', 'people', 'abroad.share', 'margin', 'abroad.name', 'known', 'gone']
  expect(codes.filter((code) => addsUp(form, code))).toEqual(['abroad.sales', 'people'])
})

test('a share says something of its unit, but not when it was added up over lines', () => {
  const codes = [
    'abroad.sales',
    'people',
    'abroad.share',
    'margin',
    'abroad.name',
    'known',
    'sales',
  ]
  const telling = codes.filter((code) => isTellingFigure(form, code))
  expect(telling).toEqual(['abroad.sales', 'people', 'margin'])
})
