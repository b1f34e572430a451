import { mkdir, rename, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Role, roles } from '@wstc/domain/identity/roles'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Audience } from '@wstc/domain/kernel/endpoint'
import { recordAct } from '../audit/index.ts'
import { system } from '../platform/actor.ts'
import { newId } from '../platform/ids.ts'
import type { Platform } from '../platform/platform.ts'
import { type DemoCity, type DemoPerson, demoOrganisations, demoPeople } from './demo-people.ts'
import { createAccounts, savePlatformOrganisations } from './first-people.ts'
import { newTotpSecret, sealTotp } from './second-factor.ts'
import { hashPassword, newPassword } from './secrets.ts'
import { syncDepartments } from './service/organisations.ts'
import { insertOrganisation, selectOrganisationNames } from './store/organisations.ts'
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

export const demoAccountsIn = (dataDir: string): string => join(dataDir, 'demo-accounts.json')
export const demoAccountsFile = (platform: Platform): string =>
  demoAccountsIn(platform.config.dataDir)

interface Prepared extends DemoPerson {
  readonly id: string
  readonly password: string
  readonly hash: string
  readonly totp: string | null
  readonly sealed: string | null
}

/** Passwords of the people of the demo, still being hashed. */
export type DemoSecrets = readonly { readonly password: string; readonly hash: Promise<string> }[]

/**
 * Begins to hash random passwords for the people of the demo. As many at once as there are
 * processors, and never all threads of the pool: what else the server reads must not wait.
 */
export function beginDemoSecrets(pack: DemoCity): DemoSecrets {
  const lanes = Math.min(3, availableParallelism())
  const running: Promise<unknown>[] = []
  return demoPeople(pack).map((_, place) => {
    const password = newPassword()
    const before = running[place - lanes] ?? Promise.resolve()
    const hash = before.then(() => hashPassword(password))
    // Whoever loads the demo hears of a failure; nobody does where it is loaded already.
    running.push(hash.catch(() => {}))
    return { password, hash }
  })
}

async function prepare(
  platform: Platform,
  person: DemoPerson,
  { password, hash }: DemoSecrets[number],
  now: Date,
): Promise<Prepared> {
  const id = newId(now)
  const totp = roles[person.role].secondFactor ? newTotpSecret() : null
  return {
    ...person,
    id,
    password,
    totp,
    hash: await hash,
    sealed: totp && (await sealTotp(platform.config.dataDir, id, totp)),
  }
}

async function saveAccounts(platform: Platform, accounts: readonly DemoAccount[]): Promise<void> {
  const file = demoAccountsFile(platform)
  await mkdir(platform.config.dataDir, { recursive: true })
  await writeFile(`${file}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/**
 * Loads invented organisations and people, once, so that every role can be tried; passwords and
 * second factors are random. They are written to `demo-accounts.json` and answered.
 * Undefined when the demo is loaded already.
 */
export async function loadDemoPeople(
  platform: Platform,
  begun?: DemoSecrets,
): Promise<readonly DemoAccount[] | undefined> {
  const { database, clock, city } = platform
  if (await database.inTransaction(system, (tx) => isPeopled(tx, 'synthetic'))) return undefined
  const now = clock.now()
  const secrets = begun ?? beginDemoSecrets(city)
  const people = await Promise.all(
    demoPeople(city).map((person, place) => prepare(platform, person, secrets[place]!, now)),
  )
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
    await createAccounts(
      tx,
      now,
      people.map((person) => ({
        ...person,
        email: `${person.login}@example.invalid`,
        synthetic: true,
        mustChangePassword: false,
      })),
    )
    const names = await selectOrganisationNames(
      tx,
      people.map((person) => person.organisation),
    )
    const accounts = people.map(
      (person): DemoAccount => ({
        audience: roles[person.role].audience,
        role: person.role,
        organisation: names.get(person.organisation)!,
        name: person.name,
        user: person.login,
        password: person.password,
        totp: person.totp,
      }),
    )
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
