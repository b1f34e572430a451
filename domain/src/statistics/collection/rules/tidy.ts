import type { ReturnContent, ReturnRow } from '../model/content.ts'
import { readAmount } from './read-typed.ts'

/** Texts of these signs alone are tidy: most are. */
const tidied = /^[\w.:/-]*$/
const tidyText = (text: string): string => (tidied.test(text) ? text : text.normalize('NFC').trim())
const tidyCode = (text: string): string =>
  tidied.test(text) ? text : text.normalize('NFKC').trim()
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

const tidyAmount = /^-?\d+(\.\d+)?$/
const tidiedCode = /^[A-Z0-9]*$/
const isTidy = (text: string | undefined): boolean =>
  text === undefined || (text !== '' && tidied.test(text))

/** Whether tidying would change nothing: so it is of almost every row that was read from a file. */
const isTidyRow = (row: ReturnRow): boolean =>
  tidyAmount.test(row.amount) &&
  tidiedCode.test(row.item) &&
  tidiedCode.test(row.partner) &&
  tidiedCode.test(row.currency) &&
  tidied.test(row.flow) &&
  tidied.test(row.mode) &&
  isTidy(row.contract) &&
  isTidy(row.note)

function tidyRow(row: ReturnRow): ReturnRow {
  if (isTidyRow(row)) return row
  const contract = tidyText(row.contract ?? '')
  const note = tidyText(row.note ?? '')
  return {
    key: row.key,
    flow: tidyCode(row.flow),
    item: tidyCode(row.item).toUpperCase(),
    partner: tidyCode(row.partner).toUpperCase(),
    mode: tidyCode(row.mode),
    currency: tidyCode(row.currency).toUpperCase(),
    amount: readAmount(row.amount),
    ...(contract === '' ? {} : { contract }),
    ...(note === '' ? {} : { note }),
  }
}

/** Whether nobody has put anything into the row that says something. */
export const isBlankRow = ({ item, partner, amount, contract, note }: ReturnRow): boolean =>
  isBlank(item) && isBlank(partner) && isBlank(amount) && isBlank(contract) && isBlank(note)

/**
 * The return as it is kept: no blank rows, cells or explanations, numbers in plain form, texts
 * trimmed. Tidying what is tidy changes nothing. `numeric` are the cells that hold numbers.
 */
export function tidyReturn(
  content: ReturnContent,
  numeric: (cell: string) => boolean,
): ReturnContent {
  const cells = Object.entries(content.cells)
    .map(([code, text]): [string, string] => [
      code,
      numeric(code) ? readAmount(text) : tidyText(text),
    ])
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const explanations = content.explanations
    .map((one) => ({ ...one, text: tidyText(one.text) }))
    .filter((one) => one.text !== '')
  return {
    formVersion: content.formVersion,
    nothingToReport: content.nothingToReport,
    rows: content.rows.filter((row) => !isBlankRow(row)).map(tidyRow),
    cells: Object.fromEntries(cells),
    explanations,
  }
}
