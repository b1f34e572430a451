import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SignedHead } from '@wstc/domain/audit/model/proof'
import { leafHash } from '@wstc/domain/audit/rules'
import { emptyFrontier, extend, rootOf } from '@wstc/domain/audit/rules/merkle'
import { headLink, headStatement } from '@wstc/domain/audit/rules/statements'
import { hexOf } from '@wstc/domain/kernel/hex'
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../src/audit/service/entries.ts'
import { entryOf } from '../../src/audit/store/entries.ts'
import { type Bench, openBench } from '../platform/open-bench.ts'
import {
  asSuperuser,
  auditor,
  checked,
  exported,
  headsOf,
  keepLog,
  officer,
  work,
} from './log-bench.ts'

const wstc = fileURLToPath(new URL('../../../sdk/bin/wstc.mjs', import.meta.url))
let bench: Bench
let folder: string
let restore: () => Promise<void>
/** What a department kept: a head from the middle and the newest. */
let kept: SignedHead[]

beforeAll(async () => {
  bench = await openBench([officer, auditor])
  folder = await mkdtemp(join(tmpdir(), 'wstc-log-'))
  for (const count of [7, 6, 9]) await work(bench, count)
  const heads = headsOf(await exported(bench))
  expect(heads.map((one) => one.size)).toEqual([7, 13, 22])
  kept = [heads[1]!, heads[2]!]
  restore = await keepLog(bench)
})
afterEach(() => restore())
afterAll(async () => {
  await bench.close()
  await rm(folder, { recursive: true, force: true })
})

const look = async (old: readonly SignedHead[] = []) => checked(bench, await exported(bench), old)
const idAt = async (index: number): Promise<string> =>
  (await bench.owner.query('select entry_id from audit_leaf where index = $1', [index])).rows[0]
    .entry_id

test('a log that nobody touched passes, with and without an old head', async () => {
  expect(await look()).toMatchObject({ ok: true, leaves: 22, heads: 3, covered: 22, vouched: 0 })
  expect(await look(kept)).toMatchObject({ ok: true, vouched: 22 })
})

test.each([
  [`action = 'plan.report.save'`],
  [`details = '{"period":"2018-Q1","state":"done"}'`],
  [`person = 'officer-2'`],
  [`at = at - interval '1 day'`],
  [`address = '10.0.0.1'`],
  [`subject_id = 'r-99'`],
])('one changed field of one entry is found, and where: %s', async (change) => {
  await asSuperuser(bench, `update audit_entry set ${change} where id = '${await idAt(4)}'`)
  const report = await look()
  expect(report.findings).toEqual([
    { code: 'entry-altered', index: 4, id: await idAt(4), field: 'entry' },
  ])
})

test('an entry changed together with its leaf is found by the signed root', async () => {
  const id = await idAt(4)
  await asSuperuser(bench, `update audit_entry set address = '10.0.0.1' where id = '${id}'`)
  const row = (await bench.owner.query('select * from audit_entry where id = $1', [id])).rows[0]
  const leaf = hexOf(leafHash(entryOf(row), sha256))
  await asSuperuser(
    bench,
    `update audit_entry set leaf = '\\x${leaf}' where id = '${id}'`,
    `update audit_leaf set hash = '\\x${leaf}' where entry_id = '${id}'`,
  )
  expect((await look()).findings[0]).toEqual({
    code: 'root-differs',
    number: 0,
    field: 'root',
    range: [0, 7],
  })
})

test('a changed leaf is told from a changed entry', async () => {
  await asSuperuser(bench, `update audit_leaf set hash = sha256('x') where index = 9`)
  const { findings } = await look()
  expect(findings[0]).toMatchObject({ code: 'leaf-altered', index: 9, field: 'hash' })
  expect(findings[1]).toMatchObject({ code: 'root-differs', number: 1, range: [7, 13] })
})

test('a deleted entry is found, whether its place stays or goes', async () => {
  const id = await idAt(12)
  await asSuperuser(bench, `delete from audit_entry where id = '${id}'`)
  expect((await look()).findings).toEqual([
    { code: 'entry-missing', index: 12, id, field: 'entry' },
  ])
  await asSuperuser(bench, 'delete from audit_leaf where index = 12')
  expect((await look()).findings[0]).toMatchObject({ code: 'place-missing', index: 12 })
  await asSuperuser(
    bench,
    'alter table audit_leaf drop constraint audit_leaf_pkey',
    'update audit_leaf set index = index - 1 where index > 12',
    'alter table audit_leaf add primary key (index)',
  )
  const codes = (await look()).findings.map((one) => one.code)
  expect(codes).toContain('root-differs')
  expect(codes).toContain('leaves-missing')
})

