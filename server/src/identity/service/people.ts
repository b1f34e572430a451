import type { identityContract } from '@wstc/domain/identity/contract'
import type { PeopleFilter } from '@wstc/domain/identity/contract/people'
import { roles } from '@wstc/domain/identity/roles'
import { identityExportTexts } from '@wstc/domain/identity/words'
import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { BodyOf, QueryOf, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { ExportChoice } from '@wstc/domain/kernel/sheet'
import { recordAct, recordRead } from '../../audit/index.ts'
import { type Actor, system } from '../../platform/actor.ts'
import { isDatabaseError, type Tx } from '../../platform/database.ts'
import { exportRows } from '../../platform/export.ts'
import { actOnce } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { readPages } from '../../platform/read-pages.ts'
import type { Call, FileReply } from '../../platform/serve.ts'
import { mayChangeAccount, mayManagePeople, maySeePeople, requireGrant } from '../access.ts'
import { asSystem, type FreeCall } from '../opening.ts'
import { findAccount } from '../store/accounts.ts'
import { forgive } from '../store/attempts.ts'
import { dropTotp, hasPassword } from '../store/credentials.ts'
import { revokeApiKeysOf } from '../store/keys.ts'
import { selectOrganisationNames } from '../store/organisations.ts'
import {
  insertPerson,
  type PersonRow,
  selectPeople,
  setPersonState,
  updatePerson,
} from '../store/people.ts'
import { revokeSessions } from '../store/sessions.ts'
import { type NamedPerson, peopleColumns } from './export-columns.ts'
import { about, getOrganisation, getPersonRow } from './found.ts'
import { saveGrant } from './grants.ts'
import { mailAccount } from './mail.ts'
import { sendLink } from './tokens.ts'

type Contract = typeof identityContract
type Person = ReplyOf<Contract['getPerson']>

const asActor = <T>(call: FreeCall, work: (tx: Tx) => Promise<T>): Promise<T> =>
  call.platform.database.inTransaction(call.actor, work)

/** A person whose account the actor manages; anyone else's looks absent. */
async function getManaged(tx: Tx, call: FreeCall, id: string): Promise<PersonRow> {
  const person = await getPersonRow(tx, id)
  if (!mayManagePeople(call.actor, person.organisation)) throw absent('person')
  if (!mayChangeAccount(call.actor, person)) throw new Problem('request/forbidden')
  return person
}

/**
 * The organisation whose people the actor looks at; undefined is all of them.
 * @throws Problem where they are not the actor's to see
 */
function organisationSeen(actor: Actor, asked: string | undefined): string | undefined {
  const beyond = maySeePeople(actor, '')
  const organisation = asked ?? (beyond ? undefined : actor.organisationId)
  if (organisation !== undefined && !maySeePeople(actor, organisation)) throw absent('organisation')
  return organisation
}

export async function listPeople(
  call: Call,
  input: QueryOf<Contract['listPeople']>,
): Promise<ReplyOf<Contract['listPeople']>> {
  const organisation = organisationSeen(call.actor, input.organisation)
  const rows = await selectPeople(call.tx, { ...input, organisation, limit: input.limit + 1 })
  const items = rows.slice(0, input.limit)
  await recordRead(call, {
    action: 'identity.people.listed',
    subject: { kind: 'organisation', id: organisation ?? 'all' },
    details: { found: items.length },
  })
  return { items, next: rows.length > input.limit ? items.at(-1)!.id : null }
}

/** The list of people as a table, with the names of their organisations. */
export async function exportPeople(
  call: FreeCall,
  { format, columns, ...filter }: PeopleFilter & ExportChoice,
): Promise<FileReply> {
  const organisation = organisationSeen(call.actor, filter.organisation)
  await asActor(call, (tx) =>
    recordRead(
      { ...call, tx },
      {
        action: 'identity.people.exported',
        subject: { kind: 'organisation', id: organisation ?? 'all' },
        details: { format, filter },
      },
    ),
  )
  return exportRows({
    format,
    name: inLanguage(identityExportTexts.people, call.language),
    language: call.language,
    chosen: [columns ?? []].flat(),
    columns: peopleColumns(call.language),
    rows: readPages<NamedPerson>(call.platform.database, call.actor, async (tx, last) => {
      const after = last?.id
      const rows = await selectPeople(tx, { ...filter, organisation, after, limit: 1000 })
      const names = await selectOrganisationNames(
        tx,
        rows.map((row) => row.organisation),
      )
      return rows.map((row) => ({ ...row, organisationName: names.get(row.organisation) }))
    }),
  })
}

export async function getPerson(call: Call, id: string): Promise<Person> {
  const person = await getPersonRow(call.tx, id)
  const own = call.actor.personId === id
  if (!own && !maySeePeople(call.actor, person.organisation)) throw absent('person')
  if (!own) await recordRead(call, { action: 'identity.person.read', subject: about(person) })
  return person
}

/** Adds an account and mails a link with which the person sets the first password. */
export async function invitePerson(
  call: FreeCall,
  input: BodyOf<Contract['invitePerson']>,
): Promise<Person> {
  const organisation = input.organisation ?? call.actor.organisationId ?? ''
  if (!mayManagePeople(call.actor, organisation)) throw absent('organisation')
  const id = await actOnce(call, call.actor, async (tx) => {
    const id = newId(call.now)
    const { kind, active } = await getOrganisation(tx, organisation)
    if (!active) throw new Problem('identity/organisation-inactive')
    const { name, login, email, language } = input
    await insertPerson(tx, {
      id,
      organisation_id: organisation,
      name,
      login,
      email,
      language,
      state: 'invited',
      created_at: call.now,
    }).catch((error: unknown) => {
      if (!isDatabaseError(error, '23505')) throw error
      throw new Problem('identity/login-taken', {}, [
        { path: 'login', code: 'identity/login-taken' },
      ])
    })
    for (const role of new Set(input.roles)) {
      requireGrant(call.actor, { id, organisation }, role, kind)
      await saveGrant(tx, call, id, { role, reason: 'invitation' })
    }
    await recordAct(
      { ...call, tx },
      {
        action: 'identity.person.invited',
        subject: { kind: 'person', id },
        details: { organisation, roles: input.roles },
      },
    )
    return id
  })
  return asSystem(call, async (tx) => {
    const account = await findAccount(tx, id)
    if (account) await sendLink(call, tx, account, 'invitation')
    return getPersonRow(tx, id)
  })
}

export async function resendInvitation(call: FreeCall, id: string): Promise<undefined> {
  const person = await asActor(call, (tx) => getManaged(tx, call, id))
  if (person.state !== 'invited') throw new Problem('identity/already-active')
  await actOnce(call, system, async (tx) => {
    const account = await findAccount(tx, id)
    if (account) await sendLink(call, tx, account, 'invitation')
    await recordAct(
      { ...call, tx },
      { action: 'identity.person.invited-again', subject: about(person) },
    )
  })
  return undefined
}

/** With another's mailbox one sets another's password: no administrator alone becomes a second. */
function refuseTakeover(call: Call, person: PersonRow): void {
  const administrator = person.roles.some((one) => roles[one.role].audience === 'admin')
  if (administrator && call.actor.personId !== person.id) {
    throw new Problem('identity/administrators-mail', {}, [
      { path: 'email', code: 'identity/administrators-mail' },
    ])
  }
}

/** Changes name or mail address; the former address is told. */
export async function changePerson(
  call: Call,
  id: string,
  revision: number,
  input: BodyOf<Contract['changePerson']>,
): Promise<Person> {
  const person = await getManaged(call.tx, call, id)
  if (input.email !== undefined && input.email !== person.email) {
    refuseTakeover(call, person)
    const former = await findAccount(call.tx, id)
    if (former) await mailAccount(call, call.tx, former, 'mail-replaced')
  }
  const values = {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.email === undefined ? {} : { email: input.email }),
  }
  if (!(await updatePerson(call.tx, id, values, revision))) {
    throw new Problem('request/changed-meanwhile', { what: 'person' })
  }
  await recordAct(call, {
    action: 'identity.person.changed',
    subject: about(person),
    details: { changed: Object.keys(input).sort() },
  })
  return getPersonRow(call.tx, id)
}

