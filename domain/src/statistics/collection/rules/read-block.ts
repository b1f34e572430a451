import { normaliseText } from '../../../kernel/search-text.ts'
import { type RowField, rowFields } from '../model/content.ts'
import { rowFieldNames } from '../words/fields.ts'
import { readTyped } from './read-typed.ts'

/** The fields of some row, as far as a table says them. */
export type Fields = Partial<Record<RowField, string>>

/** Other names that people give the columns. */
const aliases: Readonly<Record<RowField, readonly string[]>> = {
  flow: ['进出口', '出口进口', 'flow', 'export or import'],
  item: ['项目', '服务项目代码', 'EBOPS'],
  partner: ['国家', '国别', '国家或地区', '伙伴', 'country', 'partner'],
  mode: ['模式', 'mode'],
  currency: ['货币'],
  amount: ['合同金额', '本期金额', 'value'],
  contract: ['合同', '合同号', 'contract number'],
  note: ['说明', 'remark', 'remarks'],
}

const fieldsByName = new Map(
  rowFields.flatMap((field) =>
    [field, rowFieldNames[field].zh, rowFieldNames[field].en, ...aliases[field]].map(
      (name) => [normaliseText(name), field] as const,
    ),
  ),
)

/** The field that a column's name stands for. */
export const fieldOfHead = (name: string): RowField | undefined =>
  fieldsByName.get(normaliseText(name.replace(/\*$/, '')))

/** One line of a table as fields, `fields` being what its columns are. */
export function readLine(
  cells: readonly string[],
  fields: readonly (RowField | undefined)[],
): Fields {
  const read: Fields = {}
  cells.forEach((text, place) => {
    const field = fields[place]
    if (field) read[field] = readTyped(field, text)
  })
  return read
}

/**
 * Lines of a table as fields of rows. A first line of column names says what each column is;
 * otherwise they count from the field `from` in the order of `columns`.
 */
export function readBlock(
  lines: readonly (readonly string[])[],
  from: RowField,
  columns: readonly RowField[] = rowFields,
): Fields[] {
  const named = (lines[0] ?? []).map(fieldOfHead)
  const headed = named.filter((one) => one !== undefined).length >= 2
  const fields = headed ? named : columns.slice(columns.indexOf(from))
  return lines.slice(headed ? 1 : 0).map((line) => readLine(line, fields))
}