test('an entry put in the middle is found, and one left out of the log too', async () => {
  const values = `select '00000000-0000-7000-8000-000000000001', at, kind, actor_kind, person,
    organisation, on_behalf_of, action, subject_kind, 'forged', details, request_id, address, leaf
    from audit_entry where id = '${await idAt(5)}'`
  await asSuperuser(bench, `insert into audit_entry ${values}`)
  expect((await look()).findings.map((one) => one.code)).toEqual([
    'entry-without-place',
    'entry-altered',
  ])
  await asSuperuser(
    bench,
    'alter table audit_leaf drop constraint audit_leaf_pkey',
    'update audit_leaf set index = index + 1 where index >= 6',
    `insert into audit_leaf select 6, id, leaf from audit_entry where subject_id = 'forged'`,
    'alter table audit_leaf add primary key (index)',
  )
  expect((await look()).findings.map((one) => one.code)).toContain('root-differs')
})

test('two entries that changed places are found', async () => {
  await asSuperuser(
    bench,
    'create temp table swap as select * from audit_leaf where index in (3, 8)',
    'delete from audit_leaf where index in (3, 8)',
    'insert into audit_leaf select 11 - index, entry_id, hash from swap',
    'drop table swap',
  )
  const { findings } = await look()
  expect(findings[0]).toMatchObject({ code: 'root-differs', number: 0 })
})

test('a cut tail is found by the heads, and by an old head where the heads were cut with it', async () => {
  await asSuperuser(
    bench,
    'delete from audit_entry where id in (select entry_id from audit_leaf where index >= 20)',
    'delete from audit_leaf where index >= 20',
  )
  expect((await look()).findings[0]).toMatchObject({ code: 'leaves-missing', number: 2 })
  await asSuperuser(bench, 'delete from audit_head where number = 2')
  expect((await look()).ok).toBe(true)
  expect((await look(kept)).findings.map((one) => one.code)).toEqual([
    'old-head-missing',
    'leaves-missing',
  ])
})

test('a head that was dropped or changed is found', async () => {
  await asSuperuser(bench, 'delete from audit_head where number = 1')
  expect((await look()).findings.map((one) => one.code)).toEqual([
    'head-out-of-order',
    'head-link-broken',
  ])
  await restore()
  await asSuperuser(bench, `update audit_head set at = at - interval '1 minute' where number = 1`)
  expect((await look()).findings.map((one) => one.code)).toEqual([
    'head-signature-wrong',
    'head-link-broken',
  ])
})

/** Rebuilds leaves, nodes and heads over changed entries and signs them with the very same key. */
async function rewriteWithStolenKey(change: string): Promise<void> {
  await asSuperuser(bench, change)
  const rows = (
    await bench.owner.query(
      'select e.* from audit_leaf l join audit_entry e on e.id = l.entry_id order by l.index',
    )
  ).rows
  const leaves = rows.map((row) => leafHash(entryOf(row), sha256))
  for (const [index, row] of rows.entries()) {
    const leaf = hexOf(leaves[index]!)
    await asSuperuser(
      bench,
      `update audit_entry set leaf = '\\x${leaf}' where id = '${row.id}'`,
      `update audit_leaf set hash = '\\x${leaf}' where entry_id = '${row.id}'`,
    )
  }
  const heads = headsOf(await exported(bench))
  let before: SignedHead | undefined
  for (const head of heads) {
    const root = hexOf(rootOf(extend(emptyFrontier, leaves.slice(0, head.size), sha256), sha256))
    const facts = { ...head, root, previous: before ? headLink(before, sha256) : null }
    const signature = await bench.platform.crypto.sign(head.key, headStatement(facts))
    before = { ...facts, signature }
    await asSuperuser(
      bench,
      `update audit_head set root = '${root}', signature = '${signature}',
         previous = ${before.previous ? `'${before.previous}'` : 'null'}
       where number = ${head.number}`,
    )
  }
}

test('a rewrite of the whole log, signed anew with the stolen key, is found by one old head', async () => {
  await rewriteWithStolenKey(
    `update audit_entry set details = '{"period":"2018-Q1","state":"done"}' where id = '${await idAt(4)}'`,
  )
  expect(await look()).toMatchObject({ ok: true, covered: 22 })
  for (const head of kept) {
    const { findings } = await look([head])
    expect(findings.map((one) => one.code)).toEqual(['old-head-differs', 'old-root-differs'])
  }
})

test('a fork that departs after the old head is found by a newer one only', async () => {
  await rewriteWithStolenKey(
    `update audit_entry set address = '10.9.9.9' where id = '${await idAt(15)}'`,
  )
  const [middle, newest] = kept
  const { findings } = await look([newest!])
  expect(findings.at(-1)).toMatchObject({ code: 'old-root-differs', range: [0, 22] })
  // The fork's own history agrees with the middle head: it says how far back one may trust.
  expect(await look([middle!])).toMatchObject({ ok: true, vouched: 13 })
})

const columns = ['action', 'subject_id', 'request_id', 'address', 'organisation'] as const

