import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { examineLog } from '../../src/audit/service/examine.ts'
import { enqueue } from '../../src/platform/jobs.ts'
import { type ChildServer, startChild } from '../setup/child-server.ts'
import { openWorld, type TestPerson, type World } from '../setup/world.ts'

/** Two whole servers, each a process of its own, on one PostgreSQL. */
let world: World
let one: ChildServer
let two: ChildServer
let owner: pg.Client
let leader: TestPerson
let leaderCookie: string
const perMinute = 40

const asOwner = () => {
  const url = new URL(inject('cluster').adminUrl)
  url.pathname = new URL(world.platform.config.databaseUrl!).pathname
  return { connectionString: url.href, options: '-c search_path=wstc,public' }
}
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  world = await openWorld({ day: yesterday })
  leader = await world.person('leader')
  owner = new pg.Client(asOwner())
  await owner.connect()
  const env = { RATE_PER_MINUTE: String(perMinute), AUDIT_HEAD_MINUTES: '1' }
  ;[one, two] = await Promise.all([startChild(world, 'one', env), startChild(world, 'two', env)])
  leaderCookie = await one.signIn(leader)
}, 180_000)
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()])
  await owner?.end()
  await world?.close()
}, 60_000)

const until = async (true_: () => Promise<boolean>): Promise<void> => {
  while (!(await true_())) await sleep(50)
}
const rows = async (text: string, values: unknown[] = []) => (await owner.query(text, values)).rows
const queue = (kind: string, key?: string) =>
  world.asSystem((tx) => enqueue({ tx, now: new Date() }, { kind, ...(key ? { key } : {}) }))

test('a session opened at one is good at the other, and ends at both with one sign-out', async () => {
  const person = await world.person('expert')
  const cookie = await one.signIn(person)
  const who = async (server: ChildServer) =>
    (await server.ask('GET', '/session', { cookie })).body.person?.id
  expect(await who(one)).toBe(person.id)
  expect(await who(two)).toBe(person.id)
  expect((await two.ask('POST', '/sign-out', { cookie })).status).toBeLessThan(300)
  expect(await who(one)).toBeUndefined()
  expect(await who(two)).toBeUndefined()
})

test('wrong passwords count together, or two servers would allow twice the guesses', async () => {
  const guessesAt = async (login: string, servers: readonly ChildServer[]) => {
    await owner.query('delete from identity_attempt')
    for (let n = 0; ; n += 1) {
      const server = servers[n % servers.length]!
      const reply = await server.ask('POST', '/sign-in', { body: { login, password: `x${n}` } })
      if (reply.status === 429) return n
      expect(reply.status).toBe(401)
    }
  }
  const alone = await guessesAt('nobody-one', [one])
  expect(alone).toBeGreaterThan(2)
  expect(await guessesAt('nobody-two', [one, two])).toBe(alone)
  await owner.query('delete from identity_attempt')
})

test('requests count together: who is refused at one has not as many more at the other', async () => {
  const person = await world.person('expert')
  const cookie = await two.signIn(person)
  const ask = async (server: ChildServer) =>
    (await server.ask('GET', '/notices/count', { cookie })).status
  for (let n = 0; n < perMinute; n += 1) await ask(one)
  let passed = 0
  while ((await ask(two)) === 200) {
    passed += 1
    await sleep(150)
  }
  expect(passed).toBeLessThan(perMinute / 2)
})

test('a write sent again to the other server is not done twice and is answered alike', async () => {
  const send = (server: ChildServer) =>
    server.ask('POST', '/plan/work/tasks/3/questions', {
      cookie: leaderCookie,
      body: { text: '何时完成？' },
      headers: { 'idempotency-key': 'the-same-question' },
    })
  const [first, second] = await Promise.all([send(one), send(two)])
  const again = await send(two)
  expect([first.status, second.status, again.status]).toEqual([200, 200, 200])
  expect(second.body).toEqual(first.body)
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect((await rows('select 1 from plan_question')).length).toBe(1)
})

