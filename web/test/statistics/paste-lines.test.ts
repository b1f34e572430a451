import { readFileSync } from 'node:fs'
import { emptyReturn, lineCell } from '@wstc/domain/statistics/collection/model/content'
import { Survey } from '@wstc/domain/statistics/collection/model/survey'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { cellCodes } from '../../src/statistics/return/choices.ts'
import { readClipboard, readLines } from '../../src/statistics/return/paste.ts'
import { openReturnStore } from '../../src/statistics/return/store.ts'

const file = new URL('../../../city/wuhan-2016/surveys/persons-annual.yaml', import.meta.url)
const form = Survey.parse(parse(readFileSync(file, 'utf8'))).versions[0]!
const section = form.form.sections[0]!
const read = (text: string, from: string) => readLines(section, readClipboard(text), from, 'zh-CN')

test('a block copied out of Excel fills a line from the cell in which it was pasted, names as codes', () => {
  expect(read('日本\t计算机软件\t1,200\n德国\tSI2 计算机服务', 'economy')).toEqual([
    { economy: 'JP', item: 'SI21', people: '1200' },
    { economy: 'DE', item: 'SI2' },
  ])
  expect(read('3\t９０\t12.50\t多出来的\n', 'people')).toEqual([
    { people: '3', days: '90', income: '12.50' },
  ])
})

test('a first line of names says which cells the columns are, in either language', () => {
  expect(read('Person-days\t国家（地区）\n90\tUS', 'item')).toEqual([{ days: '90', economy: 'US' }])
})

test('words that lead to one code alone become it; what may mean several stays for an edit to point at', () => {
  expect(read('Deutschl\nRepublic', 'economy').map((one) => one.economy)).toEqual([
    'Deutschl',
    'Republic',
  ])
  expect(read('Liechtenst', 'economy')).toEqual([{ economy: 'LI' }])
})

test('codes of a cell are found by everyday words, and home is among the economies', () => {
  const item = cellCodes('item', 'zh-CN')!
  expect(item.find('给客户做软件外包').map((one) => one.code)).toContain('SI21')
  expect(cellCodes('economy', 'en')!.find('china')[0]!.code).toBe('CN')
  expect(
    cellCodes('currency', 'en')!
      .find('yen')
      .map((one) => one.code),
  ).toContain('JPY')
  expect(cellCodes('money', 'en')).toBeUndefined()
})

test('many cells written at once are taken back at once', () => {
  const context = { period: '2017', rates: {}, register: {} }
  const store = openReturnStore(form, context, emptyReturn(1), () => 'k')
  store.setCell(lineCell('stays', 'a', 'people'), '1')
  store.putCells({
    [lineCell('stays', 'a', 'people')]: '',
    [lineCell('stays', 'b', 'people')]: '7',
  })
  expect(store.state().cells).toEqual({ 'stays.b.people': '7' })
  expect(store.state().computed['people-total']).toBe('7')
  store.undo()
  expect(store.state().cells).toEqual({ 'stays.a.people': '1' })
})
