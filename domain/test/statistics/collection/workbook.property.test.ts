import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Language } from '../../../src/kernel/bilingual.ts'
import { lineCell, type ReturnContent } from '../../../src/statistics/collection/model/content.ts'
import type { Cell } from '../../../src/statistics/collection/model/form.ts'
import { isNumericCell } from '../../../src/statistics/collection/rules/cells.ts'
import { tidyReturn } from '../../../src/statistics/collection/rules/tidy.ts'
import { makeBook } from '../../../src/statistics/collection/workbook/make-book.ts'
import type { ReadPage } from '../../../src/statistics/collection/workbook/model.ts'
import { readBook } from '../../../src/statistics/collection/workbook/read-book.ts'
import { content } from './make.ts'
import { readSurveys } from './read-surveys.ts'

const versions = readSurveys().map((survey) => survey.versions[0]!)
const pick = (...values: string[]) => fc.constantFrom(...values)
const words = fc.string({ maxLength: 12 })

/** What may stand in a cell of its kind, right or wrong. */
function typedInto(cell: Cell): fc.Arbitrary<string> {
  const usual: Partial<Record<Cell['type'], fc.Arbitrary<string>>> = {
    economy: pick('US', 'CN', 'HK', 'XX'),
    item: pick('SI21', 'SA', 'S99'),
    currency: pick('USD', 'CNY'),
    day: pick('2016-03-05', '2016-13-40'),
    'yes-no': pick('yes', 'no'),
    choice: pick(...(cell.choices ?? []).map((one) => one.code), ''),
    text: words.filter((one) => one.trim() === one),
  }
  return usual[cell.type] ?? pick('0', '12.50', '-3', '1000000', 'n/a')
}

const rows = fc.uniqueArray(
  fc.record({
    key: pick('a', 'b1', 'c-2', 'x7'),
    flow: pick('export', 'import', ''),
    item: pick('SI21', 'SI2', 'S99', ''),
    partner: pick('US', 'HK', 'ZZ', ''),
    mode: pick('1', '2', '4', ''),
    currency: pick('USD', 'CNY', ''),
    amount: pick('0', '12000.50', 'abc', ''),
    contract: pick('', 'W-1'),
    note: pick('', '=1+1', '备注'),
  }),
  { selector: (row) => row.key, maxLength: 4 },
)

const contentOf = (version: (typeof versions)[number]): fc.Arbitrary<ReturnContent> => {
  const cells = version.form.sections.flatMap((section) =>
    section.cells
      .filter((cell) => !cell.computed)
      .flatMap((cell) =>
        section.repeats
          ? ['a1', 'b2'].map((line) => [lineCell(section.id, line, cell.code), cell] as const)
          : [[cell.code, cell] as const],
      ),
  )
  return fc
    .tuple(
      version.form.rows ? rows : fc.constant([]),
      ...cells.map(([, cell]) => fc.oneof(fc.constant(''), typedInto(cell))),
    )
    .map(([list, ...texts]) =>
      content(list, {
        formVersion: version.version,
        cells: Object.fromEntries(cells.map(([key], at) => [key, texts[at] as string])),
      }),
    )
}

/** The book as a file brings it back: texts by line, the header in line 1. */
const throughFile = (version: (typeof versions)[number], said: ReturnContent, language: Language) =>
  makeBook(version.form, said, language).pages.map(
    (page): ReadPage => ({
      name: page.name,
      header: page.header,
      rows: page.rows.map((cells, at) => ({
        line: at + 2,
        cells: cells.map(({ text }) => text.trim()),
      })),
    }),
  )

test('what a template carries out of a return comes back as the same return, in either language', () => {
  for (const version of versions) {
    const tidy = (one: ReturnContent) =>
      tidyReturn(one, (cell) => isNumericCell(version.form, cell))
    fc.assert(
      fc.property(contentOf(version), pick('zh-CN', 'en'), (said, language) => {
        const read = readBook(version.form, throughFile(version, said, language as Language))!
        const back = content([...(read.rows ?? [])], {
          formVersion: version.version,
          cells: { ...read.cells },
        })
        expect(tidy(back)).toEqual(tidy(said))
        expect(read.ignored).toEqual([])
      }),
      { numRuns: 60 },
    )
  }
})

test('each cell that was read is found again by sheet, row and column', () => {
  const version = versions.find((one) => one.form.rows)!
  const said = content([
    {
      key: 'a',
      flow: 'export',
      item: 'SI21',
      partner: 'US',
      mode: '1',
      currency: 'USD',
      amount: 'x',
    },
  ])
  const read = readBook(version.form, throughFile(version, said, 'en'))!
  expect(read.places.get('rows.a.amount')).toEqual({ sheet: 'Rows', line: 2, column: 'Amount' })
})

test('a table that a person made, with names of columns and without ids, gets keys of its own', () => {
  const version = versions.find((one) => one.form.rows)!
  const read = readBook(version.form, [
    {
      name: '',
      header: ['项目', '国家', '金额', '其他'],
      rows: [
        { line: 2, cells: ['SI21', '美国', '1,000', ''] },
        { line: 3, cells: ['', '', '', ''] },
        { line: 4, cells: ['SI22', 'Japan', '2000', ''] },
      ],
    },
  ])!
  expect(read.rows?.map((row) => [row.key, row.partner, row.amount])).toEqual([
    ['x2', 'US', '1000'],
    ['x4', 'JP', '2000'],
  ])
  expect(read.ignored).toEqual(['其他'])
})
