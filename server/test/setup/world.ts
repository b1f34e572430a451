import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrganisationKind } from '@wstc/domain/identity/model'
import { roles as definitions, type Role } from '@wstc/domain/identity/roles'
import type { CityPack } from '@wstc/domain/plan/model/pack'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import type { Survey } from '@wstc/domain/statistics/collection/model/survey'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import type { DestinationStream } from 'pino'
import { inject } from 'vitest'
import { openLog } from '../../src/audit/index.ts'
import { actorOf } from '../../src/identity/actor-of.ts'
import { createAccount } from '../../src/identity/first-people.ts'
import { authenticate, syncDepartments } from '../../src/identity/index.ts'
import { newTotpSecret, sealTotp } from '../../src/identity/second-factor.ts'
import { hashPassword, hashToken, newToken } from '../../src/identity/secrets.ts'
import { findAccount } from '../../src/identity/store/accounts.ts'
import { findOrganisation, insertOrganisation } from '../../src/identity/store/organisations.ts'
import { insertGrant } from '../../src/identity/store/people.ts'
import { insertSession } from '../../src/identity/store/sessions.ts'
import { makeServer } from '../../src/make-server.ts'
import { type Actor, system } from '../../src/platform/actor.ts'
import { readCity } from '../../src/platform/city.ts'
import { readAdminSources } from '../../src/platform/city-sources.ts'
import { readSurveys } from '../../src/platform/city-surveys.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { makeCrypto } from '../../src/platform/crypto/provider.ts'
import { openDatabase, type Tx } from '../../src/platform/database.ts'
import { buildServer } from '../../src/platform/http.ts'
import { newId } from '../../src/platform/ids.ts'
import { makeLog } from '../../src/platform/log.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { noEngine } from '../../src/platform/warehouse/embedded.ts'
import { openWarehouse, type Warehouse } from '../../src/platform/warehouse.ts'
import { type Browser, openBrowser } from './browser.ts'

export interface WorldOptions {
  /** Settings besides the defaults, by the names of the environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Another city than that of the settings. */
  readonly city?: CityPack
  /** Other surveys than those of the city of the settings. */
  readonly surveys?: readonly Survey[]
  /** Day on which the world's clock starts, at nine in the morning in Wuhan. */
  readonly day?: string
  /** Routes to serve where not those of every context. */
  readonly register?: (server: FastifyInstance, platform: Platform) => void | Promise<void>
  /** Whether the built pages are served as well. */
  readonly pages?: boolean
  /** Where the log goes instead of standard error. */
  readonly logTo?: DestinationStream
  /** A warehouse that answers; without one it is away. */
  readonly warehouse?: Warehouse
}

export interface TestPerson {
  readonly id: string
  readonly login: string
  readonly email: string
  readonly name: string
  readonly organisation: string
  readonly password: string
  /** Secret of the second factor, where the role asks for one. */
  readonly totp: string | undefined
}

export interface SignedIn extends Browser {
  readonly person: TestPerson
}

export interface World {
  readonly platform: Platform
  readonly server: FastifyInstance
  /** Moves the world's clock on. */
  advance(milliseconds: number): void
  /** Runs `work` with the platform's reach. */
  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Runs `work` with the rights of a person and nothing of the application's own checks. */
  asPerson<T>(person: TestPerson, work: (tx: Tx) => Promise<T>): Promise<T>
  actorOf(person: TestPerson): Promise<Actor>
  /** A new organisation; answers its id. */
  organisation(kind: OrganisationKind): Promise<string>
  /** A new person with these roles, in `organisation` or in a new one that fits. */
  person(role: Role | readonly Role[], organisation?: string): Promise<TestPerson>
  /** A browser with a session of `person`, without going through sign-in. */
  session(person: TestPerson): Promise<SignedIn>
  /** A new person with a session. */
  as(role: Role | readonly Role[], organisation?: string): Promise<SignedIn>
  /** A browser that nobody signed in with. */
  browser(address?: string): Browser
  close(): Promise<void>
}

const password = 'plum blossom over the river'
let passwordHash: Promise<string> | undefined

const kindOf: Readonly<Record<string, OrganisationKind>> = {
  leader: 'platform',
  officer: 'department',
  enterprise: 'enterprise',
  bank: 'bank',
  expert: 'expert-body',
  agency: 'agency',
  admin: 'platform',
}

let city: Promise<CityPack> | undefined
let surveys: Promise<Survey[]> | undefined

