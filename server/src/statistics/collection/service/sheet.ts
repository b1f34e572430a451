import { Problem } from '@wstc/domain/kernel/problem'
import type { ReturnRow } from '@wstc/domain/statistics/collection/model/content'
import { fieldOfHead, readLine } from '@wstc/domain/statistics/collection/rules/read-block'
import { isBlankRow } from '@wstc/domain/statistics/collection/rules/tidy'
import { readSheet } from '../../../platform/import.ts'
import type { Call } from '../../../platform/serve.ts'
import { getForm, getObligation, getRound } from './subjects.ts'

const limits = { rows: 20_000, columns: 60, cellLength: 2000 }

/** The rows of a filled-in sheet, for the grid to show with the same checks; nothing is saved. */
export async function readReturnSheet(
  call: Omit<Call, 'tx'>,
  id: string,
  take: () => Promise<{ readonly name: string; readonly bytes: Buffer }>,
): Promise<{ rows: ReturnRow[]; ignored: string[] }> {
  const form = await call.platform.database.inTransaction(call.actor, async (tx) => {
    const row = await getObligation(tx, id)
    return getForm(tx, await getRound(tx, row.survey, row.period))
  })
  const asked = form.form.rows
  if (!asked) throw new Problem('statistics/no-rows')
  const file = await take()
  const sheet = await readSheet(file.bytes, file.name, limits)
  const fields = sheet.header.map(fieldOfHead)
  if (!fields.includes('item') || !fields.includes('amount')) {
    throw new Problem('statistics/sheet-without-columns')
  }
  const flow = asked.flows.length === 1 ? asked.flows[0]! : ''
  const [mode = '1'] = asked.modes
  const [currency = 'USD'] = asked.currencies
  const rows: ReturnRow[] = []
  for await (const { line, cells } of sheet.rows) {
    const { contract, note, ...read } = readLine(cells, fields)
    const row: ReturnRow = {
      key: `x${line}`,
      item: '',
      partner: '',
      amount: '',
      ...read,
      flow: read.flow || flow,
      mode: read.mode || mode,
      currency: read.currency || currency,
      ...(contract ? { contract } : {}),
      ...(note ? { note } : {}),
    }
    if (!isBlankRow(row)) rows.push(row)
  }
  return { rows, ignored: sheet.header.filter((name, at) => name !== '' && !fields[at]) }
}
