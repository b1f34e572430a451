import { deskContract } from '@wstc/domain/desk/contract'
import { endpoint } from '@wstc/domain/kernel/endpoint'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLog, recordAct } from '../../src/audit/index.ts'
import { makeServer } from '../../src/make-server.ts'
import { system } from '../../src/platform/actor.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { serve } from '../../src/platform/serve.ts'
import { openWorld, type World } from '../setup/world.ts'

const failing = {
  fail: endpoint({
    method: 'POST',
    path: '/fail',
    summary: { zh: '失败', en: 'Fail' },
    access: 'public',
    audience: ['public'],
  }),
}
let world: World
let fault: () => Promise<never>
beforeAll(async () => {
  world = await openWorld({
    register: (server, platform) =>
      serve(server, platform, 'test', failing, { fail: () => fault() }),
  })
})
afterAll(() => world.close())

const coded = (code: string) => async () => {
  throw Object.assign(new Error(`could not write /var/lib/data: ${code}`), { code })
}
const ask = () => world.server.inject({ method: 'POST', url: '/api/v1/fail' })

describe('storage that fails', () => {
  it.each([
    ['ENOSPC', 507, 'request/storage-full'],
    ['EDQUOT', 507, 'request/storage-full'],
    ['53100', 507, 'request/storage-full'],
    ['EIO', 503, 'request/storage-failed'],
    ['58030', 503, 'request/storage-failed'],
    ['57P02', 503, 'request/overloaded'],
  ])('%s is told plainly, without the path, and never as done', async (code, status, problem) => {
    fault = coded(code)
    const reply = await ask()
    expect(reply.statusCode).toBe(status)
    expect(reply.json().code).toBe(problem)
    expect(reply.body).not.toContain('/var/lib')
  })
})

describe('a database that goes away under a request', () => {
  it.each([
    'connect ECONNREFUSED 127.0.0.1:5432',
    'read ECONNRESET',
    'write EPIPE',
    'Connection terminated unexpectedly',
    'Connection terminated due to connection timeout',
    'Client has encountered a connection error and is not queryable',
  ])('%s is told as passing, so that the caller tries again', async (message) => {
    fault = async () => {
      throw new Error(message)
    }
    const reply = await ask()
    expect(reply.statusCode).toBe(503)
    expect(reply.json().code).toBe('request/overloaded')
    expect(reply.headers['retry-after']).toMatch(/^[1-9]$/)
  })
})

describe('a clock that jumps', () => {
  it('back behind what was told: refused until it catches up; a small step is let through', () => {
    let machine = 1_000_000
    const clock = makeClock(500, () => machine)
    expect(clock.now().getTime()).toBe(1_000_500)
    machine -= 1_500
    expect(clock.behind()).toBeUndefined()
    machine -= 1_000
    expect(clock.behind()?.getTime()).toBe(1_000_500)
    machine += 60_000
    expect(clock.behind()).toBeUndefined()
  })

  it('also behind what another server or an earlier run has seen', () => {
    const clock = makeClock(0, () => 5_000)
    clock.witness(new Date(90_000))
    expect(clock.behind()?.getTime()).toBe(90_000)
  })

  it('no act is accepted meanwhile, reads go on, and afterwards all is as before', async () => {
    const own = await openWorld()
    try {
      const person = await own.as('enterprise-reporter')
      const client = person.client(deskContract)
      const save = (key: string) =>
        person.inject({
          method: 'PUT',
          url: `/api/v1/desk/drafts/${key}`,
          headers: { 'if-match': '"0"' },
          payload: { formVersion: '1', values: { a: 1 } },
        })
      expect((await save('before')).statusCode).toBe(200)
      own.advance(-3_600_000)
      const refused = await save('meanwhile')
      expect(refused.statusCode).toBe(503)
      expect(refused.json().code).toBe('request/clock-behind')
      expect((await client.listDrafts()).items.map((one) => one.key)).toEqual(['before'])
      const found = await own.asSystem((tx) =>
        sql<{ count: string }>`select count(*) from desk_draft where key = 'meanwhile'`.execute(tx),
      )
      expect(found.rows[0]!.count).toBe('0')
      own.advance(3_600_000 + 1000)
      expect((await save('after')).statusCode).toBe(200)
    } finally {
      await own.close()
    }
  })

  it('back between two runs: the next start refuses acts until it has caught up with the audit', async () => {
    const own = await openWorld()
    try {
      const person = await own.as('enterprise-reporter')
      await own.asSystem((tx) =>
        recordAct(
          { tx, actor: system, now: own.platform.clock.now(), requestId: 'test', address: '-' },
          { action: 'platform.test.act', subject: { kind: 'test', id: 'last' } },
        ),
      )
      let late = 3_600_000
      const clock = makeClock(0, () => own.platform.clock.now().getTime() - late)
      const next = { ...own.platform, clock }
      await openLog(next)
      const server = await makeServer(next, { pages: false })
      try {
        const save = () =>
          server.inject({
            method: 'PUT',
            url: '/api/v1/desk/drafts/next-run',
            headers: {
              'if-match': '"0"',
              'x-requested-with': 'wstc',
              cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            },
            payload: { formVersion: '1', values: { a: 1 } },
          })
        expect((await save()).json().code).toBe('request/clock-behind')
        late = 0
        expect((await save()).statusCode).toBe(200)
      } finally {
        await server.close()
      }
    } finally {
      await own.close()
    }
  })
})
