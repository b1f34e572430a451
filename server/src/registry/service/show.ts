import type { ReplyInput } from '@wstc/domain/kernel/endpoint'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import type { registryContract } from '@wstc/domain/registry/contract'
import type {
  ChangeView,
  EnterpriseDetail,
  EnterpriseLine,
  HoldingView,
  VersionView,
} from '@wstc/domain/registry/contract/shapes'
import type { EnterpriseFacts } from '@wstc/domain/registry/model'
import { changesBetween } from '@wstc/domain/registry/rules/changes'
import { withContacts } from '@wstc/domain/registry/rules/contacts'
import { holdingGroup, topHolder } from '@wstc/domain/registry/rules/holding'
import { checkUscc } from '@wstc/domain/registry/rules/uscc'
import { recordRead } from '../../audit/index.ts'
import { listNames } from '../../identity/index.ts'
import type { Call } from '../../platform/serve.ts'
import { mayEdit } from '../access.ts'
import { type ChangeRow, selectChanges } from '../store/changes.ts'
import {
  type EnterpriseRow,
  factsOf,
  findEnterprise,
  selectBranches,
  selectByCodes,
  selectByIds,
  selectVersions,
} from '../store/enterprises.ts'
import { type HoldingRow, selectHoldingsAround } from '../store/holdings.ts'
import { findOrganisation } from '../store/organisations.ts'

type Contract = typeof registryContract

export const lineOf = (row: EnterpriseRow): EnterpriseLine => ({
  id: row.id,
  revision: row.revision,
  facts: factsOf(row),
  changedAt: row.changed_at.toISOString(),
  linked: row.organisation_id !== null,
  synthetic: row.synthetic,
})

/** @throws Problem where there is none that the actor may see */
export async function getRow(call: Pick<Call, 'tx'>, id: string): Promise<EnterpriseRow> {
  const row = await findEnterprise(call.tx, id)
  if (!row) throw absent('enterprise')
  return row
}

/** What a request asks for; one from when an entry had one contact may state a part of it. */
export const statedFacts = (change: ChangeRow, entry: EnterpriseFacts): Partial<EnterpriseFacts> =>
  withContacts(change.facts, entry.contacts) as Partial<EnterpriseFacts>

/** Requests as they are shown: what waits against the register of now, what is settled as it was. */
export async function showChanges(call: Call, rows: readonly ChangeRow[]): Promise<ChangeView[]> {
  const entries = await selectByIds(call.tx, [...new Set(rows.map((row) => row.enterprise))])
  const byId = new Map(entries.map((one) => [one.id, one]))
  const people = rows.flatMap((row) =>
    [row.by_person, row.decided_by].filter((one) => one !== null),
  )
  const names = await listNames(call.tx, people)
  return rows.flatMap((row) => {
    const entry = byId.get(row.enterprise)
    if (!entry) return []
    const now = factsOf(entry)
    const before = row.before ? { ...now, ...withContacts(row.before) } : now
    return [
      {
        id: row.id,
        enterprise: row.enterprise,
        name: entry.name,
        uscc: entry.uscc,
        state: row.state,
        changes: changesBetween(before, statedFacts(row, before)).map((one) => ({ ...one })),
        reason: row.reason,
        at: row.at.toISOString(),
        by: row.by_person && (names.get(row.by_person) ?? null),
        decidedAt: row.decided_at?.toISOString() ?? null,
        decidedBy: row.decided_by && (names.get(row.decided_by) ?? null),
        decision: row.decision,
        revision: row.revision,
      },
    ]
  })
}

/** Every version of an entry, newest first, each with what it changed. */
export async function showVersions(call: Call, id: string): Promise<VersionView[]> {
  const rows = await selectVersions(call.tx, id)
  const people = rows.flatMap((row) => row.by_person ?? [])
  const names = await listNames(call.tx, people)
  const facts = rows.map((row) => withContacts(row.facts) as EnterpriseFacts)
  return rows
    .map((row, place) => ({
      revision: row.revision,
      origin: row.origin,
      reason: row.reason,
      by: row.by_person && (names.get(row.by_person) ?? null),
      at: row.at.toISOString(),
      changes: changesBetween(facts[place - 1] ?? {}, facts[place]!).filter(
        // The first version is no change of what was empty.
        (one) => place > 0 || (one.after !== '' && one.after !== null && `${one.after}` !== ''),
      ),
    }))
    .reverse()
}

export async function listVersions(
  call: Call,
  id: string,
): Promise<ReplyInput<Contract['listEnterpriseVersions']>> {
  await getRow(call, id)
  return { versions: await showVersions(call, id) }
}

interface Ties {
  readonly heldBy: HoldingView[]
  readonly holds: HoldingView[]
  readonly group: { id: string | null; code: string; name: string }[]
  readonly top: string | null
}

async function tiesOf(call: Call, row: EnterpriseRow): Promise<Ties> {
  const rows = await selectHoldingsAround(call.tx, row.uscc)
  const codes = [...new Set(rows.flatMap((one) => [one.holder, one.held]))]
  const known = new Map((await selectByCodes(call.tx, codes)).map((one) => [one.uscc, one]))
  const named = (code: string) => ({
    id: known.get(code)?.id ?? null,
    code,
    name: known.get(code)?.name ?? code,
  })
  const view = (one: HoldingRow): HoldingView => ({
    id: one.id,
    revision: one.revision,
    holder: one.holder,
    share: one.share,
    from: one.from_day,
    until: one.until_day,
    holderName: named(one.holder).name,
    holderId: named(one.holder).id,
    heldName: named(one.held).name,
    heldId: named(one.held).id ?? '',
  })
  const edges = rows.map((one) => ({ ...one, from: one.from_day, until: one.until_day }))
  const today = dayInShanghai(call.now)
  const top = topHolder(edges, row.uscc, today)
  return {
    heldBy: rows.filter((one) => one.held === row.uscc).map(view),
    holds: rows.filter((one) => one.holder === row.uscc).map(view),
    group: holdingGroup(edges, row.uscc, today)
      .filter((code) => code !== row.uscc)
      .map(named),
    top: top === row.uscc ? null : named(top).name,
  }
}

export async function showEnterprise(call: Call, id: string): Promise<EnterpriseDetail> {
  const row = await getRow(call, id)
  const [head] = row.head === null ? [] : await selectByCodes(call.tx, [row.head])
  const branches = await selectBranches(call.tx, row.uscc)
  const organisation = row.organisation_id
    ? await findOrganisation(call.tx, row.organisation_id)
    : undefined
  const named = ({ id, uscc, name }: EnterpriseRow) => ({ id, code: uscc, name })
  return {
    ...lineOf(row),
    mergedInto: row.merged_into,
    organisation: row.organisation_id,
    organisationName: organisation ? { zh: organisation.name_zh, en: organisation.name_en } : null,
    head:
      row.head === null ? null : head ? named(head) : { id: null, code: row.head, name: row.head },
    branches: branches.map(named),
    ...(await tiesOf(call, row)),
    waiting: await showChanges(
      call,
      await selectChanges(call.tx, { state: 'open', enterprise: id }),
    ),
    mayEdit: mayEdit(call.actor) && row.merged_into === null,
    warnings: [...checkUscc(row.uscc).warnings],
  }
}

/** One enterprise; contacts are personal data, so looking is recorded. */
export async function getEnterprise(call: Call, id: string): Promise<EnterpriseDetail> {
  const detail = await showEnterprise(call, id)
  await recordRead(call, {
    action: 'registry.enterprise.read',
    subject: { kind: 'enterprise', id },
  })
  return detail
}
