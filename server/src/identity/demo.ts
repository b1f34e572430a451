import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Role, roles } from '@wstc/domain/identity/roles'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Audience } from '@wstc/domain/kernel/endpoint'
import { recordAct } from '../audit/index.ts'
import { system } from '../platform/actor.ts'
import type { Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { type DemoPerson, demoOrganisations, demoPeople } from './demo-people.ts'
import { createAccount, savePlatformOrganisations } from './first-people.ts'
import { newTotpSecret, sealTotp } from './second-factor.ts'
import { hashPassword, newPassword } from './secrets.ts'
import { syncDepartments } from './service/organisations.ts'
import { findOrganisation, insertOrganisation } from './store/organisations.ts'
import { isPeopled } from './store/people.ts'

/** What a visitor of the demo needs to sign in as somebody. */
export interface DemoAccount {
  readonly audience: Audience
  readonly role: Role
  readonly organisation: Bilingual
  readonly name: string
  readonly user: string
  readonly password: string
  /** Secret of the second factor in base32; null where the role asks for none. */
  readonly totp: string | null
}

export const demoAccountsFile = (platform: Platform): string =>
  join(platform.config.dataDir, 'demo-accounts.json')

interface Prepared extends DemoPerson {
  readonly id: string
  readonly password: string
  readonly hash: string
  readonly totp: string | null
  readonly sealed: string | null
}

async function prepare(platform: Platform, person: DemoPerson, now: Date): Promise<Prepared> {
  const id = newId(now)
  const password = newPassword()
  const totp = roles[person.role].secondFactor ? newTotpSecret() : null
  return {
    ...person,
    id,
    password,
    totp,
    hash: await hashPassword(password),
    sealed: totp && (await sealTotp(platform.config.dataDir, id, totp)),
  }
}

async function saveAccounts(platform: Platform, accounts: readonly DemoAccount[]): Promise<void> {
  const file = demoAccountsFile(platform)
  await mkdir(platform.config.dataDir, { recursive: true })
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

async function organisationName(tx: Tx, id: string): Promise<Bilingual> {
  const row = await findOrganisation(tx, id)
  if (!row) throw new Error(`The demo names an organisation that the city does not have: ${id}`)
  return { zh: row.name_zh, en: row.name_en }
}

/**
 * Loads invented organisations and people, once, so that every role can be tried; passwords and
 * second factors are random. They are written to `demo-accounts.json` and answered.
 * Undefined when the demo is loaded already.
 */
export async function loadDemoPeople(
  platform: Platform,
): Promise<readonly DemoAccount[] | undefined> {
  const { database, clock, city } = platform
  if (await database.inTransaction(system, (tx) => isPeopled(tx, 'synthetic'))) return undefined
  const now = clock.now()
  const people = await Promise.all(demoPeople(city).map((person) => prepare(platform, person, now)))
  return database.inTransaction(system, async (tx) => {
    await savePlatformOrganisations(tx, now)
    await syncDepartments(tx, city, now)
    for (const { id, kind, name } of demoOrganisations(city)) {
      await insertOrganisation(tx, {
        id,
        kind,
        name_zh: name.zh,
        name_en: name.en,
        short_zh: name.zh,
        short_en: name.en,
        synthetic: true,
        created_at: now,
      })
    }
    const accounts: DemoAccount[] = []
    for (const person of people) {
      await createAccount(tx, now, {
        ...person,
        email: `${person.login}@example.invalid`,
        synthetic: true,
        mustChangePassword: false,
      })
      accounts.push({
        audience: roles[person.role].audience,
        role: person.role,
        organisation: await organisationName(tx, person.organisation),
        name: person.name,
        user: person.login,
        password: person.password,
        totp: person.totp,
      })
    }
    await recordAct(
      { tx, actor: system, now, requestId: 'first-start', address: '-' },
      {
        action: 'identity.demo.loaded',
        subject: { kind: 'platform', id: 'people' },
        details: { people: accounts.length },
      },
    )
    await saveAccounts(platform, accounts)
    return accounts
  })
}