test('the cockpit of one shows at once what was written through the other', async () => {
  const cockpit = (server: ChildServer, tag = '') =>
    server.ask('GET', '/plan/work/cockpit', {
      cookie: leaderCookie,
      headers: tag ? { 'if-none-match': tag } : {},
    })
  const before = await cockpit(two)
  const tag = before.headers.get('etag')!
  expect((await cockpit(two, tag)).status).toBe(304)
  expect((await cockpit(one, tag)).status, 'both make the same of the same records').toBe(304)
  const asked = await one.ask('POST', '/plan/work/tasks/5/questions', {
    cookie: leaderCookie,
    body: { text: '进展如何？' },
  })
  expect(asked.status).toBe(200)
  const after = await cockpit(two, tag)
  expect(after.status).toBe(200)
  expect(after.headers.get('etag')).not.toBe(tag)
  const late = after.body.late as { id: string }[]
  expect(late.map(({ id }) => id)).toContain(asked.body.id)
})

test('each job is done once, whichever server takes it', async () => {
  for (let n = 0; n < 40; n += 1) await queue('audit.reconcile', `two-servers-${n}`)
  const jobs = () => rows(`select state, attempts from platform_job where key like 'two-servers-%'`)
  await until(async () => (await jobs()).every(({ state }) => state === 'done'))
  expect(await jobs()).toEqual(Array(40).fill({ state: 'done', attempts: 1 }))
})

test('entries written through both at once form one log, with heads signed once each', async () => {
  const people = await Promise.all([1, 2, 3, 4].map(() => world.person('expert')))
  const cookies = await Promise.all(people.map((person, n) => [one, two][n % 2]!.signIn(person)))
  const entries = async () => Number((await rows('select count(*) from audit_entry'))[0].count)
  const before = await entries()
  await Promise.all(
    cookies.flatMap((cookie) =>
      [one, two, one, two].map(async (server) => {
        const reply = await server.ask('POST', '/account/password', {
          cookie,
          body: { current: 'wrong', password: 'another plum blossom' },
        })
        expect(reply.status).toBeGreaterThanOrEqual(400)
      }),
    ),
  )
  await Promise.all(
    cookies.map(async (cookie, n) => [two, one][n % 2]!.ask('POST', '/sign-out', { cookie })),
  )
  expect(await entries()).toBeGreaterThanOrEqual(before + cookies.length)
  // The head that is due, asked for from both servers at the same moment.
  await Promise.all([queue('audit.sequence', 'order-1'), queue('audit.sequence', 'order-2')])
  await until(async () => (await rows('select 1 from audit_pending')).length === 0)
  await until(
    async () =>
      (await rows(`select 1 from platform_job where kind = 'audit.sequence' and state <> 'done'`))
        .length === 0,
  )
  const { report } = await examineLog(world.platform)
  expect(report.found).toBe(0)
  expect(report.ok).toBe(true)
  expect(report.leaves).toBe(await entries())
  const slots = await rows(
    `select key, count(*)::int as times, max(attempts) as attempts from platform_job
     where key like 'clock:audit.sequence%' group by key`,
  )
  expect(slots.length).toBeGreaterThan(0)
  for (const slot of slots) expect(slot, slot.key).toMatchObject({ times: 1, attempts: 1 })
})

test('a job outlives the server that ran it: the other takes it over and it is done once', async () => {
  // A lock that the job must wait for keeps it in the middle of its work.
  const blocker = new pg.Client(asOwner())
  await blocker.connect()
  await blocker.query('begin')
  await blocker.query('lock table platform_request in share row exclusive mode')
  await queue('platform.prune-jobs', 'outlives')
  const waiting = () =>
    rows(
      `select application_name as name from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'
         and query like 'delete from platform_request%'`,
    )
  await until(async () => (await waiting()).length === 1)
  const runner = (await waiting())[0].name === 'one' ? one : two
  const other = runner === one ? two : one
  await runner.kill()
  const gone = () =>
    rows('select 1 from pg_stat_activity where application_name = $1 and state is not null', [
      runner.name,
    ])
  await until(async () => (await gone()).length <= 1)
  // Its lease ends: a minute without a sign of life, which the test does not wait for.
  await owner.query(
    `update platform_job set locked_until = now() - interval '1 second' where key = 'outlives'`,
  )
  await blocker.query('commit')
  await blocker.end()
  const job = async () =>
    (await rows(`select state, attempts from platform_job where key = 'outlives'`))[0]
  await until(async () => (await job()).state === 'done')
  expect(await job()).toEqual({ state: 'done', attempts: 2 })
  expect((await other.ask('GET', '/session', { cookie: leaderCookie })).body.person.id).toBe(
    leader.id,
  )
})
