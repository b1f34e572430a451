import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { currencies } from '@wstc/domain/kernel/codes/currencies'
import { isWithin, reportableItems } from '@wstc/domain/kernel/codes/ebops'
import { economies, home } from '@wstc/domain/kernel/codes/economies'
import { flows, modesOfSupply } from '@wstc/domain/kernel/codes/modes'
import { Problem } from '@wstc/domain/kernel/problem'
import { type RowField, rowFields } from '@wstc/domain/statistics/collection/model/content'
import type { RowForm } from '@wstc/domain/statistics/collection/model/form'
import { rowFieldNames } from '@wstc/domain/statistics/collection/words/fields'
import type ExcelJS from 'exceljs'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { openOwnReturn } from './open.ts'

type Named = { readonly code: string; readonly name: Bilingual }
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Rows that have drop-downs beyond those that are filled in. */
const spare = 500

/** What each field may be, as its drop-down shows it: `SI21 计算机软件`. */
function listsOf(form: RowForm, language: Language): Partial<Record<RowField, string[]>> {
  const show = (list: readonly Named[]) =>
    list.map(({ code, name }) => `${code} ${inLanguage(name, language)}`)
  const offered = new Map(form.currencies.map((code, place) => [code, place]))
  return {
    flow: flows
      .filter(({ code }) => form.flows.includes(code))
      .map(({ name }) => inLanguage(name, language)),
    item: show(reportableItems.filter(({ code }) => form.items.some((one) => isWithin(code, one)))),
    partner: show(economies.filter(({ code }) => code !== home)),
    mode: show(modesOfSupply.filter(({ code }) => form.modes.includes(code))),
    currency: show(
      [...currencies].sort((a, b) => (offered.get(a.code) ?? 99) - (offered.get(b.code) ?? 99)),
    ),
  }
}

const widths: Partial<Record<RowField, number>> = {
  item: 40,
  partner: 24,
  mode: 18,
  amount: 18,
  note: 30,
}

function addDropDowns(
  sheet: ExcelJS.Worksheet,
  codes: ExcelJS.Worksheet,
  fields: readonly RowField[],
  lists: Partial<Record<RowField, string[]>>,
  rows: number,
): void {
  fields.forEach((field, index) => {
    const list = lists[field]
    if (!list) return
    const column = codes.getColumn(index + 1)
    column.values = [field, ...list]
    const letter = column.letter
    const formula = `codes!$${letter}$2:$${letter}$${list.length + 1}`
    for (let row = 2; row <= rows + 1; row += 1) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [formula],
        showErrorMessage: false,
      }
    }
  })
}

/** The sheet of this enterprise and period: its own rows, drop-downs, and what each column takes. */
export async function makeTemplate(call: Call, id: string, language: Language): Promise<FileReply> {
  const sheet = await openOwnReturn(call, id)
  const form = sheet.form.form.rows
  if (!form) throw new Problem('statistics/no-rows')
  const fields = rowFields.filter((field) => field !== 'contract' || form.contract !== 'none')
  const lists = listsOf(form, language)
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const page = book.addWorksheet(`${sheet.line.survey} ${sheet.line.period}`, {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  const codes = book.addWorksheet('codes', { state: 'veryHidden' })
  page.columns = fields.map((field) => ({
    header: inLanguage(rowFieldNames[field], language),
    key: field,
    width: widths[field] ?? 14,
    // Codes and amounts stay the text they are: Excel must not make dates or floats of them.
    style: { numFmt: '@' },
  }))
  page.getRow(1).font = { bold: true }
  fields.forEach((field, index) => {
    const help = form.help[field]
    if (help) page.getCell(1, index + 1).note = inLanguage(help, language)
  })
  const shown = (field: RowField, code: string): string =>
    field === 'flow'
      ? inLanguage(flows.find((one) => one.code === code)?.name ?? { zh: code, en: code }, language)
      : (lists[field]?.find((one) => one.startsWith(`${code} `)) ?? code)
  for (const row of sheet.content.rows) {
    page.addRow(Object.fromEntries(fields.map((field) => [field, shown(field, row[field] ?? '')])))
  }
  addDropDowns(page, codes, fields, lists, sheet.content.rows.length + spare)
  const bytes = await book.xlsx.writeBuffer()
  return {
    stream: Buffer.from(bytes),
    type: xlsx,
    name: `${inLanguage(sheet.line.surveyName, language)} ${sheet.line.period}.xlsx`,
  }
}
