import type { Bilingual } from '../../../kernel/bilingual.ts'
import { findCurrency } from '../../../kernel/codes/currencies.ts'
import type { RowField } from '../model/content.ts'
import type { RegisterFacts } from '../model/facts.ts'
import type { Form } from '../model/form.ts'
import { factNames, rowFieldNames } from './fields.ts'

const both = (zh: string, en: string): Bilingual => ({ zh, en })

function cellName(key: string, form: Form): Bilingual | undefined {
  const [head, , code] = key.split('.')
  const section = form.sections.find((one) => (one.repeats ? one.id === head && code : !code))
  const cells = code
    ? (section?.cells ?? [])
    : form.sections.flatMap((one) => (one.repeats ? [] : one.cells))
  return cells.find((one) => one.code === (code ?? head))?.label
}

/** What an edit that cannot be told would need, as a person reads it. */
export function missingText(input: string, form: Form): Bilingual {
  const [kind = '', first = '', second = ''] = input.split('.')
  switch (kind) {
    case 'last-period':
      return both('上期报表', 'the return of the last period')
    case 'last-year':
      return both('上年同期报表', 'the return of the same period last year')
    case 'rates': {
      const name = findCurrency(first)?.name ?? both(first, first)
      return both(`${name.zh}当月汇率`, `the month’s rate of the ${name.en}`)
    }
    case 'register': {
      const name = factNames[first as keyof RegisterFacts] ?? both(first, first)
      return both(`名录中的${name.zh}`, `${name.en} in the register`)
    }
    case 'contracts':
      return first === ''
        ? both('合同登记信息', 'the register of contracts')
        : both(`合同“${first}”的登记信息`, `what is registered of contract “${first}”`)
    case 'rows': {
      const name = rowFieldNames[second as RowField] ?? both('一行', 'a row')
      return both(`尚未填好的${name.zh}`, `${name.en.toLowerCase()} not yet filled in`)
    }
    case 'cells': {
      const name = cellName(input.slice('cells.'.length), form) ?? both('一格', 'a cell')
      return both(`尚未填好的“${name.zh}”`, `“${name.en}” not yet filled in`)
    }
    default:
      return both('调查参数', 'a parameter of the survey')
  }
}
