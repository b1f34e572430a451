import type { PersonState } from '@wstc/domain/identity/model'
import type { Role } from '@wstc/domain/identity/roles'
import type { Language } from '@wstc/domain/kernel/bilingual'
import type { Day } from '@wstc/domain/kernel/period'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { inOrder, inWords, isBehind } from '../../platform/place.ts'
import type { IdentityTables } from '../tables.ts'

export interface PersonRow {
  readonly id: string
  readonly organisation: string
  readonly name: string
  readonly login: string
  readonly email: string
  readonly state: PersonState
  readonly synthetic: boolean
  readonly revision: number
  readonly roles: { role: Role; from: Day | null; until: Day | null; reason: string }[]
}

const people = (tx: Tx) =>
  tx.selectFrom('identity_person as p').select([
    'p.id',
    'p.organisation_id as organisation',
    'p.name',
    'p.login',
    'p.email',
    'p.state',
    'p.synthetic',
    'p.revision',
    sql<PersonRow['roles']>`(
        select coalesce(json_agg(json_build_object('role', g.role, 'from', g.from_day,
          'until', g.until_day, 'reason', g.reason) order by g.granted_at, g.id), '[]')
        from identity_role_grant g where g.person_id = p.id and g.revoked_at is null)`.as('roles'),
  ])

export function findPerson(tx: Tx, id: string): Promise<PersonRow | undefined> {
  return people(tx).where('p.id', '=', id).executeTakeFirst()
}

const places = {
  added: sql`p.id`,
  name: inWords(sql`p.name`),
  login: sql`p.login`,
  organisation: sql`p.organisation_id`,
  state: sql`p.state`,
} as const

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

export function selectPeople(
  tx: Tx,
  filter: {
    readonly organisation?: string | undefined
    readonly state?: PersonState | undefined
    readonly text?: string | undefined
    readonly sort: keyof typeof places
    readonly order: 'asc' | 'desc'
    readonly after?: string | undefined
    readonly limit: number
  },
): Promise<PersonRow[]> {
  const { organisation, state, text, after, limit } = filter
  const like = `%${escapeLike(text ?? '')}%`
  const order = {
    by: places[filter.sort],
    id: sql`p.id`,
    from: sql`identity_person p`,
    descending: filter.order === 'desc',
  }
  return people(tx)
    .$if(organisation !== undefined, (q) => q.where('p.organisation_id', '=', organisation!))
    .$if(state !== undefined, (q) => q.where('p.state', '=', state!))
    .$if(text !== undefined, (q) =>
      q.where((e) => e.or([e('p.name', 'ilike', like), e('p.login', 'ilike', like)])),
    )
    .$if(after !== undefined, (q) => q.where(isBehind(order, after!)))
    .orderBy(inOrder(order))
    .limit(limit)
    .execute()
}

type Rows<T extends keyof IdentityTables> =
  | Insertable<IdentityTables[T]>
  | Insertable<IdentityTables[T]>[]

export async function insertPerson(tx: Tx, rows: Rows<'identity_person'>): Promise<void> {
  await tx.insertInto('identity_person').values(rows).execute()
}

/** Changes the person if still at `revision`, where one is named; answers whether it was. */
export async function updatePerson(
  tx: Tx,
  id: string,
  values: Updateable<IdentityTables['identity_person']>,
  revision?: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('identity_person')
    .set((is) => ({ ...values, revision: is('revision', '+', 1) }))
    .where('id', '=', id)
    .$if(revision !== undefined, (q) => q.where('revision', '=', revision!))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const setPersonState = (tx: Tx, id: string, state: PersonState): Promise<boolean> =>
  updatePerson(tx, id, { state })

export async function insertGrant(tx: Tx, rows: Rows<'identity_role_grant'>): Promise<void> {
  await tx.insertInto('identity_role_grant').values(rows).execute()
}

/** Whether the person ever held a role. */
export async function hasHeldAny(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity_role_grant')
    .where('person_id', '=', personId)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function revokeGrant(
  tx: Tx,
  personId: string,
  role: Role,
  by: string,
  now: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable('identity_role_grant')
    .set({ revoked_at: now, revoked_by: by })
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Someone with a role, and the organisation it counts for. */
export interface Holder {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly organisation: string
}

/** Active people who hold one of `roles` on `day`, of one organisation or of all. */
export async function selectHolders(
  tx: Tx,
  filter: {
    readonly roles: readonly Role[]
    readonly organisation?: string | undefined
    readonly day: Day
  },
): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select id, name, role, organisation_id as organisation
    from identity_holders(${[...filter.roles]}::text[], ${filter.organisation ?? null}, ${filter.day}::date)
  `.execute(tx)
  return rows
}

export async function selectNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from identity_names(${[...new Set(ids)]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Address and language of an active person's mail. */
export function findReader(
  tx: Tx,
  id: string,
): Promise<{ email: string; language: Language } | undefined> {
  return tx
    .selectFrom('identity_person')
    .select(['email', 'language'])
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst()
}

/** Whether the installation has people: invented ones, or administrators of its own. */
export async function isPeopled(tx: Tx, which: 'synthetic' | 'own'): Promise<boolean> {
  const row = await tx
    .selectFrom('identity_person')
    .where('synthetic', '=', which === 'synthetic')
    .$if(which === 'own', (q) => q.where('estate', '<>', 'ordinary'))
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
