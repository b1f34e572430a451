import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem } from '@wstc/domain/kernel/problem'
import {
  ReturnRow,
  type RowField,
  rowFields,
  rowLimits,
} from '@wstc/domain/statistics/collection/model/content'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import type { ReadBook } from '@wstc/domain/statistics/collection/workbook/model'
import { openReading } from '@wstc/domain/statistics/collection/workbook/read-book'
import { readSheets } from '../../../platform/import.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Buffer
}

/** Rows that are read between two turns of the others. */
const rowsPerTurn = 2000

/** What a filled-in file says of a return. @throws Problem where nothing of it is of the form */
export async function readFile(
  { form }: SurveyVersion,
  file: GivenFile,
  rows: number,
): Promise<ReadBook> {
  const reading = openReading(form)
  const limits = { rows, columns: 60, cellLength: 2000 }
  for await (const sheet of readSheets(file.bytes, file.name, limits)) {
    let sinceTurn = 0
    const take = reading.openPage(sheet.name, sheet.header)
    for await (const rows of sheet.parts) {
      take(rows)
      sinceTurn += rows.length
      if (sinceTurn < rowsPerTurn) continue
      sinceTurn = 0
      await nextTurn()
    }
  }
  const book = reading.finish()
  if (!book) throw new Problem('statistics/sheet-without-columns')
  return book
}

/** @throws Problem at the first text that no return can hold, so that nothing is ever cut */
export function refuseTooLong(
  book: ReadBook,
  limitOf: (field: RowField) => number = (field) => rowLimits[field],
): void {
  for (const row of book.rows ?? []) {
    for (const field of rowFields) {
      if ((row[field]?.length ?? 0) <= limitOf(field)) continue
      const { line = 0, column = '' } = book.places.get(`rows.${row.key}.${field}`) ?? {}
      throw new Problem('desk/sheet-cell-too-long', { line, column })
    }
  }
}

/** @throws Problem at the first text that not even a draft keeps */
export const refuseUnkept = (book: ReadBook): void =>
  refuseTooLong(book, (field) => {
    const schema = ReturnRow.shape[field]
    return ('unwrap' in schema ? schema.unwrap() : schema).maxLength ?? 0
  })