/** Puts an account out of use and ends its sessions at once. */
export async function deactivatePerson(
  call: FreeCall,
  id: string,
  reason: string,
): Promise<Person> {
  if (call.actor.personId === id) throw new Problem('identity/not-for-oneself')
  await actOnce(call, call.actor, async (tx) => {
    const person = await getManaged(tx, call, id)
    await setPersonState(tx, id, 'inactive')
    await recordAct(
      { ...call, tx },
      { action: 'identity.person.deactivated', subject: about(person), details: { reason } },
    )
  })
  return asSystem(call, async (tx) => {
    await revokeSessions(tx, id, call.now)
    await revokeApiKeysOf(tx, id, call.actor.personId ?? null, call.now)
    return getPersonRow(tx, id)
  })
}

/** Puts an account back into use; one that never had a password waits for its invitation again. */
export async function reactivatePerson(call: FreeCall, id: string): Promise<Person> {
  if (call.actor.personId === id) throw new Problem('identity/not-for-oneself')
  await asActor(call, (tx) => getManaged(tx, call, id))
  return actOnce(call, system, async (tx) => {
    const started = await hasPassword(tx, id)
    await setPersonState(tx, id, started ? 'active' : 'invited')
    await recordAct(
      { ...call, tx },
      { action: 'identity.person.reactivated', subject: { kind: 'person', id } },
    )
    return getPersonRow(tx, id)
  })
}

/** Lifts the delay of an account after failed sign-ins. */
export async function unlockAccount(call: FreeCall, id: string): Promise<undefined> {
  await actOnce(call, system, async (tx) => {
    const person = await getPersonRow(tx, id)
    await forgive(tx, [
      { scope: 'account', subject: person.login.toLowerCase() },
      { scope: 'factor', subject: `${id} ` },
      { scope: 'factor', subject: `${id} again` },
    ])
    await recordAct(
      { ...call, tx },
      { action: 'identity.account.unlocked', subject: about(person) },
    )
  })
  return undefined
}

/** Releases a lost second factor: every session ends, and the next sign-in enrols a new one. */
export async function resetSecondFactor(
  call: FreeCall,
  id: string,
  reason: string,
): Promise<undefined> {
  if (call.actor.personId === id) throw new Problem('identity/not-for-oneself')
  await actOnce(call, system, async (tx) => {
    const account = await findAccount(tx, id)
    if (!account) throw absent('person')
    await dropTotp(tx, id)
    await revokeSessions(tx, id, call.now)
    await mailAccount(call, tx, account, 'second-factor-released')
    await recordAct(
      { ...call, tx },
      {
        action: 'identity.second-factor.released',
        subject: { kind: 'person', id },
        details: { reason },
      },
    )
  })
  return undefined
}
