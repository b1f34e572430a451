import { leafHash } from '@wstc/domain/audit/rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAct, recordRead } from '../../src/audit/index.ts'
import { auditJobs } from '../../src/audit/jobs.ts'
import { sha256 } from '../../src/audit/service/entries.ts'
import { entryOf } from '../../src/audit/store/entries.ts'
import { anonymous, system } from '../../src/platform/actor.ts'
import { enqueue } from '../../src/platform/jobs.ts'
import { startWorker } from '../../src/platform/worker.ts'
import { type Bench, callAs, callIn, openBench, personOf } from '../platform/open-bench.ts'

const officer = personOf('officer-1', 'commerce', 'department-officer')
const other = personOf('officer-2', 'finance', 'department-officer')
const auditor = personOf('auditor', 'platform', 'audit-admin')
let bench: Bench

beforeAll(async () => {
  bench = await openBench([officer, other, auditor])
})
afterAll(() => bench.close())

const act = (action: string, id: string, actor = officer, details = {}) =>
  bench.platform.database.inTransaction(actor, (tx) =>
    recordAct(callIn(bench, tx, actor), { action, subject: { kind: 'task', id }, details }),
  )
const count = async (table: string): Promise<number> =>
  Number((await bench.owner.query(`select count(*) from ${table}`)).rows[0].count)

async function sequence(): Promise<void> {
  const worker = startWorker(bench.platform, {
    handlers: auditJobs,
    schedules: [],
    subscribers: [],
    idleMs: 60_000,
  })
  await bench.platform.database.inTransaction(system, (tx) =>
    enqueue({ tx, now: bench.platform.clock.now() }, { kind: 'audit.sequence' }),
  )
  await worker.drain()
  await worker.stop()
}

test('an entry hashes to its leaf again after the database, or the log proves nothing', async () => {
  await act('plan.progress.report', '7', officer, {
    z: 1.5,
    a: '武汉',
    n: [1, { b: null }],
    big: 1e21,
  })
  const { rows } = await bench.owner.query('select * from audit_entry')
  expect(rows).toHaveLength(1)
  expect(Buffer.from(leafHash(entryOf(rows[0]), sha256)).equals(rows[0].leaf)).toBe(true)
})

test('nobody can change, delete or truncate what was written, the owner included', async () => {
  for (const statement of [
    `update audit_entry set action = 'a.b'`,
    'delete from audit_entry',
    'truncate audit_entry cascade',
    'delete from audit_leaf',
  ]) {
    await expect(bench.owner.query(statement), statement).rejects.toThrow('append-only')
  }
})

test('an act whose entry cannot be written does not happen', async () => {
  await bench.owner.query('revoke insert on audit_entry from wstc_app')
  try {
    const saved = await callAs(bench, 'officer-1')('PUT', '/notices/preferences', {
      digestTime: '17:00',
      quiet: [],
      kinds: {},
    })
    expect(saved.status).toBe(500)
    expect(await count('notices_preference')).toBe(0)
  } finally {
    await bench.owner.query('grant insert on audit_entry to wstc_app')
  }
})

test('nobody writes an entry in another’s name', async () => {
  const forged = bench.platform.database.inTransaction(other, (tx) =>
    recordAct(callIn(bench, tx, officer), { action: 'a.b', subject: { kind: 'x', id: '1' } }),
  )
  await expect(forged).rejects.toThrow('row-level security')
  await bench.platform.database.inTransaction(anonymous, (tx) =>
    recordAct(callIn(bench, tx, anonymous), {
      action: 'identity.reset.ask',
      subject: { kind: 'person', id: 'x' },
    }),
  )
})

test('a secret in the details stops the act instead of being kept for ever', async () => {
  await expect(act('a.b', '1', officer, { inner: { password: 'x' } })).rejects.toThrow('secret')
})

test('places are contiguous from 0 and none is given twice while servers race', async () => {
  for (let n = 0; n < 25; n += 1) await act('plan.task.touch', String(n), n % 2 ? officer : other)
  await Promise.all([sequence(), sequence()])
  await act('plan.task.touch', 'late')
  await sequence()
  const { rows } = await bench.owner.query('select index, hash from audit_leaf order by index')
  expect(rows.map((row) => Number(row.index))).toEqual(rows.map((_, n) => n))
  expect(rows.length).toBe(await count('audit_entry'))
  expect(await count('audit_pending')).toBe(0)
  await expect(
    bench.owner.query(`insert into audit_leaf select 999, id, leaf from audit_entry limit 1`),
  ).rejects.toThrow()
})

test('only the audit administrator sees others’ entries, and that reading leaves an entry', async () => {
  const mine = await callAs(bench, 'officer-1')('GET', '/audit/entries/mine?limit=200')
  expect(mine.body.items.every((one: any) => one.actor.person === 'officer-1')).toBe(true)
  expect((await callAs(bench, 'officer-1')('GET', '/audit/entries')).status).toBe(403)
  expect((await callAs(bench, undefined)('GET', '/audit/entries/mine')).status).toBe(401)
  const all = await callAs(bench, 'auditor')(
    'GET',
    '/audit/entries?action=plan.task&person=officer-2',
  )
  expect(all.status).toBe(200)
  expect(all.body.items).toHaveLength(13)
  const reads = await callAs(bench, 'auditor')('GET', '/audit/entries?kind=read')
  expect(reads.body.items[0]).toMatchObject({
    action: 'audit.entries.read',
    actor: { person: 'auditor' },
  })
})

test('row-level security hides others’ entries even where the service forgets to ask', async () => {
  const seen = await bench.platform.database.inTransaction(officer, (tx) =>
    tx.selectFrom('audit_entry').select('person').distinct().execute(),
  )
  expect(seen).toEqual([{ person: 'officer-1' }])
})

test('pages follow each other without gap or repetition', async () => {
  const ids: string[] = []
  let after = ''
  do {
    const page = await callAs(bench, 'officer-1')('GET', `/audit/entries/mine?limit=4${after}`)
    ids.push(...page.body.items.map((one: any) => one.id))
    after = page.body.next ? `&after=${page.body.next}` : ''
  } while (after)
  expect(new Set(ids).size).toBe(ids.length)
  const { rows } = await bench.owner.query(
    `select id from audit_entry where person = 'officer-1' order by id desc`,
  )
  expect(ids).toEqual(rows.map((row) => row.id))
})

test('days are days in Shanghai', async () => {
  const on = async (day: string) =>
    (await callAs(bench, 'officer-1')('GET', `/audit/entries/mine?from=${day}&to=${day}`)).body
      .items.length
  expect(await on('2018-04-16')).toBeGreaterThan(0)
  expect(await on('2018-04-15')).toBe(0)
  const reversed = await callAs(bench, 'officer-1')(
    'GET',
    '/audit/entries/mine?from=2018-04-17&to=2018-04-16',
  )
  expect(reversed.body.code).toBe('audit/period-reversed')
})

test('a confidential read is told from an act', async () => {
  await bench.platform.database.inTransaction(officer, (tx) =>
    recordRead(callIn(bench, tx, officer), {
      action: 'plan.city.read',
      subject: { kind: 'city', id: 'x' },
    }),
  )
  const { rows } = await bench.owner.query(
    `select kind from audit_entry where action = 'plan.city.read'`,
  )
  expect(rows).toEqual([{ kind: 'read' }])
})
