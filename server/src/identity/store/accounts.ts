import type { OrganisationKind, PersonState } from '@wstc/domain/identity/model'
import type { Permission } from '@wstc/domain/identity/permissions'
import type { Holding, Loan } from '@wstc/domain/identity/rules'
import type { Bilingual, Language } from '@wstc/domain/kernel/bilingual'
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

/** Everything that decides what a person may do, in one row. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly login: string
  readonly email: string
  readonly language: Language
  readonly state: PersonState
  readonly synthetic: boolean
  readonly revision: number
  readonly organisation: {
    readonly id: string
    readonly kind: OrganisationKind
    readonly name: Bilingual
    readonly short: Bilingual
    readonly active: boolean
    readonly synthetic: boolean
  }
  readonly held: readonly Holding[]
  readonly loans: readonly Loan[]
  readonly enrolled: boolean
  readonly mustChangePassword: boolean
}

interface Row extends Omit<Account, 'organisation' | 'held' | 'loans'> {
  readonly organisation: Account['organisation']
  readonly held: readonly Holding[] | null
  readonly loans: readonly (Omit<Loan, 'permissions'> & { permissions: Permission[] })[] | null
}

const holdings = (person: string) => sql`(
  select coalesce(json_agg(json_build_object('role', g.role, 'from', g.from_day, 'until', g.until_day)
    order by g.granted_at, g.id), '[]')
  from identity_role_grant g where g.person_id = ${sql.ref(person)} and g.revoked_at is null)`

const columns = sql`
  p.id, p.name, p.login, p.email, p.language, p.state, p.synthetic, p.revision,
  json_build_object('id', o.id, 'kind', o.kind, 'active', o.active, 'synthetic', o.synthetic,
    'name', json_build_object('zh', o.name_zh, 'en', o.name_en),
    'short', json_build_object('zh', o.short_zh, 'en', o.short_en)) as organisation,
  ${holdings('p.id')} as held,
  (select json_agg(json_build_object('id', d.id, 'by', json_build_object('id', f.id, 'name', f.name),
      'permissions', d.permissions, 'from', d.from_day, 'until', d.until_day,
      'active', f.state = 'active', 'held', ${holdings('f.id')}) order by d.created_at, d.id)
    from identity_delegation d join identity_person f on f.id = d.from_person
    where d.to_person = p.id and d.revoked_at is null) as loans,
  c.totp_confirmed_at is not null as enrolled,
  coalesce(c.must_change_password, false) as "mustChangePassword"`

const from = sql`identity_person p
  join identity_organisation o on o.id = p.organisation_id
  left join identity_credential c on c.person_id = p.id`

const toAccount = (row: Row): Account => ({ ...row, held: row.held ?? [], loans: row.loans ?? [] })

/** Needs the system's reach: credentials and the delegators' roles are read as well. */
export async function findAccount(tx: Tx, personId: string): Promise<Account | undefined> {
  const { rows } = await sql<Row>`select ${columns} from ${from} where p.id = ${personId}`.execute(
    tx,
  )
  return rows[0] && toAccount(rows[0])
}

export interface SessionRow {
  readonly id: string
  readonly lastSeen: Date
  readonly expires: Date
  readonly revoked: boolean
}

/** The session of a token with its account, in one round trip. */
export async function findSession(
  tx: Tx,
  tokenHash: string,
): Promise<{ session: SessionRow; account: Account } | undefined> {
  const { rows } = await sql<
    Row & { sessionId: string; lastSeen: Date; expires: Date; revoked: SqlBool }
  >`
    select ${columns}, s.id as "sessionId", s.last_seen_at as "lastSeen", s.expires_at as expires,
      s.revoked_at is not null as revoked
    from identity_session s join ${from} on s.person_id = p.id
    where s.token_hash = ${tokenHash}`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { sessionId, lastSeen, expires, revoked, ...account } = row
  return {
    session: { id: sessionId, lastSeen, expires, revoked: Boolean(revoked) },
    account: toAccount(account),
  }
}

export interface Credential {
  readonly personId: string
  readonly passwordHash: string | null
  readonly totpSecret: string | null
  readonly totpConfirmed: boolean
  readonly totpLastStep: number
}

const credentialOf = (tx: Tx) =>
  tx
    .selectFrom('identity_person as p')
    .innerJoin('identity_organisation as o', 'o.id', 'p.organisation_id')
    .leftJoin('identity_credential as c', 'c.person_id', 'p.id')
    .where('p.state', '=', 'active')
    .where('o.active', '=', true)
    .select([
      'p.id as personId',
      'c.password_hash as passwordHash',
      'c.totp_secret as totpSecret',
      'c.totp_confirmed_at as confirmed',
      'c.totp_last_step as step',
    ])

type CredentialRow = Awaited<ReturnType<ReturnType<typeof credentialOf>['executeTakeFirstOrThrow']>>
const toCredential = ({ confirmed, step, ...row }: CredentialRow): Credential => ({
  ...row,
  totpConfirmed: confirmed !== null,
  totpLastStep: Number(step ?? 0),
})

/** What proves who `login` is; only accounts in use. */
export async function findCredential(tx: Tx, login: string): Promise<Credential | undefined> {
  const row = await credentialOf(tx)
    .where(sql<boolean>`lower(p.login) = ${login.toLowerCase()}`)
    .executeTakeFirst()
  return row && toCredential(row)
}

export async function findCredentialOf(tx: Tx, personId: string): Promise<Credential | undefined> {
  const row = await credentialOf(tx).where('p.id', '=', personId).executeTakeFirst()
  return row && toCredential(row)
}

/** Active people to whom `loginOrEmail` may point: one by login, otherwise by mail address. */
export async function listPeopleToReset(tx: Tx, loginOrEmail: string): Promise<string[]> {
  const text = loginOrEmail.trim().toLowerCase()
  const rows = await tx
    .selectFrom('identity_person')
    .where('state', '=', 'active')
    .where(sql<boolean>`(lower(login) = ${text} or lower(email) = ${text})`)
    .orderBy(sql`lower(login) = ${text}`, 'desc')
    .select(['id', 'login'])
    .limit(5)
    .execute()
  const exact = rows.filter((row) => row.login.toLowerCase() === text)
  return (exact.length > 0 ? exact : rows).map((row) => row.id)
}

export async function listActiveByEmail(tx: Tx, email: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('identity_person')
    .where('state', '=', 'active')
    .where(sql<boolean>`lower(email) = ${email.toLowerCase()}`)
    .select('id')
    .limit(2)
    .execute()
  return rows.map((row) => row.id)
}
