import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { Problem } from '@wstc/domain/kernel/problem'
import type { DeliveryFault } from '@wstc/domain/statistics/sources/contract/shapes'
import { cellOf } from '@wstc/domain/statistics/sources/rules/cell-of'
import { sourceSheetTexts } from '@wstc/domain/statistics/sources/words'
import { recordRead } from '../../../audit/index.ts'
import { exportRows } from '../../../platform/export.ts'
import { readPages } from '../../../platform/read-pages.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { type DeliveryRow, type FaultRow, selectFaults } from '../store/deliveries.ts'
import { type KeptRow, selectRows } from '../store/rows.ts'
import { getRow, sheetName, showFault } from './deliveries.ts'
import { getSource } from './sources.ts'

type FreeCall = Omit<Call, 'tx'>
type Format = 'xlsx' | 'csv'

function openDelivery(call: FreeCall, id: string): Promise<DeliveryRow> {
  return call.platform.database.inTransaction(call.actor, async (tx) => {
    const row = await getRow(tx, id)
    await recordRead(
      { ...call, tx },
      { action: 'statistics.delivery.export', subject: { kind: 'delivery', id } },
    )
    return row
  })
}

/** The faults as a sheet, one line for each, by row and column. */
export async function exportFaults(call: FreeCall, id: string, format: Format): Promise<FileReply> {
  const { database, adminSources } = call.platform
  const { language } = call
  const delivery = await openDelivery(call, id)
  const source = adminSources.sources.find((one) => one.id === delivery.source)
  const pages = readPages<FaultRow>(database, call.actor, (tx, last) =>
    selectFaults(tx, id, last?.place, 1000),
  )
  async function* faults(): AsyncGenerator<DeliveryFault> {
    for await (const row of pages) yield showFault(source, row)
  }
  const { line, column, given, fault } = sourceSheetTexts
  return exportRows<DeliveryFault>({
    format,
    name: `${inLanguage(sourceSheetTexts.faults, language)} ${sheetName(source, delivery, language)}`,
    language,
    columns: [
      { key: 'line', title: line, kind: 'number', value: (one) => one.line },
      {
        key: 'column',
        title: column,
        value: (one) => one.columnName && inLanguage(one.columnName, language),
      },
      { key: 'given', title: given, width: 40, value: (one) => one.given },
      { key: 'fault', title: fault, width: 60, value: (one) => inLanguage(one.text, language) },
    ],
    rows: faults(),
  })
}

/** The rows of an accepted delivery in the layout of their source: read again they are the same. */
export async function exportDelivery(
  call: FreeCall,
  id: string,
  format: Format,
): Promise<FileReply> {
  const delivery = await openDelivery(call, id)
  if (delivery.state !== 'accepted') throw new Problem('statistics/delivery-not-accepted')
  const source = getSource(call.platform, delivery.source)
  const { period } = delivery
  return exportRows<KeptRow>({
    format,
    name: sheetName(source, delivery, call.language),
    language: call.language,
    columns: source.columns.map(({ field, name }) => ({
      key: field,
      title: name,
      ...(field === 'amount' ? { kind: 'number' as const } : {}),
      value: (row: KeptRow) => cellOf({ ...row, period }, field, source),
    })),
    rows: readPages<KeptRow>(call.platform.database, call.actor, (tx, last) =>
      selectRows(tx, id, last?.line, 2000),
    ),
  })
}
