import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { BodyOf, QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { hexOf } from '@wstc/domain/kernel/hex'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { utf8Bytes } from '@wstc/domain/kernel/utf8'
import type { statisticsSourcesContract } from '@wstc/domain/statistics/sources/contract'
import { deliveryLimits } from '@wstc/domain/statistics/sources/contract/deliveries'
import type { Delivery, DeliveryFault } from '@wstc/domain/statistics/sources/contract/shapes'
import type { Source, SourceField } from '@wstc/domain/statistics/sources/model/source'
import { missingColumns, readColumns } from '@wstc/domain/statistics/sources/rules/layout'
import { recordAct, sha256 } from '../../../audit/index.ts'
import { listNames } from '../../../identity/index.ts'
import type { Receipt } from '../../../platform/files.ts'
import { readSheetFile, type Sheet } from '../../../platform/import.ts'
import { fieldText } from '../../../platform/problem-words.ts'
import type { Call } from '../../../platform/serve.ts'
import {
  countUnmatched,
  type DeliveryPlace,
  type DeliveryRow,
  type FaultRow,
  findDelivery,
  selectDeliveries,
  selectFaults,
  settleDelivery,
} from '../store/deliveries.ts'
import { askedSource, getOwnSource } from './by-key.ts'
import { type Line, takeIn } from './take-in.ts'

type Contract = typeof statisticsSourcesContract
const limits = { rows: deliveryLimits.rows, columns: 60, cellLength: 2000 }

async function showDeliveries(call: Call, rows: readonly DeliveryRow[]): Promise<Delivery[]> {
  // An office learns what came of its delivery, not who in the house or in the register it met.
  const inside = call.actor.key ? [] : rows
  const names = await listNames(
    call.tx,
    inside.flatMap((row) => row.by_person ?? []),
  )
  const accepted = inside.filter((row) => row.state === 'accepted').map((row) => row.id)
  const unmatched = await countUnmatched(call.tx, accepted)
  const { sources } = call.platform.adminSources
  return rows.map((row) => ({
    id: row.id,
    source: row.source,
    sourceName: sources.find((one) => one.id === row.source)?.name ?? {
      zh: row.source,
      en: row.source,
    },
    period: row.period,
    version: row.version,
    state: row.state,
    current: row.current,
    file: row.file,
    sha256: row.sha256,
    via: row.via,
    rows: row.rows,
    faults: row.faults,
    unmatched: row.state === 'accepted' && !call.actor.key ? (unmatched.get(row.id) ?? 0) : null,
    reason: row.reason,
    by: (row.by_person && names.get(row.by_person)) || null,
    at: row.at.toISOString(),
    synthetic: row.synthetic,
  }))
}

export async function getRow(tx: Call['tx'], id: string): Promise<DeliveryRow> {
  const row = await findDelivery(tx, id)
  if (!row) throw absent('delivery')
  return row
}

export const getDelivery = async (call: Call, id: string): Promise<Delivery> =>
  (await showDeliveries(call, [await getRow(call.tx, id)]))[0]!

/** @throws Problem where a column is missing that no file of the source can do without */
function columnsOf(header: readonly string[], source: Source): (SourceField | undefined)[] {
  const columns = readColumns(header, source)
  const missing = missingColumns(columns, source)
  if (missing.length === 0) return columns
  throw new Problem('statistics/source-columns-missing', {
    columns: missing.map((one) => one.name),
  })
}

async function* linesOf(sheet: Sheet, columns: readonly (SourceField | undefined)[]) {
  for await (const { line, cells } of sheet.rows) {
    const named: Partial<Record<SourceField, string>> = {}
    for (const [n, field] of columns.entries()) if (field) named[field] = cells[n] ?? ''
    yield { line, cells: named }
  }
}

/** A file that lies on the disk while it is taken in. */
export interface HandedFile extends Receipt {
  readonly path: string
  readonly name: string
}

/** A file as an office hands it over, by a person or by its own system. */
export async function uploadDelivery(
  call: Call,
  asked: QueryOf<Contract['uploadDelivery']>,
  file: HandedFile,
): Promise<Delivery> {
  const source = getOwnSource(call, asked.source)
  const { workbook } = deliveryLimits
  const sheet = await readSheetFile({ ...file, workbook }, file.name, limits)
  const columns = columnsOf(sheet.header, source)
  const id = await takeIn(call, {
    source,
    period: asked.period,
    reason: asked.reason,
    controls: { rows: asked.rows, total: asked.total },
    file: file.name,
    sha256: file.hash,
    via: call.actor.key ? 'api' : 'upload',
    rows: linesOf(sheet, columns),
  })
  return getDelivery(call, id)
}

/** The same rows as an office’s system sends them; the first is row 1. */
export async function sendDelivery(
  call: Call,
  body: BodyOf<Contract['sendDelivery']>,
): Promise<Delivery> {
  const source = getOwnSource(call, body.source)
  const rows = body.rows.map(
    (cells, index): Line => ({ line: index + 1, cells: cells as Line['cells'] }),
  )
  const id = await takeIn(call, {
    source,
    period: body.period,
    reason: body.reason,
    controls: body.controls,
    file: '',
    sha256: hexOf(sha256(utf8Bytes(JSON.stringify(body.rows)))),
    via: 'api',
    rows,
  })
  return getDelivery(call, id)
}

/** Where a page ended: month, source and version of its last delivery. */
function readPlace(text: string | undefined): DeliveryPlace | undefined {
  if (text === undefined) return undefined
  const [period = '', source = '', version = ''] = text.split('~')
  if (period !== '' && source !== '' && /^\d{1,9}$/.test(version)) {
    return { period, source, version: Number(version) }
  }
  throw new Problem('request/invalid', {}, [{ path: 'after', code: 'field/invalid' }])
}

export async function listDeliveries(
  call: Call,
  { limit, after, ...asked }: QueryOf<Contract['listDeliveries']>,
): Promise<ReplyInput<Contract['listDeliveries']>> {
  const place = readPlace(after)
  const source = askedSource(call.actor, asked.source)
  const rows = await selectDeliveries(call.tx, { ...asked, source, after: place, limit: limit + 1 })
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await showDeliveries(call, page),
    next: rows.length > limit && last ? `${last.period}~${last.source}~${last.version}` : null,
  }
}

