import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem } from '@wstc/domain/kernel/problem'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import type { ReadBook, ReadPage } from '@wstc/domain/statistics/collection/workbook/model'
import { readBook } from '@wstc/domain/statistics/collection/workbook/read-book'
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
  const pages: ReadPage[] = []
  const limits = { rows, columns: 60, cellLength: 2000 }
  for await (const sheet of readSheets(file.bytes, file.name, limits)) {
    const lines: ReadPage['rows'][number][] = []
    for await (const line of sheet.rows) {
      lines.push(line)
      if (lines.length % rowsPerTurn === 0) await nextTurn()
    }
    pages.push({ name: sheet.name, header: sheet.header, rows: lines })
  }
  const book = readBook(form, pages)
  if (!book) throw new Problem('statistics/sheet-without-columns')
  return book
}