/** A database of its own, copied from the template. */
async function makeDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { adminUrl, serverUrl, template } = inject('cluster')
  const name = `test_${randomBytes(6).toString('hex')}`
  const run = async (statement: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: adminUrl })
    await admin.connect()
    await admin.query(statement).finally(() => admin.end())
  }
  await run(`create database ${name} template ${template}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) }
}

/**
 * The whole server on a database of its own, with the city's departments and nobody else. Open
 * one per test file, and close it.
 */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'wstc-world-'))
  const { url, drop } = await makeDatabase()
  const config = readConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: url,
    DATABASE_CONNECTIONS: '8',
    PUBLIC_URL: 'http://localhost:3000',
    LOG_LEVEL: 'error',
    JOBS: 'off',
    RATE_PER_MINUTE: '100000',
    // Tests ask for much at once on machines that are busy; refusals have tests of their own.
    REQUESTS_AT_WORK: '1000',
    ...options.env,
  })
  const start = Date.parse(`${options.day ?? config.demoDay}T09:00:00+08:00`)
  let shift = start - Date.now()
  const clock = makeClock(0, () => Date.now() + shift)
  city ??= readCity(config.city, checkPack)
  surveys ??= city.then((pack) => readSurveys(pack))
  const platform: Platform = {
    config,
    log: makeLog(config.logLevel, options.logTo),
    clock,
    database: openDatabase(url, config.databaseConnections),
    city: options.city ?? (await city),
    surveys: options.surveys ?? (await surveys),
    adminSources: await readAdminSources(options.city ?? (await city)),
    warehouse: options.warehouse ?? openWarehouse(noEngine),
    crypto: makeCrypto(config),
  }
  const { register } = options
  const server = register
    ? await buildServer(platform, {
        authenticate,
        register: (instance) => register(instance, platform),
      })
    : await makeServer(platform, { pages: options.pages ?? false })
  await server.ready()

  await openLog(platform)
  const asSystem: World['asSystem'] = (work) => platform.database.inTransaction(system, work)
  await asSystem((tx) => syncDepartments(tx, platform.city, clock.now()))
  let count = 0

  const organisation: World['organisation'] = async (kind) => {
    count += 1
    const id = `${kind}-${count}`
    const [zh, en] = [`测试单位${count}`, `Test organisation ${count}`]
    await asSystem((tx) =>
      insertOrganisation(tx, {
        id,
        kind,
        name_zh: zh,
        name_en: en,
        short_zh: zh,
        short_en: en,
        created_at: clock.now(),
      }),
    )
    return id
  }

  const person: World['person'] = async (role, at) => {
    const [first, ...more] = typeof role === 'string' ? [role] : role
    if (!first) throw new Error('A person of the tests needs a role')
    count += 1
    const place = count
    const known = at && (await asSystem((tx) => findOrganisation(tx, at)))
    if (at && !known) throw new Error(`No organisation ${at}`)
    const where = at ?? (await organisation(kindOf[definitions[first].audience]!))
    passwordHash ??= hashPassword(password)
    const id = newId(clock.now())
    const needs = [first, ...more].some((one) => definitions[one].secondFactor)
    const totp = needs ? newTotpSecret() : undefined
    const made: TestPerson = {
      id,
      login: `person-${place}`,
      email: `person-${place}@example.test`,
      name: `测试人员${place}`,
      organisation: where,
      password,
      totp,
    }
    const hash = await passwordHash
    const sealed = totp ? await sealTotp(dataDir, id, totp) : null
    await asSystem(async (tx) => {
      const common = { synthetic: false, mustChangePassword: false }
      await createAccount(tx, clock.now(), { ...made, ...common, role: first, hash, sealed })
      for (const one of more) {
        await insertGrant(tx, {
          id: newId(clock.now()),
          person_id: id,
          role: one,
          granted_at: clock.now(),
          reason: 'test',
        })
      }
    })
    return made
  }

  const session: World['session'] = async (who) => {
    const browser = openBrowser(server)
    const token = newToken()
    const now = clock.now()
    await asSystem((tx) =>
      insertSession(tx, {
        id: newId(now),
        token_hash: hashToken(token),
        person_id: who.id,
        created_at: now,
        last_seen_at: now,
        expires_at: new Date(now.getTime() + config.sessionAbsoluteSeconds * 1000),
        address: '127.0.0.1',
        agent: 'test',
        method: 'password',
      }),
    )
    browser.cookies.set('__Host-wstc', token)
    return { ...browser, person: who }
  }

  const actorOfPerson: World['actorOf'] = async (who) => {
    const account = await asSystem((tx) => findAccount(tx, who.id))
    if (!account) throw new Error(`No person ${who.id}`)
    return actorOf(account, clock.now())
  }

  return {
    platform,
    server,
    advance: (milliseconds) => {
      shift += milliseconds
    },
    asSystem,
    asPerson: async (who, work) => platform.database.inTransaction(await actorOfPerson(who), work),
    actorOf: actorOfPerson,
    organisation,
    person,
    session,
    as: async (role, at) => session(await person(role, at)),
    browser: (address) => openBrowser(server, address),
    close: async () => {
      await server.close()
      await platform.database.close()
      await drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
