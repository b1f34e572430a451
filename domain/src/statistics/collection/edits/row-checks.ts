import type { Bilingual } from '../../../kernel/bilingual.ts'
import { findCurrency } from '../../../kernel/codes/currencies.ts'
import { findEbopsItem, isWithin, partsOf } from '../../../kernel/codes/ebops.ts'
import { findEconomy, home } from '../../../kernel/codes/economies.ts'
import type { ReturnRow, RowField } from '../model/content.ts'
import type { Finding } from '../model/finding.ts'
import type { RowForm } from '../model/form.ts'
import { readFigure } from './book.ts'
import type { CompiledForm } from './compile.ts'

/** Whether a row may name the item: asked for, and fine enough (an “of which” is, and so is its parent). */
export function mayReport(form: RowForm, code: string): boolean {
  return (
    findEbopsItem(code) !== undefined &&
    partsOf(code).length === 0 &&
    form.items.some((one) => isWithin(code, one))
  )
}

/** What each field must be, with the code and the text of where it is not. */
function faultsOf(row: ReturnRow, form: RowForm): [RowField, string, Bilingual][] {
  const faults: [RowField, string, Bilingual][] = []
  const say = (field: RowField, code: string, zh: string, en: string): void =>
    void faults.push([field, code, { zh, en }])
  const currency = findCurrency(row.currency)
  const places = /\.(\d*)$/.exec(row.amount)?.[1]?.length ?? 0
  if (!form.flows.includes(row.flow as 'export')) {
    say('flow', 'FORM-ROW-01', '请选择出口或进口。', 'Choose export or import.')
  }
  if (!mayReport(form, row.item)) {
    const item = findEbopsItem(row.item)
    if (item && partsOf(row.item).length > 0) {
      say(
        'item',
        'FORM-ROW-02',
        `“${item.name.zh}”还分细项，请选择细项。`,
        `“${item.name.en}” is divided further; choose one of its parts.`,
      )
    } else say('item', 'FORM-ROW-02', '请选择服务项目。', 'Choose an item.')
  }
  if (row.partner === home) {
    say(
      'partner',
      'FORM-ROW-03',
      '与境内单位的业务不在本表范围。',
      'Business within China does not belong here.',
    )
  } else if (!findEconomy(row.partner)) {
    say('partner', 'FORM-ROW-03', '请选择国家（地区）。', 'Choose an economy.')
  }
  if (!form.modes.includes(row.mode as '1')) {
    say('mode', 'FORM-ROW-04', '请选择供应模式。', 'Choose a mode of supply.')
  }
  if (!currency) say('currency', 'FORM-ROW-05', '请选择币种。', 'Choose a currency.')
  if (!readFigure(row.amount)) {
    say(
      'amount',
      'FORM-ROW-06',
      '请填写金额：只写数字，不带逗号和货币符号。',
      'Enter an amount: digits only, without commas or signs of currency.',
    )
  } else if (currency && places > currency.places) {
    say(
      'amount',
      'FORM-ROW-07',
      `${currency.name.zh}金额最多 ${currency.places} 位小数。`,
      `An amount in ${currency.code} has at most ${currency.places} places.`,
    )
  }
  if (form.contract === 'required' && !row.contract) {
    say(
      'contract',
      'FORM-ROW-08',
      '请填写合同登记号。',
      'Enter the registration number of the contract.',
    )
  }
  return faults
}

/** What every row must be, whatever the survey's own edits. */
export function checkRow({ form }: CompiledForm, row: ReturnRow): Finding[] {
  const address = `rows.${row.key}`
  const hard = { severity: 'hard', address } as const
  if (!form.rows) {
    const message = { zh: '本表没有明细行。', en: 'This form has no rows.' }
    return [{ edit: 'FORM-ROW-09', ...hard, cells: [address], message }]
  }
  return faultsOf(row, form.rows).map(([field, edit, message]) => ({
    edit,
    ...hard,
    cells: [`${address}.${field}`],
    message,
  }))
}

export function checkRowCount({ form }: CompiledForm, count: number): Finding[] {
  const limit = form.rows?.limit ?? 0
  if (!form.rows || count <= limit) return []
  const message = {
    zh: `共 ${count} 行，超过本表的 ${limit} 行上限。请合并同类的行。`,
    en: `${count} rows, more than the ${limit} of this form. Merge rows that are alike.`,
  }
  return [{ edit: 'FORM-ROW-10', severity: 'hard', address: 'return', cells: [], message }]
}
