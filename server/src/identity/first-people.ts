import type { Estate } from '@wstc/domain/identity/model'
import { type Role, roles } from '@wstc/domain/identity/roles'
import { recordAct } from '../audit/index.ts'
import { system } from '../platform/actor.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { hashPassword, newPassword } from './secrets.ts'
import { insertCredential } from './store/credentials.ts'
import { findOrganisation, insertOrganisation } from './store/organisations.ts'
import { insertGrant, insertPerson, isPeopled } from './store/people.ts'

const administrators = ['system-admin', 'security-admin', 'audit-admin'] as const

/** The two organisations that every installation has: the leading group and those who run it. */
export async function savePlatformOrganisations(tx: Tx, now: Date): Promise<void> {
  const both = [
    [
      'leading-group',
      '市服务贸易创新发展试点工作领导小组',
      'Leading Group of the Pilot',
      '领导小组',
      'Leading group',
    ],
    ['platform-operations', '平台运行管理机构', 'Platform Operations', '平台运行', 'Operations'],
  ] as const
  for (const [id, name_zh, name_en, short_zh, short_en] of both) {
    if (await findOrganisation(tx, id)) continue
    await insertOrganisation(tx, {
      id,
      kind: 'platform',
      name_zh,
      name_en,
      short_zh,
      short_en,
      created_at: now,
    })
  }
}

export interface NewAccount {
  readonly id: string
  readonly organisation: string
  readonly role: Role
  readonly login: string
  readonly name: string
  readonly email: string
  readonly hash: string
  /** Sealed secret of a second factor that counts as enrolled. */
  readonly sealed: string | null
  readonly synthetic: boolean
  readonly mustChangePassword: boolean
}

/** Active accounts with one role each; needs the system's reach. */
export async function createAccounts(
  tx: Tx,
  now: Date,
  accounts: readonly NewAccount[],
): Promise<void> {
  await insertPerson(
    tx,
    accounts.map(({ id, organisation, role, login, name, email, synthetic }) => ({
      id,
      organisation_id: organisation,
      name,
      login,
      email,
      state: 'active' as const,
      estate: (administrators.find((one) => one === role) ?? 'ordinary') satisfies Estate,
      synthetic,
      created_at: now,
    })),
  )
  await insertCredential(
    tx,
    accounts.map((account) => ({
      person_id: account.id,
      password_hash: account.hash,
      password_set_at: now,
      must_change_password: account.mustChangePassword,
      totp_secret: account.sealed,
      totp_confirmed_at: account.sealed ? now : null,
    })),
  )
  await insertGrant(
    tx,
    accounts.map(({ id, role, synthetic }) => ({
      id: newId(now),
      person_id: id,
      role,
      granted_by: null,
      granted_at: now,
      reason: synthetic ? '演示 demo' : '首次启动 first start',
    })),
  )
}

/** An active account with one role; needs the system's reach. */
export const createAccount = (tx: Tx, now: Date, account: NewAccount): Promise<void> =>
  createAccounts(tx, now, [account])

export interface FirstAdministrator {
  readonly role: Role
  readonly user: string
  readonly password: string
}

/**
 * Makes the three administrators of an installation that has none, with random passwords that
 * must be changed, and a second factor enrolled, at the first sign-in. Undefined when they exist.
 */
export async function makeAdministrators(
  platform: Platform,
): Promise<readonly FirstAdministrator[] | undefined> {
  const { database, clock } = platform
  if (await database.inTransaction(system, (tx) => isPeopled(tx, 'own'))) return undefined
  const now = clock.now()
  const made = await Promise.all(
    administrators.map(async (role) => {
      const password = newPassword()
      return { role, user: role, password, hash: await hashPassword(password) }
    }),
  )
  await database.inTransaction(system, async (tx) => {
    await savePlatformOrganisations(tx, now)
    for (const { role, user, hash } of made) {
      await createAccount(tx, now, {
        id: newId(now),
        organisation: 'platform-operations',
        role,
        login: user,
        name: roles[role].name.zh,
        email: `${user}@localhost.invalid`,
        hash,
        sealed: null,
        synthetic: false,
        mustChangePassword: true,
      })
    }
    await recordAct(
      { tx, actor: system, now, requestId: 'first-start', address: '-' },
      { action: 'identity.administrators.made', subject: { kind: 'platform', id: 'people' } },
    )
  })
  return made.map(({ role, user, password }) => ({ role, user, password }))
}
