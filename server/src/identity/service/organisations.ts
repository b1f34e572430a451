import type { identityContract } from '@wstc/domain/identity/contract'
import type { Organisation, OrganisationFilter } from '@wstc/domain/identity/contract/organisations'
import type { DepartmentEntry } from '@wstc/domain/identity/model'
import { identityExportTexts } from '@wstc/domain/identity/words'
import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { BodyOf, QueryOf, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { ExportChoice } from '@wstc/domain/kernel/sheet'
import { recordAct } from '../../audit/index.ts'
import { isDatabaseError, type Tx } from '../../platform/database.ts'
import { exportRows } from '../../platform/export.ts'
import { readPages } from '../../platform/read-pages.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import {
  findOrganisation,
  insertOrganisation,
  type OrganisationRow,
  saveDepartments,
  selectOrganisations,
  updateOrganisation,
} from '../store/organisations.ts'
import { organisationColumns } from './export-columns.ts'

type Contract = typeof identityContract

const toOrganisation = (row: OrganisationRow): Organisation => ({
  id: row.id,
  kind: row.kind,
  name: { zh: row.name_zh, en: row.name_en },
  short: { zh: row.short_zh, en: row.short_en },
  aliases: [...row.aliases],
  level: row.level,
  uscc: row.uscc,
  active: row.active,
  synthetic: row.synthetic,
  revision: row.revision,
})

/** Departments for everyone signed in; other organisations as far as the actor's rights reach. */
export async function listOrganisations(
  call: Call,
  input: QueryOf<Contract['listOrganisations']>,
): Promise<ReplyOf<Contract['listOrganisations']>> {
  const rows = await selectOrganisations(call.tx, {
    ...input,
    language: call.language,
    limit: input.limit + 1,
  })
  const items = rows.slice(0, input.limit).map(toOrganisation)
  return { items, next: rows.length > input.limit ? items.at(-1)!.id : null }
}

/** The register of organisations as a table, as far as the actor's rights reach. */
export async function exportOrganisations(
  call: Omit<Call, 'tx'>,
  { format, columns, ...filter }: OrganisationFilter & ExportChoice,
): Promise<FileReply> {
  const { database } = call.platform
  await database.inTransaction(call.actor, (tx) =>
    recordAct(
      { ...call, tx },
      {
        action: 'identity.organisations.exported',
        subject: { kind: 'organisation', id: 'all' },
        details: { format, filter },
      },
    ),
  )
  return exportRows({
    format,
    name: inLanguage(identityExportTexts.organisations, call.language),
    language: call.language,
    chosen: [columns ?? []].flat(),
    columns: organisationColumns(call.language),
    rows: readPages<OrganisationRow>(database, call.actor, (tx, last) =>
      selectOrganisations(tx, {
        ...filter,
        language: call.language,
        after: last?.id,
        limit: 1000,
      }),
    ),
  })
}

const refuseTwice = (error: unknown): never => {
  if (!isDatabaseError(error, '23505')) throw error
  throw new Problem('identity/organisation-exists')
}

export async function createOrganisation(
  call: Call,
  input: BodyOf<Contract['createOrganisation']>,
): Promise<Organisation> {
  const { id, kind, name, short, uscc } = input
  await insertOrganisation(call.tx, {
    id,
    kind,
    name_zh: name.zh,
    name_en: name.en,
    short_zh: short.zh,
    short_en: short.en,
    uscc: uscc ?? null,
    created_at: call.now,
  }).catch(refuseTwice)
  await recordAct(call, {
    action: 'identity.organisation.created',
    subject: { kind: 'organisation', id },
    details: { kind },
  })
  return getOrganisation(call.tx, id)
}

async function getOrganisation(tx: Tx, id: string): Promise<Organisation> {
  const row = await findOrganisation(tx, id)
  if (!row) throw absent('organisation')
  return toOrganisation(row)
}

/** Renames an organisation or puts it out of use; its people cannot sign in while it is. */
export async function changeOrganisation(
  call: Call,
  id: string,
  revision: number,
  input: BodyOf<Contract['changeOrganisation']>,
): Promise<Organisation> {
  const before = await getOrganisation(call.tx, id)
  if (input.active === false && before.kind === 'platform') throw new Problem('request/forbidden')
  const { name, short, uscc, active } = input
  const changed = await updateOrganisation(call.tx, id, revision, {
    ...(name ? { name_zh: name.zh, name_en: name.en } : {}),
    ...(short ? { short_zh: short.zh, short_en: short.en } : {}),
    ...(uscc ? { uscc } : {}),
    ...(active === undefined ? {} : { active }),
  }).catch(refuseTwice)
  if (!changed) throw new Problem('request/changed-meanwhile', { what: 'organisation' })
  await recordAct(call, {
    action: 'identity.organisation.changed',
    subject: { kind: 'organisation', id },
    details: { ...input },
  })
  return getOrganisation(call.tx, id)
}

/** Brings the departments of the city's data into the register; needs the system's reach. */
export async function syncDepartments(
  tx: Tx,
  pack: { readonly departments: readonly DepartmentEntry[] },
  now: Date,
): Promise<void> {
  const rows = pack.departments.map((department) => ({
    id: department.id,
    kind: 'department' as const,
    name_zh: department.name.zh,
    name_en: department.name.en,
    short_zh: department.short.zh,
    short_en: department.short.en,
    aliases: department.aliases,
    level: department.level,
    created_at: now,
  }))
  await saveDepartments(tx, rows)
}
