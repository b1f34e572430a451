import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import type { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import { checkReturn } from '@wstc/domain/statistics/collection/edits/verdict'
import { mostTyped, type ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import type { ReadBook } from '@wstc/domain/statistics/collection/workbook/model'
import type { Call } from '../../../platform/serve.ts'
import { readGround } from './ground.ts'
import { type GivenFile, readFile, refuseUnkept } from './read-file.ts'
import { getForm, getObligation, getRound } from './subjects.ts'

type Read = ReplyInput<(typeof statisticsCollectionContract)['readReturnSheet']>

/** As many faults as a person would look at before opening the file again. */
const shown = 200

/** Findings of what the file says, each at the place of the file where it stands. */
function faultsOf(book: ReadBook, findings: readonly Finding[]): Read['faults'] {
  return findings
    .filter((one) => one.severity !== 'info')
    .flatMap((one) => {
      const place = one.cells.flatMap((cell) => book.places.get(cell) ?? [])[0]
      return place ? [{ ...place, severity: one.severity, message: one.message }] : []
    })
    .slice(0, shown)
}

/** What a filled-in file says, for the page to show with the same checks; nothing is saved. */
export async function readReturnSheet(
  call: Omit<Call, 'tx'>,
  id: string,
  take: () => Promise<GivenFile>,
): Promise<Read> {
  const { form, ground } = await call.platform.database.inTransaction(call.actor, async (tx) => {
    const row = await getObligation(tx, id)
    const form = await getForm(tx, await getRound(tx, row.survey, row.period))
    return { form, ground: await readGround(tx, row) }
  })
  const book = await readFile(form, await take(), mostTyped)
  refuseUnkept(book)
  const cells = Object.entries(book.cells).filter(([, text]) => text !== '')
  const content: ReturnContent = {
    formVersion: form.version,
    nothingToReport: false,
    rows: [...(book.rows ?? [])],
    cells: Object.fromEntries(cells),
    explanations: [],
  }
  const { findings } = checkReturn(form, ground, content)
  return {
    rows: book.rows ? [...book.rows] : null,
    cells: { ...book.cells },
    sections: [...book.sections],
    ignored: [...book.ignored],
    faults: faultsOf(book, findings),
  }
}
