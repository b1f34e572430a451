import { inLanguage, type Language } from '@wstc/domain/kernel/bilingual'
import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { ExportChoice } from '@wstc/domain/kernel/sheet'
import type { registryContract } from '@wstc/domain/registry/contract'
import type { EnterpriseFilter } from '@wstc/domain/registry/contract/shapes'
import { type EnterpriseFacts, sheetColumns } from '@wstc/domain/registry/model'
import { columnText, contactPlace } from '@wstc/domain/registry/rules/contacts'
import { cellOf, type SheetWords } from '@wstc/domain/registry/rules/sheet'
import { registryTexts } from '@wstc/domain/registry/words'
import { recordRead } from '../../audit/index.ts'
import { likePattern } from '../../desk/index.ts'
import { type ExportColumn, exportRows } from '../../platform/export.ts'
import { readPages } from '../../platform/read-pages.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { type EnterpriseRow, factsOf, selectEnterprises } from '../store/enterprises.ts'
import { lineOf } from './show.ts'
import { sheetWords } from './words.ts'

type Contract = typeof registryContract
type FreeCall = Omit<Call, 'tx'>

export const questionOf = (call: FreeCall, filter: EnterpriseFilter) => ({
  ...filter,
  pattern: filter.q ? likePattern(filter.q) : undefined,
  today: dayInShanghai(call.now),
})

export async function listEnterprises(
  call: Call,
  { after, limit, ...filter }: QueryOf<Contract['listEnterprises']>,
): Promise<ReplyInput<Contract['listEnterprises']>> {
  const asked = { ...questionOf(call, filter), after, limit: limit + 1 }
  const rows = await selectEnterprises(call.tx, asked)
  const items = rows.slice(0, limit)
  await recordRead(call, {
    action: 'registry.enterprise.list',
    subject: { kind: 'register', id: 'all' },
    details: { found: items.length },
  })
  return { items: items.map(lineOf), next: rows.length > limit ? items.at(-1)!.id : null }
}

/** Columns of the register's sheets: an export can be imported again. */
const columnsOf = (language: Language, words: SheetWords): ExportColumn<EnterpriseFacts>[] =>
  sheetColumns.map((key) => ({
    key,
    title: columnText(key),
    width: key === 'name' || key === 'address' ? 40 : 20,
    value: (facts) => cellOf(facts, key, language, words),
  }))

export async function exportEnterprises(
  call: FreeCall,
  { format, columns, ...filter }: EnterpriseFilter & ExportChoice,
): Promise<FileReply> {
  const { database, city } = call.platform
  await database.inTransaction(call.actor, (tx) =>
    recordRead(
      { ...call, tx },
      {
        action: 'registry.enterprise.export',
        subject: { kind: 'register', id: 'all' },
        details: { format, filter },
      },
    ),
  )
  const pages = readPages<EnterpriseRow>(database, call.actor, (tx, last) =>
    selectEnterprises(tx, { ...questionOf(call, filter), after: last?.id, limit: 1000 }),
  )
  async function* facts() {
    for await (const row of pages) yield factsOf(row)
  }
  return exportRows({
    format,
    name: inLanguage(registryTexts.register, call.language),
    language: call.language,
    chosen: [columns ?? []]
      .flat()
      .flatMap((key) => (key === 'contacts' ? sheetColumns.filter(contactPlace) : [key])),
    columns: columnsOf(call.language, sheetWords(city)),
    rows: facts(),
  })
}

/** An empty sheet with the register's columns. */
export const getTemplate = (call: FreeCall): FileReply =>
  exportRows<EnterpriseFacts>({
    format: 'xlsx',
    name: inLanguage(registryTexts.template, call.language),
    language: call.language,
    columns: columnsOf(call.language, sheetWords(call.platform.city)),
    rows: [],
  })
