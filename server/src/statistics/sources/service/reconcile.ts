import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { BodyOf, QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { statisticsSourcesContract } from '@wstc/domain/statistics/sources/contract'
import type { ReconciliationFilter } from '@wstc/domain/statistics/sources/contract/reconciliation'
import type { ReconciliationLine } from '@wstc/domain/statistics/sources/contract/shapes'
import { GapClass } from '@wstc/domain/statistics/sources/model/reconciliation'
import type { Comparison } from '@wstc/domain/statistics/sources/model/source'
import { compareFigures, sumFigures } from '@wstc/domain/statistics/sources/rules/reconcile'
import { flowTexts, gapClassTexts, sourceSheetTexts } from '@wstc/domain/statistics/sources/words'
import { recordAct, recordRead } from '../../../audit/index.ts'
import { likePattern } from '../../../desk/index.ts'
import { exportRows } from '../../../platform/export.ts'
import { newId } from '../../../platform/ids.ts'
import type { Call, FileReply } from '../../../platform/serve.ts'
import { findUnit } from '../../../registry/index.ts'
import { selectPeriods } from '../store/deliveries.ts'
import {
  selectDelivered,
  selectItems,
  selectMissingRates,
  selectWithoutUnit,
} from '../store/figures.ts'
import { insertNote } from '../store/notes.ts'
import { selectUnitsLike } from '../store/stamp.ts'
import { adminFiguresOf, getComparison, monthsBack, readLines } from './figures.ts'
import { readMonth } from './month.ts'

type Contract = typeof statisticsSourcesContract
const monthsShown = 14

const orders: Readonly<
  Record<ReconciliationFilter['sort'], (a: ReconciliationLine, b: ReconciliationLine) => number>
> = {
  difference: (a, b) => compareFigures(a.difference, b.difference, false),
  returned: (a, b) => compareFigures(a.returned, b.returned),
  receipts: (a, b) => compareFigures(a.receipts, b.receipts),
  tax: (a, b) => compareFigures(a.tax, b.tax),
  name: (a, b) => a.enterprise.name.localeCompare(b.enterprise.name, 'zh-CN'),
}

/** The lines that were asked for, in their order; the enterprise decides among equals. */
async function findLines(call: Call, asked: ReconciliationFilter): Promise<ReconciliationLine[]> {
  const { period, flow, district, q, sort, order } = asked
  const classes = asked.class === undefined ? undefined : [asked.class].flat()
  const month = await readMonth(call, period)
  const turn = order === 'asc' ? 1 : -1
  const sorted = await month.once(`${flow} ${sort} ${order}`, async () =>
    month.lines
      .filter((one) => one.flow === flow)
      .sort(
        (a, b) =>
          turn * orders[sort](a, b) ||
          (a.enterprise.id < b.enterprise.id ? -1 : a.enterprise.id > b.enterprise.id ? 1 : 0),
      ),
  )
  const named = q ? await selectUnitsLike(call.tx, likePattern(q)) : undefined
  return sorted.filter(
    (one) =>
      (classes?.includes(one.class) ?? true) &&
      (district === undefined || one.district === district) &&
      (named?.has(one.enterprise.id) ?? true),
  )
}

export async function listReconciliation(
  call: Call,
  { after, limit, ...asked }: QueryOf<Contract['listReconciliation']>,
): Promise<ReplyInput<Contract['listReconciliation']>> {
  const lines = await findLines(call, asked)
  const items = lines.slice(after, after + limit)
  const { period, flow } = asked
  await recordRead(call, {
    action: 'statistics.reconciliation.list',
    subject: { kind: 'reconciliation', id: `${period}/${flow}` },
    details: { shown: items.length },
  })
  const end = after + items.length
  return { items, total: lines.length, next: end < lines.length ? String(end) : null }
}

export async function exportReconciliation(
  call: Omit<Call, 'tx'>,
  { format, columns, ...filter }: QueryOf<Contract['exportReconciliation']>,
): Promise<FileReply> {
  const { language, platform } = call
  const lines = await platform.database.inTransaction(call.actor, async (tx) => {
    const period = filter.period ?? (await selectPeriods(tx))[0]
    if (!period) return []
    await recordRead(
      { ...call, tx },
      {
        action: 'statistics.reconciliation.export',
        subject: { kind: 'reconciliation', id: `${period}/${filter.flow}` },
        details: { format },
      },
    )
    return findLines({ ...call, tx }, { ...filter, period })
  })
  const districts = new Map(platform.city.districts.map((one) => [one.id, one.name]))
  const money = (
    key: 'returned' | 'receipts' | 'tax' | 'customs' | 'outsourcing' | 'difference',
  ) => ({
    key,
    title: sourceSheetTexts[key],
    kind: 'number' as const,
    value: (one: ReconciliationLine) => one[key],
  })
  return exportRows<ReconciliationLine>({
    format,
    name: `${inLanguage(sourceSheetTexts.gaps, language)} ${lines[0]?.period ?? ''}`.trim(),
    language,
    chosen: [columns ?? []].flat(),
    columns: [
      { key: 'name', title: sourceSheetTexts.name, width: 40, value: (one) => one.enterprise.name },
      { key: 'uscc', title: sourceSheetTexts.uscc, value: (one) => one.enterprise.uscc },
      {
        key: 'district',
        title: sourceSheetTexts.district,
        value: ({ district }) => {
          const name = districts.get(district)
          return name ? inLanguage(name, language) : district
        },
      },
      { key: 'period', title: sourceSheetTexts.period, value: (one) => one.period },
      {
        key: 'flow',
        title: sourceSheetTexts.flow,
        value: (one) => inLanguage(flowTexts[one.flow], language),
      },
      money('returned'),
      money('receipts'),
      money('tax'),
      money('difference'),
      {
        key: 'class',
        title: sourceSheetTexts.class,
        value: (one) => inLanguage(gapClassTexts[one.class], language),
      },
      { key: 'note', title: sourceSheetTexts.note, width: 60, value: (one) => one.note?.reason },
      money('customs'),
      money('outsourcing'),
    ],
    rows: lines,
  })
}

export async function getReconciliation(
  call: Call,
  { period: wanted, flow }: QueryOf<Contract['getReconciliation']>,
): Promise<ReplyInput<Contract['getReconciliation']>> {
  const { tx, platform } = call
  const comparison = platform.adminSources.comparison ?? null
  const periods = await selectPeriods(tx)
  const period = wanted ?? periods[0] ?? null
  const nothing = { returned: null, receipts: null, tax: null }
  if (!period || !comparison) {
    const empty = { delivered: [], ratesMissing: [], classes: [], items: [], withoutUnit: [] }
    return { periods, period, flow, comparison, total: nothing, ...empty }
  }
  const month = await readMonth(call, period)
  await recordRead(call, {
    action: 'statistics.reconciliation.list',
    subject: { kind: 'reconciliation', id: `${period}/${flow}` },
    details: { shown: 0 },
  })
  const totals = await month.once(`${flow} totals`, () =>
    makeTotals(call, comparison, month.lines, { period, flow }),
  )
  return { periods, period, flow, comparison, ...totals }
}

async function makeTotals(
  { tx }: Call,
  { survey }: Comparison,
  all: readonly ReconciliationLine[],
  { period, flow }: { readonly period: string; readonly flow: ReconciliationLine['flow'] },
) {
  const lines = all.filter((one) => one.flow === flow)
  const sides = await selectDelivered(tx, [period])
  return {
    delivered: sides.map((one) => one.side),
    ratesMissing: await selectMissingRates(tx, period),
    total: sumFigures(lines),
    classes: GapClass.options.map((one) => {
      const own = lines.filter((line) => line.class === one)
      return { class: one, units: own.length, ...sumFigures(own) }
    }),
    items: await selectItems(tx, { survey, months: [period], flow }),
    withoutUnit: await selectWithoutUnit(tx, period, flow),
  }
}

async function getUnit(call: Call, id: string) {
  const unit = await findUnit(call.tx, id)
  if (!unit) throw absent('enterprise')
  return { id: unit.id, name: unit.name, uscc: unit.uscc }
}

/** The three figures of one unit, the newest month first. */
export async function openUnit(
  call: Call,
  id: string,
): Promise<ReplyInput<Contract['openUnitReconciliation']>> {
  const enterprise = await getUnit(call, id)
  await recordRead(call, {
    action: 'statistics.reconciliation.read',
    subject: { kind: 'enterprise', id },
  })
  const [newest] = await selectPeriods(call.tx)
  if (!newest || !call.platform.adminSources.comparison) return { enterprise, lines: [] }
  const lines = await readLines(call, monthsBack(newest, monthsShown), { enterprises: [id] })
  const order = (a: ReconciliationLine, b: ReconciliationLine): number =>
    a.period === b.period ? (a.flow < b.flow ? -1 : 1) : a.period < b.period ? 1 : -1
  return { enterprise, lines: lines.sort(order) }
}

/** Explains the difference as it stands; where a figure changes, it is open again. */
export async function explainGap(
  call: Call,
  id: string,
  { period, flow, reason }: BodyOf<Contract['explainGap']>,
): Promise<ReconciliationLine> {
  getComparison(call)
  await getUnit(call, id)
  const find = async () =>
    (await adminFiguresOf(call, [id], period)).find((one) => one.flow === flow)
  const line = await find()
  if (!line || line.class === 'agrees') throw new Problem('statistics/gap-none')
  const { returned, receipts, tax } = line
  await insertNote(call.tx, {
    id: newId(call.now),
    enterprise: id,
    period,
    flow,
    reason,
    returned,
    receipts,
    tax,
    by_person: call.actor.personId ?? null,
    at: call.now,
  })
  await recordAct(call, {
    action: 'statistics.gap.explain',
    subject: { kind: 'enterprise', id },
    details: { period },
  })
  return (await find())!
}
