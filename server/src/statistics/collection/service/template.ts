import { inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { makeBook } from '@wstc/domain/statistics/collection/workbook/make-book'
import type { Book, BookPage } from '@wstc/domain/statistics/collection/workbook/model'
import type ExcelJS from 'exceljs'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { openOwnReturn } from './open.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Rows that have drop-downs beyond those that are filled in. */
const spare = 500
const listSheet = 'codes'

const letterOf = (at: number): string =>
  at < 26
    ? String.fromCharCode(65 + at)
    : letterOf(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26))

/** Where each list stands on the sheet out of sight: one column for each. */
const placesOf = ({ lists }: Book): Map<string, string> =>
  new Map(
    Object.entries(lists).flatMap(([name, list], at) =>
      list.length === 0
        ? []
        : [[name, `${listSheet}!$${letterOf(at)}$2:$${letterOf(at)}$${list.length + 1}`] as const],
    ),
  )

function addLists(book: ExcelJS.Workbook, { lists }: Book): void {
  const sheet = book.addWorksheet(listSheet, { state: 'veryHidden' })
  Object.values(lists).forEach((list, at) => {
    sheet.getColumn(at + 1).values = [`list ${at + 1}`, ...list]
  })
}

const dropDown = (range: string): ExcelJS.DataValidation => ({
  type: 'list',
  allowBlank: true,
  formulae: [range],
  showErrorMessage: false,
})

/** Names of sheets are at most 31 characters without signs of references. */
const sheetName = (name: string): string =>
  [...name]
    .filter((one) => !'[]:*?/\\'.includes(one))
    .join('')
    .slice(0, 31)

function addPage(book: ExcelJS.Workbook, page: BookPage, lists: Map<string, string>): void {
  const sheet = book.addWorksheet(sheetName(page.name), { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = page.header.map((header, at) => ({
    header,
    key: String(at),
    width: page.widths[at] ?? 14,
    hidden: page.hidden.includes(at),
    // Codes and amounts stay the text they are: Excel must not make dates or floats of them.
    style: { numFmt: '@' },
  }))
  sheet.getRow(1).font = { bold: true }
  page.hints.forEach((hint, at) => {
    if (hint) sheet.getCell(1, at + 1).note = hint
  })
  page.rows.forEach((cells, index) => {
    sheet.addRow(cells.map(({ text }) => text))
    cells.forEach(({ list }, at) => {
      const range = list && lists.get(list)
      if (range) sheet.getCell(index + 2, at + 1).dataValidation = dropDown(range)
    })
  })
  page.below?.forEach((list, at) => {
    const range = list && lists.get(list)
    if (!range) return
    for (let row = page.rows.length + 2; row <= page.rows.length + spare + 1; row += 1) {
      sheet.getCell(row, at + 1).dataValidation = dropDown(range)
    }
  })
}

/** The workbook of this enterprise and period: what is filled in, drop-downs, what each cell takes. */
export async function makeTemplate(call: Call, id: string, language: Language): Promise<FileReply> {
  const { form, content, line } = await openOwnReturn(call, id)
  const made = makeBook(form.form, content, language)
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const places = placesOf(made)
  for (const page of made.pages) addPage(book, page, places)
  addLists(book, made)
  const bytes = await book.xlsx.writeBuffer()
  return {
    stream: Buffer.from(bytes),
    type: xlsx,
    name: `${inLanguage(line.surveyName, language)} ${line.period}.xlsx`,
  }
}
