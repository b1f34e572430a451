import type { ContractTables } from '@wstc/domain/contracts/contract/office'
import {
  convert,
  type MonthRate,
  missingRates,
  monthlyTable,
} from '@wstc/domain/contracts/rules/figures'
import { categoryTexts, contractTableTexts, reachTexts } from '@wstc/domain/contracts/words'
import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { findEconomy } from '@wstc/domain/kernel/codes/economies'
import {
  dayInShanghai,
  lastDayOf,
  monthOf,
  type Period,
  previousPeriod,
} from '@wstc/domain/kernel/period'
import type { ExportChoice } from '@wstc/domain/kernel/sheet'
import { recordAct, recordRead } from '../../audit/index.ts'
import type { Tx } from '../../platform/database.ts'
import { type ExportColumn, exportRows } from '../../platform/export.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { type AmountRow, selectExecuted, selectSigned } from '../store/figures.ts'

/** The newest word on each currency's average of the months; kept by statistics, given from above. */
export type ReadRates = (tx: Tx, months: readonly string[]) => Promise<readonly MonthRate[]>

/** Amounts in US dollars, as far as the average of their month is known. */
export async function inDollars(tx: Tx, readRates: ReadRates, amounts: readonly AmountRow[]) {
  const months = [...new Set(amounts.map((one) => monthOf(one.day)))]
  return convert(amounts, months.length === 0 ? [] : await readRates(tx, months))
}

async function makeTables(
  call: Call,
  readRates: ReadRates,
  month: string,
): Promise<ContractTables> {
  const { tx } = call
  const from = `${month.slice(0, 4)}-01-01`
  const to = lastDayOf(month)
  const signed = await selectSigned(tx, from, to)
  const executed = await selectExecuted(tx, from, to)
  const [signs, acts] = [
    await inDollars(tx, readRates, signed),
    await inDollars(tx, readRates, executed),
  ]
  return {
    month,
    lines: monthlyTable(month, signs, acts),
    missing: missingRates([...signs, ...acts]),
    synthetic: [...signed, ...executed].some((one) => one.synthetic),
  }
}

/** The last month that has ended. */
const lastMonth = (call: Call): Period => previousPeriod(monthOf(dayInShanghai(call.now)))

export async function getContractTables(
  call: Call,
  readRates: ReadRates,
  asked: string | undefined,
): Promise<ContractTables> {
  const month = asked ?? lastMonth(call)
  const tables = await makeTables(call, readRates, month)
  await recordRead(call, {
    action: 'contracts.table.read',
    subject: { kind: 'contract-table', id: month },
  })
  return tables
}

export async function exportContractTables(
  call: Call,
  readRates: ReadRates,
  { month: asked, format, columns }: ExportChoice & { readonly month?: string | undefined },
): Promise<FileReply> {
  const { language } = call
  const month = asked ?? lastMonth(call)
  const { lines } = await makeTables(call, readRates, month)
  await recordAct(call, {
    action: 'contracts.table.export',
    subject: { kind: 'contract-table', id: month },
    details: { format, rows: lines.length },
  })
  type Line = ContractTables['lines'][number]
  const column = (
    key: Exclude<keyof typeof contractTableTexts, 'title'>,
    value: ExportColumn<Line>['value'],
    more: Partial<ExportColumn<Line>> = { kind: 'number', width: 18 },
  ): ExportColumn<Line> => ({ key, title: contractTableTexts[key], value, ...more })
  return exportRows({
    format,
    name: `${inLanguage(contractTableTexts.title, language)} ${month}`,
    language,
    rows: lines,
    chosen: [columns ?? []].flat(),
    columns: [
      column('category', (one) => inLanguage(categoryTexts[one.category], language), { width: 28 }),
      column('reach', (one) => inLanguage(reachTexts[one.reach], language), { width: 12 }),
      column(
        'economy',
        ({ economy }) => {
          const known = findEconomy(economy)
          return known ? inLanguage(known.name, language) : economy
        },
        { width: 20 },
      ),
      column('signedCount', (one) => one.signed.count),
      column('signedUsd', (one) => one.signed.usd),
      column('executedCount', (one) => one.executed.count),
      column('executedUsd', (one) => one.executed.usd),
      column('signedSoFarCount', (one) => one.signedSoFar.count),
      column('signedSoFarUsd', (one) => one.signedSoFar.usd),
      column('executedSoFarCount', (one) => one.executedSoFar.count),
      column('executedSoFarUsd', (one) => one.executedSoFar.usd),
    ],
  })
}
