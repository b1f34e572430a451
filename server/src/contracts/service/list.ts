import type { contractsContract } from '@wstc/domain/contracts/contract'
import type { ContractFilter } from '@wstc/domain/contracts/contract/list'
import type { ContractLine, OfficeContractLine } from '@wstc/domain/contracts/contract/shapes'
import {
  categoryTexts,
  contractSheetTexts,
  contractStateTexts,
  kindTexts,
  reachTexts,
} from '@wstc/domain/contracts/words'
import { type Bilingual, inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import { findEconomy } from '@wstc/domain/kernel/codes/economies'
import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { ExportChoice } from '@wstc/domain/kernel/sheet'
import { recordRead } from '../../audit/index.ts'
import { likePattern } from '../../desk/index.ts'
import { type ExportColumn, exportRows } from '../../platform/export.ts'
import { readPages } from '../../platform/read-pages.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { type ContractLineRow, listContractLines } from '../store/contracts.ts'
import { findOwnUnit, lineOf, officeLineOf } from './subjects.ts'

type Contract = typeof contractsContract
type FreeCall = Omit<Call, 'tx'>

/** Where a page ended: what its last line is sorted by, and its id. */
const placeOf = (row: ContractLineRow, { sort }: ContractFilter) => {
  const values = {
    begun: row.id,
    signed: row.terms.signedOn,
    number: row.terms.number.toLowerCase(),
  }
  return { value: values[sort], id: row.id }
}

function readPlace(text: string | undefined): ReturnType<typeof placeOf> | undefined {
  if (text === undefined) return undefined
  const at = text.lastIndexOf('~')
  if (at >= 0 && at < text.length - 1) return { value: text.slice(0, at), id: text.slice(at + 1) }
  throw new Problem('request/invalid', {}, [{ path: 'after', code: 'field/invalid' }])
}

const questionOf = (filter: ContractFilter, enterprise?: string) => ({
  ...filter,
  enterprise,
  pattern: filter.q ? likePattern(filter.q) : undefined,
})

async function readPage(
  call: Call,
  { after, limit, ...filter }: QueryOf<Contract['listContracts']>,
  enterprise?: string,
): Promise<{ rows: ContractLineRow[]; next: string | null }> {
  const asked = { ...questionOf(filter, enterprise), after: readPlace(after), limit: limit + 1 }
  const found = await listContractLines(call.tx, asked)
  const rows = found.slice(0, limit)
  const place = found.length > limit ? placeOf(rows.at(-1)!, filter) : undefined
  return { rows, next: place ? `${place.value}~${place.id}` : null }
}

/** The contracts of the caller's enterprise. */
export async function listOwnContracts(
  call: Call,
  query: QueryOf<Contract['listOwnContracts']>,
): Promise<ReplyInput<Contract['listOwnContracts']>> {
  const own = await findOwnUnit(call)
  if (!own) return { items: [], enterprise: null, next: null }
  const { rows, next } = await readPage(call, query, own.id)
  return { items: rows.map(lineOf), enterprise: own.name, next }
}

export async function listContracts(
  call: Call,
  query: QueryOf<Contract['listContracts']>,
): Promise<ReplyInput<Contract['listContracts']>> {
  const { rows, next } = await readPage(call, query)
  await recordRead(call, {
    action: 'contracts.contract.list',
    subject: { kind: 'contract', id: 'register' },
    details: { shown: rows.length },
  })
  return { items: rows.map(officeLineOf), next }
}

type AnyLine = ContractLine & Partial<Pick<OfficeContractLine, 'enterprise'>>
type Column = ExportColumn<AnyLine>

function columnsOf(language: Language, office: boolean): Column[] {
  const say = (both: Bilingual | undefined) => both && inLanguage(both, language)
  const text = (
    key: keyof typeof contractSheetTexts,
    value: Column['value'],
    more: Partial<Column> = {},
  ): Column => ({ key, title: contractSheetTexts[key], value, ...more })
  return [
    text('number', (one) => one.number),
    ...(office
      ? [
          text('enterprise', (one) => one.enterprise?.name, { width: 40 }),
          text('uscc', (one) => one.enterprise?.uscc),
        ]
      : []),
    text('kind', (one) => say(kindTexts[one.kind])),
    text('category', (one) => say(one.category ? categoryTexts[one.category] : undefined)),
    text('client', (one) => one.client, { width: 40 }),
    text('economy', (one) => say(findEconomy(one.economy)?.name) ?? one.economy),
    text('reach', (one) => say(one.reach ? reachTexts[one.reach] : undefined)),
    text('signed', (one) => one.signedOn, { kind: 'day' }),
    text('amount', (one) => one.amount, { kind: 'number' }),
    text('currency', (one) => one.currency),
    text('executed', (one) => one.executed.map((x) => `${x.currency} ${x.amount}`).join('; ')),
    text('state', (one) => say(contractStateTexts[one.state])),
  ]
}

/** The sheet of a list, however long it is: page after page while it is read. */
function sheetOf(
  call: FreeCall,
  { format, columns, ...filter }: ContractFilter & ExportChoice,
  of: { readonly office: boolean; readonly enterprise?: string },
): FileReply {
  const asked = questionOf(filter, of.enterprise)
  const pages = readPages<ContractLineRow>(call.platform.database, call.actor, (tx, last) =>
    listContractLines(tx, { ...asked, after: last && placeOf(last, filter), limit: 1000 }),
  )
  async function* lines() {
    for await (const row of pages) yield of.office ? officeLineOf(row) : lineOf(row)
  }
  return exportRows<AnyLine>({
    format,
    name: inLanguage(contractSheetTexts.contracts, call.language),
    language: call.language,
    chosen: [columns ?? []].flat(),
    columns: columnsOf(call.language, of.office),
    rows: lines(),
  })
}

const recordExport = (call: FreeCall, id: string, format: string) =>
  call.platform.database.inTransaction(call.actor, async (tx) => {
    const own = id === 'own' ? await findOwnUnit({ ...call, tx }) : undefined
    await recordRead(
      { ...call, tx },
      {
        action: 'contracts.contract.export',
        subject: { kind: 'contract', id },
        details: { format },
      },
    )
    return own?.id
  })

export async function exportContracts(
  call: FreeCall,
  query: QueryOf<Contract['exportContracts']>,
): Promise<FileReply> {
  await recordExport(call, 'register', query.format)
  return sheetOf(call, query, { office: true })
}

export async function exportOwnContracts(
  call: FreeCall,
  query: QueryOf<Contract['exportOwnContracts']>,
): Promise<FileReply> {
  // Who has no entry in the register has no contracts: no entry has an empty id.
  const enterprise = (await recordExport(call, 'own', query.format)) ?? ''
  return sheetOf(call, query, { office: false, enterprise })
}
