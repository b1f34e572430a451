import { createHash } from 'node:crypto'
import type { auditContract } from '@wstc/domain/audit/contract'
import type { Entry, EntryKind, Subject } from '@wstc/domain/audit/model'
import { findSecret, leafHash } from '@wstc/domain/audit/rules'
import type { QueryOf, ReplyInput } from '@wstc/domain/kernel/endpoint'
import { addDays } from '@wstc/domain/kernel/period'
import { Problem } from '@wstc/domain/kernel/problem'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
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
    details: JSON.parse(JSON.stringify(act.details ?? {})),
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

async function list(
  call: AuditCall,
  input: ListInput,
): Promise<ReplyInput<typeof auditContract.listEntries>> {
  const { from, to, limit, ...rest } = input
  if (from && to && from > to) {
    throw new Problem('audit/period-reversed', { from, to }, [
      { path: 'from', code: 'audit/period-reversed' },
    ])
  }
  const items = await selectEntries(call.tx, {
    ...rest,
    from: from ? startOf(from) : undefined,
    until: to ? startOf(addDays(to, 1)) : undefined,
    limit: limit + 1,
  })
  const next = items.length > limit ? items[limit - 1]!.id : null
  return { items: items.slice(0, limit), next }
}

/** Entries of everyone, for the audit administrator; looking at them is itself recorded. */
export async function listEntries(call: AuditCall, input: ListInput) {
  const page = await list(call, input)
  const { limit: _, after, ...filter } = input
  await recordRead(call, {
    action: 'audit.entries.read',
    subject: { kind: 'audit-log', id: 'entries' },
    details: { filter, ...(after ? { after } : {}), found: page.items.length },
  })
  return page
}

/** What the actor did. */
export const listOwnEntries = (
  call: AuditCall,
  input: QueryOf<typeof auditContract.listOwnEntries>,
) => list(call, { ...input, person: call.actor.personId! })