/** A fault with its words, by the names of the source’s columns. */
export function showFault(source: Source | undefined, row: FaultRow): DeliveryFault {
  const column = source?.columns.find((one) => one.field === row.field)
  const fault = { path: row.field ?? '', code: row.code, details: row.details }
  return {
    line: row.line,
    column: row.field,
    columnName: column?.name ?? null,
    code: row.code,
    text: { zh: fieldText(fault, 'zh-CN'), en: fieldText(fault, 'en') },
    given: row.given,
  }
}

export async function listFaults(
  call: Call,
  id: string,
  { after, limit }: QueryOf<Contract['listDeliveryFaults']>,
): Promise<ReplyInput<Contract['listDeliveryFaults']>> {
  const delivery = await getRow(call.tx, id)
  const source = call.platform.adminSources.sources.find((one) => one.id === delivery.source)
  const rows = await selectFaults(call.tx, id, after, limit + 1)
  return {
    items: rows.slice(0, limit).map((row) => showFault(source, row)),
    next: rows.length > limit ? rows[limit - 1]!.place : null,
  }
}

export async function withdrawDelivery(call: Call, id: string): Promise<Delivery> {
  const row = await getRow(call.tx, id)
  if (row.state !== 'held') throw new Problem('statistics/delivery-not-held')
  await settleDelivery(call.tx, id, { state: 'withdrawn' })
  await recordAct(call, {
    action: 'statistics.delivery.withdraw',
    subject: { kind: 'delivery', id },
    details: { source: row.source, period: row.period, version: row.version },
  })
  return getDelivery(call, id)
}

/** The name under which a sheet of a delivery is saved. */
export const sheetName = (
  source: Source | undefined,
  row: DeliveryRow,
  language: Call['language'],
): string =>
  `${source ? inLanguage(source.name, language) : row.source} ${row.period} v${row.version}`
