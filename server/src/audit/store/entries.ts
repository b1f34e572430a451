import type { Entry } from '@wstc/domain/audit/model'
import type { Selectable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { AuditTables } from '../tables.ts'

type Row = Omit<Selectable<AuditTables['audit_entry']>, 'leaf'> & { index?: string | null }

/** What is told of an entry; its leaf is for those who check the log. */
const columns = [
  'e.id',
  'e.at',
  'e.kind',
  'e.actor_kind',
  'e.person',
  'e.organisation',
  'e.on_behalf_of',
  'e.action',
  'e.subject_kind',
  'e.subject_id',
  'e.details',
  'e.request_id',
  'e.address',
] as const

export const entryOf = (row: Row): Entry => ({
  id: row.id,
  at: row.at.toISOString(),
  kind: row.kind,
  actor: {
    kind: row.actor_kind,
    person: row.person,
    organisation: row.organisation,
    onBehalfOf: row.on_behalf_of,
  },
  action: row.action,
  subject: { kind: row.subject_kind, id: row.subject_id },
  details: row.details,
  requestId: row.request_id,
  address: row.address,
})

export async function insertEntry(tx: Tx, entry: Entry, leaf: Uint8Array): Promise<void> {
  await tx
    .with('entry', (db) =>
      db.insertInto('audit_entry').values({
        id: entry.id,
        at: new Date(entry.at),
        kind: entry.kind,
        actor_kind: entry.actor.kind,
        person: entry.actor.person,
        organisation: entry.actor.organisation,
        on_behalf_of: entry.actor.onBehalfOf,
        action: entry.action,
        subject_kind: entry.subject.kind,
        subject_id: entry.subject.id,
        details: JSON.stringify(entry.details),
        request_id: entry.requestId,
        address: entry.address,
        leaf: Buffer.from(leaf),
      }),
    )
    .insertInto('audit_pending')
    .values({ entry_id: entry.id })
    .execute()
}

/** When the newest entry was written; absent in an empty log. */
export async function findLastInstant(tx: Tx): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('audit_entry')
    .select('at')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at
}

export interface EntryFilter {
  readonly person?: string | undefined
  readonly organisation?: string | undefined
  readonly kind?: 'act' | 'read' | undefined
  /** An action, or the beginning of one up to a dot. */
  readonly action?: string | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  readonly requestId?: string | undefined
  readonly from?: Date | undefined
  /** Exclusive. */
  readonly until?: Date | undefined
  /** By time; newest first unless `asc`. */
  readonly order?: 'asc' | 'desc' | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** Row-level security leaves the own entries or, for auditors, all. */
export async function selectEntries(
  tx: Tx,
  f: EntryFilter,
): Promise<(Entry & { index: string | null })[]> {
  let query = tx
    .selectFrom('audit_entry as e')
    .leftJoin('audit_leaf as l', 'l.entry_id', 'e.id')
    .select(columns)
    .select('l.index')
  const equal = [
    ['e.person', f.person],
    ['e.organisation', f.organisation],
    ['e.kind', f.kind],
    ['e.subject_kind', f.subjectKind],
    ['e.subject_id', f.subjectId],
    ['e.request_id', f.requestId],
  ] as const
  for (const [column, value] of equal) {
    if (value !== undefined) query = query.where(column, '=', value)
  }
  const { action } = f
  if (action !== undefined) {
    query = query.where((is) =>
      is.or([is('e.action', '=', action), is('e.action', 'like', `${action}.%`)]),
    )
  }
  if (f.from) query = query.where('e.at', '>=', f.from)
  if (f.until) query = query.where('e.at', '<', f.until)
  if (f.after) query = query.where('e.id', f.order === 'asc' ? '>' : '<', f.after)
  const rows = await query
    .orderBy('e.id', f.order ?? 'desc')
    .limit(f.limit)
    .execute()
  return rows.map((row) => ({ ...entryOf(row), index: row.index }))
}
