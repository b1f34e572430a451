import { createHash } from 'node:crypto'
import type { auditContract, EntryFilter } from '@wstc/domain/audit/contract'
import type { Entry, EntryKind, Subject } from '@wstc/domain/audit/model'
import { findSecret, leafHash } from '@wstc/domain/audit/rules'
import { entryExportTexts } from '@wstc/domain/audit/words'
import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { addDays } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import type { ExportChoice } from '@wstc/domain/kernel/sheet'
import { exportRows } from '../../platform/export.ts'
import { newId } from '../../platform/ids.ts'
import { readPages } from '../../platform/read-pages.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { entryColumns, type NamedEntry } from '../export.ts'
import { type Namers, namesIn, noNames } from '../names.ts'
import { insertEntry, selectEntries } from '../store/entries.ts'

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

/** What an entry needs of a call; jobs give their id as request and `-` as address. */
export type AuditCall = Pick<Call, 'tx' | 'actor' | 'now' | 'requestId' | 'address'>

export interface Act {
  /** `context.noun.verb` */
  readonly action: string
  readonly subject: Subject
  /** Ids and plain facts only. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** An entry as written: its id and its leaf. */
export interface Written {
  readonly entry: string
  readonly leaf: Uint8Array
}

export async function writeEntry(call: AuditCall, kind: EntryKind, act: Act): Promise<Written> {
  const found = findSecret(act.details)
  if (found) throw new Error(`Audit of ${act.action} would keep a secret: ${found}`)
  const { actor } = call
  const entry: Entry = {
    id: newId(call.now),
    at: call.now.toISOString(),
    kind,
    actor: {
      kind: call.actor.kind,
      person: call.actor.personId ?? null,
      organisation: call.actor.organisationId ?? null,
      onBehalfOf: call.actor.onBehalfOf ?? null,
    },
    action: act.action,
    subject: act.subject,
    details: JSON.parse(
      JSON.stringify({ ...act.details, ...(actor.key ? { through: actor.key.id } : {}) }),
    ),
    requestId: call.requestId,
    address: call.address,
  }
  const leaf = leafHash(entry, sha256)
  await insertEntry(call.tx, entry, leaf)
  return { entry: entry.id, leaf }
}

/** Writes the entry of an act into the act's own transaction; if it fails, so does the act. */
export async function recordAct(call: AuditCall, act: Act): Promise<void> {
  await writeEntry(call, 'act', act)
}

/** Writes the entry of a read of something confidential. */
export async function recordRead(call: AuditCall, act: Act): Promise<void> {
  await writeEntry(call, 'read', act)
}

type ListInput = QueryOf<typeof auditContract.listEntries>

const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** The filter as the store takes it. @throws Problem where the days stand the wrong way round */
function wanted<F extends Partial<Pick<EntryFilter, 'from' | 'to'>>>({ from, to, ...rest }: F) {
  if (from && to && from > to) {
    throw new Problem('audit/period-reversed', { from, to }, [
      { path: 'from', code: 'audit/period-reversed' },
    ])
  }
  return {
    ...rest,
    from: from ? startOf(from) : undefined,
    until: to ? startOf(addDays(to, 1)) : undefined,
  }
}

async function list(
  call: AuditCall,
  input: ListInput,
): Promise<ReplyInput<typeof auditContract.listOwnEntries>> {
  const { limit } = input
  const items = await selectEntries(call.tx, { ...wanted(input), limit: limit + 1 })
  const next = items.length > limit ? items[limit - 1]!.id : null
  return { items: items.slice(0, limit), next }
}

/** Entries of everyone, for the audit administrator; looking at them is itself recorded. */
export async function listEntries(call: AuditCall, namers: Namers, input: ListInput) {
  const page = await list(call, input)
  const { limit: _, after, ...filter } = input
  await recordRead(call, {
    action: 'audit.entries.read',
    subject: { kind: 'audit-log', id: 'entries' },
    details: { filter, ...(after ? { after } : {}), found: page.items.length },
  })
  return { ...page, names: await namesIn(call.tx, namers, page.items) }
}

/** What the actor did. */
export const listOwnEntries = (
  call: AuditCall,
  input: QueryOf<typeof auditContract.listOwnEntries>,
) => list(call, { ...input, person: call.actor.personId! })

type FreeCall = Omit<Call, 'tx'>

/** Rows of one read while a log of any length is exported. */
const rowsAtOnce = 1000

async function exportLog(
  call: FreeCall,
  { format, columns, ...filter }: EntryFilter & ExportChoice,
  namers: Namers | undefined,
): Promise<FileReply> {
  const asked = wanted(filter)
  const { database } = call.platform
  await database.inTransaction(call.actor, (tx) =>
    recordRead(
      { ...call, tx },
      {
        action: 'audit.entries.export',
        subject: { kind: 'audit-log', id: 'entries' },
        details: { format, filter },
      },
    ),
  )
  return exportRows({
    format,
    name: inLanguage(entryExportTexts.entries, call.language),
    language: call.language,
    chosen: [columns ?? []].flat(),
    columns: entryColumns(call.language),
    rows: readPages<NamedEntry>(database, call.actor, async (tx, last) => {
      const after = last?.entry.id
      const entries = await selectEntries(tx, { ...asked, after, limit: rowsAtOnce })
      const names = namers ? await namesIn(tx, namers, entries) : noNames
      return entries.map((entry) => ({ entry, names }))
    }),
  })
}

/** The log as a table, as far as its filter reaches, with names. */
export const exportEntries = (call: FreeCall, namers: Namers, input: EntryFilter & ExportChoice) =>
  exportLog(call, input, namers)

/** What the actor did, as a table. */
export const exportOwnEntries = (
  call: FreeCall,
  input: QueryOf<typeof auditContract.exportOwnEntries>,
) => exportLog(call, { ...input, person: call.actor.personId! }, undefined)
