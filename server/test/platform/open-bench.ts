import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Role, roles } from '@wstc/domain/identity/roles'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { inject } from 'vitest'
import { openLog } from '../../src/audit/index.ts'
import { serveAudit } from '../../src/audit/routes.ts'
import { serveDesk } from '../../src/desk/routes.ts'
import type { Searcher } from '../../src/desk/search.ts'
import { listNames, listOrganisationNames } from '../../src/identity/index.ts'
import { serveNotices } from '../../src/notices/routes.ts'
import { type Actor, anonymous } from '../../src/platform/actor.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { makeCrypto } from '../../src/platform/crypto/provider.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { buildServer } from '../../src/platform/http.ts'
import { makeLog } from '../../src/platform/log.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { noEngine } from '../../src/platform/warehouse/embedded.ts'
import { openWarehouse } from '../../src/platform/warehouse.ts'

export interface Bench {
  readonly platform: Platform
  readonly server: FastifyInstance
  /** A connection that owns everything, for looking at what the application may not. */
  readonly owner: pg.Client
  /** The clock runs on by so many milliseconds. */
  pass(ms: number): void
  close(): Promise<void>
}

/** A person of `organisation` with `role`; the id is also the key for `x-test-person`. */
export function personOf(id: string, organisation: string, role: Role): Actor {
  return {
    kind: 'person',
    personId: id,
    organisationId: organisation,
    audience: roles[role].audience,
    roles: [role],
    permissions: new Set(roles[role].permissions),
    sessionId: `session-${id}`,
  }
}

const start = Date.parse('2018-04-16T09:00:00+08:00')

/** Shared services on a database of their own; people sign in by the header `x-test-person`. */
export async function openBench(
  people: readonly Actor[] = [],
  searchers: readonly Searcher[] = [],
  settings: Readonly<Record<string, string>> = {},
): Promise<Bench> {
  const cluster = inject('cluster')
  const name = `wstc_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${cluster.template}`)
  const urlOf = (base: string): string =>
    Object.assign(new URL(base), { pathname: `/${name}` }).href
  const owner = new pg.Client({
    connectionString: urlOf(cluster.adminUrl),
    options: '-c search_path=wstc,public',
  })
  await owner.connect()
  const dataDir = await mkdtemp(join(tmpdir(), 'wstc-bench-'))
  const config = readConfig({
    DATA_DIR: dataDir,
    PUBLIC_URL: 'https://cloud.test',
    LOG_LEVEL: 'silent',
    ...settings,
  })
  let offset = start - Date.now()
  const platform: Platform = {
    config,
    log: makeLog('silent'),
    clock: makeClock(0, () => Date.now() + offset),
    database: openDatabase(urlOf(cluster.serverUrl), 8),
    city: {} as Platform['city'],
    surveys: [],
    adminSources: { sources: [], comparison: undefined },
    warehouse: openWarehouse(noEngine),
    crypto: makeCrypto(config),
  }
  await openLog(platform)
  const server = await buildServer(platform, {
    authenticate: async (_platform, request) =>
      people.find((one) => one.personId === request.headers['x-test-person']) ?? anonymous,
    register: (instance) => {
      serveAudit(instance, platform, { people: listNames, organisations: listOrganisationNames })
      serveNotices(instance, platform)
      serveDesk(instance, platform, searchers)
    },
  })
  await server.ready()
  return {
    platform,
    server,
    owner,
    pass: (ms) => {
      offset += ms
    },
    close: async () => {
      await server.close()
      await platform.database.close()
      await owner.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Calls as `person` the way the client of the web does. */
export function callAs(bench: Bench, person: string | undefined) {
  return async (method: string, path: string, body?: unknown, revision?: number) => {
    const reply = await bench.server.inject({
      method: method as 'GET',
      url: `/api/v1${path}`,
      headers: {
        'x-requested-with': 'wstc',
        ...(person ? { 'x-test-person': person } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const json = /json/.test(String(reply.headers['content-type'])) ? reply.json() : undefined
    return { status: reply.statusCode, body: json, headers: reply.headers, raw: reply.rawPayload }
  }
}

/** The parts of a call that services and jobs take, in `tx`. */
export const callIn = (
  bench: Bench,
  tx: import('../../src/platform/database.ts').Tx,
  actor: Actor,
) => ({
  tx,
  actor,
  now: bench.platform.clock.now(),
  requestId: 'test-request',
  address: '127.0.0.1',
  language: 'zh-CN' as const,
  platform: bench.platform,
})
