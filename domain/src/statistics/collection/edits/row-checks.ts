import { findCurrency } from '../../../kernel/codes/currencies.ts'
import { findEbopsItem, isWithin, partsOf } from '../../../kernel/codes/ebops.ts'
import { findEconomy, home } from '../../../kernel/codes/economies.ts'
import { type ReturnRow, type RowField, rowLimits } from '../model/content.ts'
import type { Finding } from '../model/finding.ts'
import type { RowForm } from '../model/form.ts'
import { rowFieldNames } from '../words/fields.ts'
import { type RowView, readFigure } from './book.ts'
import type { Layout } from './layout.ts'
import { isMissing } from './value.ts'

const answers = new WeakMap<RowForm, Map<string, boolean>>()

/** Whether a row may name the item: asked for, and fine enough (an “of which” is, and so is its parent). */
export function mayReport(form: RowForm, code: string): boolean {
  if (!findEbopsItem(code)) return false
  let known = answers.get(form)
  if (!known) {
    known = new Map()
    answers.set(form, known)
  }
  let answer = known.get(code)
  if (answer === undefined) {
    answer = partsOf(code).length === 0 && form.items.some((one) => isWithin(code, one))
    known.set(code, answer)
  }
  return answer
}

type Fault = readonly [field: RowField, code: string, zh: string, en: string]

const placesOf = (amount: string): number => {
  const point = amount.indexOf('.')
  return point < 0 ? 0 : amount.length - point - 1
}

function itemFault(code: string): Fault {
  const item = findEbopsItem(code)
  if (!item || partsOf(code).length === 0) {
    return ['item', 'FORM-ROW-02', '请选择服务项目。', 'Choose an item.']
  }
  const { zh, en } = item.name
  return [
    'item',
    'FORM-ROW-02',
    `“${zh}”还分细项，请选择细项。`,
    `“${en}” is divided further; choose one of its parts.`,
  ]
}

/** Fields that are free text: the others are codes, or none. */
const typedFields = ['amount', 'contract', 'note'] as const

const fits = (row: ReturnRow, field: (typeof typedFields)[number]): boolean =>
  (row[field]?.length ?? 0) <= rowLimits[field]

const fine: readonly Finding[] = []

/** Whether every field is what it must be, told without a word: so it is of almost every row. */
function isFine({ row, amount }: RowView, form: RowForm): boolean {
  const currency = findCurrency(row.currency)
  return (
    currency !== undefined &&
    placesOf(row.amount) <= currency.places &&
    !isMissing(amount) &&
    form.flows.includes(row.flow as 'export') &&
    mayReport(form, row.item) &&
    row.partner !== home &&
    findEconomy(row.partner) !== undefined &&
    form.modes.includes(row.mode as '1') &&
    (form.contract !== 'required' || Boolean(row.contract)) &&
    typedFields.every((field) => fits(row, field))
  )
}

/** What each field must be, with the code and the text of where it is not. */
function faultsOf(row: ReturnRow, form: RowForm): Fault[] {
  const faults: Fault[] = []
  const currency = findCurrency(row.currency)
  if (!form.flows.includes(row.flow as 'export')) {
    faults.push(['flow', 'FORM-ROW-01', '请选择出口或进口。', 'Choose export or import.'])
  }
  if (!mayReport(form, row.item)) faults.push(itemFault(row.item))
  if (row.partner === home) {
    faults.push([
      'partner',
      'FORM-ROW-03',
      '与境内单位的业务不在本表范围。',
      'Business within China does not belong here.',
    ])
  } else if (!findEconomy(row.partner)) {
    faults.push(['partner', 'FORM-ROW-03', '请选择国家（地区）。', 'Choose an economy.'])
  }
  if (!form.modes.includes(row.mode as '1')) {
    faults.push(['mode', 'FORM-ROW-04', '请选择供应模式。', 'Choose a mode of supply.'])
  }
  if (!currency) faults.push(['currency', 'FORM-ROW-05', '请选择币种。', 'Choose a currency.'])
  if (!readFigure(row.amount)) {
    faults.push([
      'amount',
      'FORM-ROW-06',
      '请填写金额：只写数字，不带逗号和货币符号。',
      'Enter an amount: digits only, without commas or signs of currency.',
    ])
  } else if (currency && placesOf(row.amount) > currency.places) {
    faults.push([
      'amount',
      'FORM-ROW-07',
      `${currency.name.zh}金额最多 ${currency.places} 位小数。`,
      `An amount in ${currency.code} has at most ${currency.places} places.`,
    ])
  }
  if (form.contract === 'required' && !row.contract) {
    faults.push([
      'contract',
      'FORM-ROW-08',
      '请填写合同登记号。',
      'Enter the registration number of the contract.',
    ])
  }
  for (const field of typedFields.filter((one) => !fits(row, one))) {
    faults.push([
      field,
      'FORM-ROW-11',
      `${rowFieldNames[field].zh}共 ${row[field]!.length} 字，最多 ${rowLimits[field]} 字，请缩短。`,
      `${rowFieldNames[field].en}: ${row[field]!.length} characters, at most ${rowLimits[field]}. Shorten it.`,
    ])
  }
  return faults
}

/** What every row must be, whatever the survey's own edits. */
export function checkRow({ form }: Layout, view: RowView): readonly Finding[] {
  if (form.rows && isFine(view, form.rows)) return fine
  const { row } = view
  const address = `rows.${row.key}`
  const hard = { severity: 'hard', address } as const
  if (!form.rows) {
    const message = { zh: '本表没有明细行。', en: 'This form has no rows.' }
    return [{ edit: 'FORM-ROW-09', ...hard, cells: [address], message }]
  }
  return faultsOf(row, form.rows).map(([field, edit, zh, en]) => ({
    edit,
    ...hard,
    cells: [`${address}.${field}`],
    message: { zh, en },
  }))
}

export function checkRowCount({ form }: Layout, count: number): Finding[] {
  const limit = form.rows?.limit ?? 0
  if (!form.rows || count <= limit) return []
  const message = {
    zh: `共 ${count} 行，超过本表的 ${limit} 行上限。请合并同类的行。`,
    en: `${count} rows, more than the ${limit} of this form. Merge rows that are alike.`,
  }
  return [{ edit: 'FORM-ROW-10', severity: 'hard', address: 'return', cells: [], message }]
}
