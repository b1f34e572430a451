import { randomBytes } from 'node:crypto'
import type { Role } from '@wstc/domain/identity/roles'
import { roles } from '@wstc/domain/identity/roles'
import { planCityContract } from '@wstc/domain/plan/contract/city'
import { planPublicContract } from '@wstc/domain/plan/contract/public'
import { planTargetsContract } from '@wstc/domain/plan/contract/targets'
import { checkPack } from '@wstc/domain/plan/pack-rules'
import { createClient } from '@wstc/sdk/client'
import pg from 'pg'
import { inject } from 'vitest'
import { loadCity } from '../../src/plan/city/load.ts'
import { servePlanCity } from '../../src/plan/city/routes.ts'
import { servePlanPublic } from '../../src/plan/public/routes.ts'
import { servePlanTargets } from '../../src/plan/targets/routes.ts'
import { type Actor, anonymous } from '../../src/platform/actor.ts'
import { readCity } from '../../src/platform/city.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { makeCrypto } from '../../src/platform/crypto/provider.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { buildServer } from '../../src/platform/http.ts'
import { makeLog } from '../../src/platform/log.ts'
import type { Platform } from '../../src/platform/platform.ts'
import { noEngine } from '../../src/platform/warehouse/embedded.ts'
import { openWarehouse } from '../../src/platform/warehouse.ts'

/** A person of `organisation` with `role`. */
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

export const people = {
  leader: personOf('leader', 'general-office', 'leader'),
  office: personOf('office', 'commerce', 'plan-office'),
  office2: personOf('office2', 'commerce', 'plan-office'),
  commerce: personOf('commerce', 'commerce', 'department-officer'),
  tourism: personOf('tourism', 'tourism', 'department-officer'),
  enterprise: personOf('enterprise', 'firm-1', 'enterprise-admin'),
} as const
export type Person = keyof typeof people

const contract = { ...planPublicContract, ...planTargetsContract, ...planCityContract }

/** The plan on a database of its own, at 09:00 on `day`, with the city loaded. */
export async function openPlan(day = '2018-04-16') {
  const cluster = inject('cluster')
  const name = `wstc_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: cluster.adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${cluster.template}`)
  const urlOf = (base: string) => Object.assign(new URL(base), { pathname: `/${name}` }).href
  const owner = new pg.Client({
    connectionString: urlOf(cluster.adminUrl),
    options: '-c search_path=wstc,public',
  })
  await owner.connect()
  // Another clock for each journey in time: one that goes back would refuse every act.
  let clock = makeClock(Date.parse(`${day}T09:00:00+08:00`) - Date.now())
  const platform: Platform = {
    config: readConfig({
      PUBLIC_URL: 'https://cloud.test',
      LOG_LEVEL: 'silent',
      RATE_PER_MINUTE: '100000',
    }),
    log: makeLog('silent'),
    clock: {
      now: () => clock.now(),
      today: () => clock.today(),
      behind: () => clock.behind(),
      witness: (instant) => clock.witness(instant),
    },
    database: openDatabase(urlOf(cluster.serverUrl), 8),
    city: await readCity('wuhan-2016', checkPack),
    surveys: [],
    adminSources: { sources: [], comparison: undefined },
    warehouse: openWarehouse(noEngine),
    crypto: makeCrypto(readConfig({})),
  }
  await loadCity(platform)
  const server = await buildServer(platform, {
    authenticate: async (_platform, request) =>
      people[request.headers['x-test-person'] as Person] ?? anonymous,
    register: (instance) => {
      servePlanPublic(instance, platform)
      servePlanTargets(instance, platform)
      servePlanCity(instance, platform)
    },
  })
  await server.ready()
  const as = (person?: Person) =>
    createClient(contract, async (url, init) => {
      const body = init.body instanceof FormData ? new Response(init.body) : undefined
      const reply = await server.inject({
        method: init.method as 'GET',
        url,
        headers: {
          ...(init.headers as Record<string, string>),
          ...(body ? { 'content-type': body.headers.get('content-type')! } : {}),
          'x-requested-with': 'wstc',
          ...(person ? { 'x-test-person': person } : {}),
        },
        ...(body
          ? { payload: Buffer.from(await body.arrayBuffer()) }
          : init.body
            ? { payload: init.body as string }
            : {}),
      })
      return new Response(reply.statusCode === 204 ? null : new Uint8Array(reply.rawPayload), {
        status: reply.statusCode,
        headers: reply.headers as Record<string, string>,
      })
    })
  return {
    platform,
    server,
    owner,
    as,
    /** Sets the clock to 09:00 on `to`, or to an instant. */
    travel: (to: string) => {
      const instant = to.length === 10 ? `${to}T09:00:00+08:00` : to
      clock = makeClock(Date.parse(instant) - Date.now())
    },
    close: async () => {
      await server.close()
      await platform.database.close()
      await owner.end()
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    },
  }
}
export type Plan = Awaited<ReturnType<typeof openPlan>>

/** The code that a call is refused with, and its fields. */
export async function refusal(work: Promise<unknown>) {
  try {
    await work
  } catch (error) {
    const { problem } = error as {
      problem?: { code: string; fields?: { path: string; code: string }[] }
    }
    if (problem) return { code: problem.code, fields: problem.fields ?? [] }
    throw error
  }
  return { code: 'accepted', fields: [] }
}
