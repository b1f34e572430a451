import { compareDecimalTexts, sumDecimalTexts } from '../../../kernel/decimal.ts'
import { readFigure } from '../edits/book.ts'
import type { ReturnContent, ReturnRow } from '../model/content.ts'

/** Business of one item, partner, mode, currency and contract: its sum before and after. */
export interface RowDifference {
  readonly row: Omit<ReturnRow, 'key' | 'amount' | 'note'>
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface CellDifference {
  readonly key: string
  readonly before: string | undefined
  readonly after: string | undefined
}

export interface ReturnDifference {
  readonly nothingToReport: { readonly before: boolean; readonly after: boolean } | undefined
  readonly rows: readonly RowDifference[]
  readonly cells: readonly CellDifference[]
}

const businessOf = ({ key: _, amount: __, note: ___, ...rest }: ReturnRow) => ({
  ...rest,
  contract: rest.contract ?? '',
})

/** Rows by their business; several rows of one are one sum, and what is no figure counts as typed. */
function sumsOf(
  rows: readonly ReturnRow[],
): Map<string, { row: RowDifference['row']; sum: string }> {
  const sums = new Map<string, { row: RowDifference['row']; sum: string }>()
  for (const row of rows) {
    const business = businessOf(row)
    const key = JSON.stringify(Object.values(business))
    const before = sums.get(key)
    const figures = before && readFigure(before.sum) && readFigure(row.amount)
    const sum = figures ? sumDecimalTexts([before.sum, row.amount]) : row.amount
    sums.set(key, { row: business, sum })
  }
  return sums
}

const same = (a: string | undefined, b: string | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    readFigure(a) !== undefined &&
    readFigure(b) !== undefined &&
    compareDecimalTexts(a, b) === 0)

/** What differs between two contents of a return, by business and not by row: order and keys are none. */
export function compareReturns(before: ReturnContent, after: ReturnContent): ReturnDifference {
  const [was, is] = [sumsOf(before.rows), sumsOf(after.rows)]
  const cells = [...new Set([...Object.keys(before.cells), ...Object.keys(after.cells)])].sort()
  const typed = (text: string | undefined) => (text === '' ? undefined : text)
  return {
    nothingToReport:
      before.nothingToReport === after.nothingToReport
        ? undefined
        : { before: before.nothingToReport, after: after.nothingToReport },
    rows: [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
      const [old, now] = [was.get(key), is.get(key)]
      if (same(old?.sum, now?.sum)) return []
      return [{ row: (now ?? old)!.row, before: old?.sum, after: now?.sum }]
    }),
    cells: cells.flatMap((key) => {
      const [old, now] = [typed(before.cells[key]), typed(after.cells[key])]
      return same(old, now) ? [] : [{ key, before: old, after: now }]
    }),
  }
}