test('whatever is done to a row at random is found', async () => {
  const index = fc.nat({ max: 21 })
  const spoil = fc.oneof(
    fc.record({ kind: fc.constant('entry' as const), index, column: fc.constantFrom(...columns) }),
    fc.record({ kind: fc.constant('leaf' as const), index, byte: fc.nat({ max: 31 }) }),
    fc.record({ kind: fc.constant('own' as const), index, byte: fc.nat({ max: 31 }) }),
    fc.record({ kind: fc.constant('gone' as const), index }),
    fc.record({ kind: fc.constant('place' as const), index }),
    fc.record({
      kind: fc.constant('head' as const),
      index: fc.nat({ max: 2 }),
      field: fc.constantFrom('size', 'root', 'at', 'signature', 'previous'),
    }),
    fc.record({
      kind: fc.constant('key' as const),
      index: fc.constant(0),
      field: fc.constantFrom('public_key', 'from_at', 'proof'),
    }),
  )
  await fc.assert(
    fc.asyncProperty(spoil, async (act) => {
      await restore()
      const entry = act.kind === 'head' || act.kind === 'key' ? '' : await idAt(act.index)
      const flip = (column: string) =>
        `set_byte(${column}, ${'byte' in act ? act.byte : 0}, get_byte(${column}, ${'byte' in act ? act.byte : 0}) # 1)`
      const turned = (column: string) =>
        `translate(left(${column}, 1), '0123456789abcdef', '123456789abcdef0') || substr(${column}, 2)`
      if (act.kind === 'entry') {
        await asSuperuser(
          bench,
          `update audit_entry set ${act.column} = ${act.column} || 'x' where id = '${entry}'`,
        )
      } else if (act.kind === 'leaf') {
        await asSuperuser(
          bench,
          `update audit_leaf set hash = ${flip('hash')} where entry_id = '${entry}'`,
        )
      } else if (act.kind === 'own') {
        await asSuperuser(
          bench,
          `update audit_entry set leaf = ${flip('leaf')} where id = '${entry}'`,
        )
      } else if (act.kind === 'gone') {
        await asSuperuser(
          bench,
          `delete from audit_leaf where entry_id = '${entry}'`,
          `delete from audit_entry where id = '${entry}'`,
        )
      } else if (act.kind === 'place') {
        await asSuperuser(bench, `update audit_leaf set index = 40 where entry_id = '${entry}'`)
      } else if (act.kind === 'head') {
        const values: Record<string, string> = {
          size: 'size + 1',
          root: turned('root'),
          at: `at + interval '1 second'`,
          signature: turned('signature'),
          previous: `coalesce(${turned('previous')}, repeat('0', 64))`,
        }
        await asSuperuser(
          bench,
          'alter table audit_head drop constraint if exists audit_head_check',
          `update audit_head set ${act.field} = ${values[act.field]} where number = ${act.index}`,
        )
      } else {
        const value = act.field === 'from_at' ? `from_at + interval '1 day'` : turned(act.field)
        await asSuperuser(bench, `update audit_key set ${act.field} = ${value}`)
      }
      expect((await look()).ok).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('the command line finds it offline from the export and the old head alone, and says where', async () => {
  const write = async (name: string, value: unknown): Promise<string> => {
    const file = join(folder, name)
    await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value))
    return file
  }
  const lines = async () => (await exported(bench)).map((line) => JSON.stringify(line)).join('\n')
  const run = (lang: string, ...args: string[]) =>
    spawnSync(process.execPath, [wstc, ...args], {
      env: { PATH: process.env.PATH, LC_ALL: lang },
      encoding: 'utf8',
    })
  const honest = await write('honest.ndjson', await lines())
  const head = await write('head.json', kept[0])
  const well = run('en_US.UTF-8', 'audit', 'verify', honest, '--head', head)
  expect(well).toMatchObject({ status: 0, stderr: '' })
  expect(well.stdout).toContain('vouch for the first 13 entries')

  await rewriteWithStolenKey(
    `update audit_entry set details = '{"period":"2018-Q1","state":"done"}' where id = '${await idAt(4)}'`,
  )
  const forged = await write('forged.ndjson', await lines())
  expect(run('en_US.UTF-8', 'audit', 'verify', forged).status).toBe(0)
  const found = run('zh_CN.UTF-8', 'audit', 'verify', forged, '--head', head, '--compare', honest)
  expect(found.status).toBe(1)
  expect(found.stderr).toContain('日志不再与所持树头一致')
  expect(found.stderr).toContain(`序号 4，记录 ${await idAt(4)}，字段 entry.details.state`)
  const cut = await write('cut.ndjson', (await lines()).split('\n').slice(0, -3).join('\n'))
  expect(run('C', 'audit', 'verify', cut).stderr).toContain('The export is cut short')
  expect(run('C', 'audit', 'verify', join(folder, 'absent')).status).toBe(2)
  expect(run('C', 'audit', 'verify').status).toBe(2)
}, 120_000)
