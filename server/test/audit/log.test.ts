import type { ReceiptFile, SignedHead } from '@wstc/domain/audit/model/proof'
import { checkReceipt } from '@wstc/domain/audit/rules/check-receipt'
import { verifyConsistency, verifyInclusion } from '@wstc/domain/audit/rules/merkle'
import { headStatement } from '@wstc/domain/audit/rules/statements'
import { bytesOfHex } from '@wstc/domain/kernel/hex'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledge, openLog, recordAct } from '../../src/audit/index.ts'
import { auditSchedules } from '../../src/audit/jobs.ts'
import { sha256 } from '../../src/audit/service/entries.ts'
import { rotateKey } from '../../src/audit/service/signing.ts'
import { appendLeaves, lockLog } from '../../src/audit/store/log.ts'
import { system } from '../../src/platform/actor.ts'
import { readConfig } from '../../src/platform/config.ts'
import { makeCrypto, verifierOf } from '../../src/platform/crypto/provider.ts'
import { type Bench, callAs, callIn, openBench, personOf } from '../platform/open-bench.ts'
import {
  asSuperuser,
  auditor,
  checked,
  exported,
  headsOf,
  officer,
  runJob,
  work,
} from './log-bench.ts'

const stranger = personOf('officer-2', 'finance', 'department-officer')
const colleague = personOf('officer-3', 'commerce', 'department-officer')
let bench: Bench

beforeAll(async () => {
  bench = await openBench([officer, stranger, colleague, auditor])
  await work(bench, 5)
})
afterAll(() => bench.close())

const rotate = (suite: 'international' | 'sm') =>
  bench.platform.database.inTransaction(system, (tx) => {
    const { dataDir } = bench.platform.config
    const crypto = makeCrypto(readConfig({ DATA_DIR: dataDir, CRYPTO_SUITE: suite }))
    return rotateKey({
      tx,
      now: bench.platform.clock.now(),
      platform: { ...bench.platform, crypto },
    })
  })
const handIn = (actor = officer) =>
  bench.platform.database.inTransaction(actor, (tx) =>
    acknowledge(
      callIn(bench, tx, actor),
      { action: 'plan.report.sign', subject: { kind: 'report', id: 'r-1' } },
      { facts: { task: 7, period: '2018-Q1' }, content: { done: '已完成', figures: ['1.50'] } },
    ),
  )

test('a head is signed while the log grows, not more often, and daily where it does not', async () => {
  const count = async () => headsOf(await exported(bench)).length
  const before = await count()
  await runJob(bench, 'audit.sequence')
  expect(await count()).toBe(before)
  bench.pass(12 * 60_000)
  await runJob(bench, 'audit.sequence')
  expect(await count()).toBe(before)
  bench.pass(24 * 3_600_000)
  await runJob(bench, 'audit.sequence')
  expect(await count()).toBe(before + 1)
  expect(auditSchedules.find((one) => one.kind === 'audit.sequence')?.every).toBe('minute')
})

test('a server that dies between putting entries in order and signing leaves nothing undone', async () => {
  await bench.platform.database.inTransaction(officer, async (tx) => {
    for (const id of ['1', '2', '3']) {
      await recordAct(callIn(bench, tx, officer), { action: 'a.b', subject: { kind: 'x', id } })
    }
  })
  // Places without nodes and without a head: what the crash leaves behind.
  await bench.platform.database.inTransaction(system, async (tx) => {
    await lockLog(tx)
    expect(await appendLeaves(tx, 100)).toBe(3)
  })
  bench.pass(11 * 60_000)
  await runJob(bench, 'audit.sequence')
  const lines = await exported(bench)
  expect(checked(bench, lines)).toMatchObject({ ok: true, covered: checked(bench, lines).leaves })
})

test('the next head is refused where the stored tree no longer begins with the last one', async () => {
  const before = headsOf(await exported(bench)).length
  const flip = 'set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) where index = 0'
  await asSuperuser(bench, `update audit_node ${flip}`)
  await work(bench, 1)
  expect(headsOf(await exported(bench))).toHaveLength(before)
  await asSuperuser(bench, `update audit_node ${flip}`)
  await work(bench, 1)
  expect(headsOf(await exported(bench))).toHaveLength(before + 1)
})

test('whoever may see an entry gets its proof, others not even that it exists', async () => {
  const mine = await callAs(bench, 'officer-1')('GET', '/audit/entries/mine?limit=200')
  const entry = mine.body.items.find((one: any) => one.index === '2')
  const proof = await callAs(bench, 'officer-1')('GET', `/audit/entries/${entry.id}/proof`)
  expect(proof.status).toBe(200)
  const { index, leaf, head, path } = proof.body
  expect(
    verifyInclusion(
      { leaf: bytesOfHex(leaf), index, size: head.size, root: bytesOfHex(head.root) },
      path.map(bytesOfHex),
      sha256,
    ),
  ).toBe(true)
  expect(Object.keys(proof.body).sort()).toEqual(['entry', 'head', 'index', 'leaf', 'path'])
  expect((await callAs(bench, 'officer-2')('GET', `/audit/entries/${entry.id}/proof`)).status).toBe(
    404,
  )
  expect((await callAs(bench, 'auditor')('GET', `/audit/entries/${entry.id}/proof`)).status).toBe(
    200,
  )
})

test('anyone may ask whether an older head begins the newest log', async () => {
  const anyone = callAs(bench, undefined)
  const { body } = await anyone('GET', '/audit/heads?limit=200')
  const [newest, ...older] = body.items as SignedHead[]
  for (const old of older) {
    const reply = await anyone('GET', `/audit/consistency?from=${old.size}&to=${newest!.size}`)
    const at = ({ size, root }: SignedHead) => ({ size, root: bytesOfHex(root) })
    expect(verifyConsistency(at(old), at(newest!), reply.body.path.map(bytesOfHex), sha256)).toBe(
      true,
    )
  }
  const beyond = await anyone('GET', `/audit/consistency?from=1&to=${newest!.size + 1}`)
  expect(beyond.body.code).toBe('audit/no-such-size')
})

test('a receipt is signed in the act’s transaction, checks anywhere, and shows every change', async () => {
  const id = await handIn()
  await work(bench, 1)
  const file = await callAs(bench, 'officer-1')('GET', `/audit/receipts/${id}/file`)
  const whole: ReceiptFile = JSON.parse(file.raw.toString())
  expect(whole.proof?.entry).toBe(whole.receipt.audit.entry)
  const verifier = verifierOf(bench.platform.crypto)
  expect(checkReceipt(whole, whole.keys!, verifier)).toMatchObject({ ok: true, content: 'same' })
  const anyone = callAs(bench, undefined)
  const verdict = await anyone('POST', '/audit/receipts/verify', whole)
  expect(verdict.body).toMatchObject({ ok: true, content: 'same', index: whole.proof!.index })
  const changed = [
    { ...whole, content: { done: '未完成', figures: ['1.50'] } },
    { ...whole, receipt: { ...whole.receipt, at: '2018-01-01T00:00:00.000Z' } },
    { ...whole, receipt: { ...whole.receipt, by: { person: 'officer-2', organisation: null } } },
  ]
  for (const one of changed) {
    expect((await anyone('POST', '/audit/receipts/verify', one)).body.ok).toBe(false)
    expect(checkReceipt(one, whole.keys!, verifier).ok).toBe(false)
  }
  const forged = await bench.platform.database
    .inTransaction(officer, async (tx) => {
      await acknowledge(
        callIn(bench, tx, officer),
        { action: 'a.b', subject: { kind: 'report', id: 'r-2' } },
        { facts: {}, content: {} },
      )
      throw new Error('the act fails')
    })
    .catch((error: Error) => error.message)
  expect(forged).toBe('the act fails')
  const none = await callAs(bench, 'officer-1')('GET', '/audit/receipts?kind=report&id=r-2')
  expect(none.body.items).toEqual([])
})

test('a receipt is for the person and the organisation it was given to', async () => {
  const id = await handIn()
  expect((await callAs(bench, 'officer-3')('GET', `/audit/receipts/${id}/file`)).status).toBe(200)
  expect((await callAs(bench, 'officer-2')('GET', `/audit/receipts/${id}/file`)).status).toBe(404)
  const seen = await callAs(bench, 'officer-2')('GET', '/audit/receipts?kind=report&id=r-1')
  expect(seen.body.items).toEqual([])
})

describe('keys', () => {
  test('after a change of keys, and of suites, old heads and receipts still verify', async () => {
    const before = headsOf(await exported(bench))
    const early = await handIn()
    for (const suite of ['sm', 'international', 'sm'] as const) {
      expect((await rotate(suite)).suite).toBe(suite)
      bench.pass(60_000)
      await work(bench, 2)
      await handIn()
    }
    await work(bench, 1)
    const lines = await exported(bench)
    expect(checked(bench, lines, before)).toMatchObject({ ok: true, keys: 4 })
    expect(headsOf(lines).slice(0, before.length)).toEqual(before)
    const { body } = await callAs(bench, 'officer-1')('GET', '/audit/receipts?kind=report&id=r-1')
    for (const { id } of body.items) {
      const reply = await callAs(bench, 'officer-1')('GET', `/audit/receipts/${id}/file`)
      const file = JSON.parse(reply.raw.toString())
      expect(checkReceipt(file, file.keys, verifierOf(bench.platform.crypto)).findings).toEqual([])
    }
    expect(body.items.map((one: any) => one.id)).toContain(early)
  })

  test('a head signed by a retired key after its end is refused, as is a key nobody handed over to', async () => {
    const lines = await exported(bench)
    const keys = lines.flatMap((line) => (line.kind === 'key' ? [line.key] : []))
    const last = headsOf(lines).at(-1)!
    const facts = { ...last, key: keys[0]!.id }
    const signature = await bench.platform.crypto.sign(keys[0]!.id, headStatement(facts))
    const forged = lines.map((line) =>
      line.kind === 'head' && line.head.number === last.number
        ? { ...line, head: { ...facts, signature } }
        : line,
    )
    expect(checked(bench, forged).findings).toEqual([
      { code: 'head-by-retired-key', number: last.number, field: 'key' },
    ])
    const orphan = lines.map((line) =>
      line.kind === 'key' && line.key.number === 2
        ? { ...line, key: { ...line.key, handover: keys[1]!.handover } }
        : line,
    )
    expect(checked(bench, orphan).findings).toEqual([
      { code: 'key-handover-wrong', number: 2, field: 'handover' },
    ])
  })

  test('a server without the signing key does not start, and says which file it lacks', async () => {
    await openLog(bench.platform)
    const config = readConfig({ DATA_DIR: '/nowhere/at/all' })
    const elsewhere = { ...bench.platform, config, crypto: makeCrypto(config) }
    await expect(openLog(elsewhere)).rejects.toThrow(/keys\/signing-[0-9a-f]{32}\.key/)
  })

  test('no private key is in the database', async () => {
    const { readdir, readFile } = await import('node:fs/promises')
    const folder = `${bench.platform.config.dataDir}/keys`
    const names = (await readdir(folder)).filter((name) => name.startsWith('signing-'))
    expect(names).toHaveLength(4)
    const dump =
      JSON.stringify(await exported(bench)) +
      JSON.stringify(
        (
          await bench.owner.query(
            'select r.receipt, c.report from audit_receipt r full join audit_check c on false',
          )
        ).rows,
      )
    for (const name of names) {
      const key = JSON.parse(await readFile(`${folder}/${name}`, 'utf8'))
      expect(dump).toContain(key.public)
      expect(dump).not.toContain(key.private)
    }
  })
})

test('heads go to the departments that are named, once each, and the delivery is on record', async () => {
  const auditAdmin = callAs(bench, 'auditor')
  const keepers = [
    { name: '市审计局', address: 'keeper@audit.test', language: 'zh-CN' },
    { name: 'Archive', address: 'keeper@archive.test', language: 'en' },
  ]
  expect(
    (await callAs(bench, 'officer-1')('PUT', '/audit/log/keepers', { keepers }, 0)).status,
  ).toBe(403)
  expect((await auditAdmin('PUT', '/audit/log/keepers', { keepers }, 0)).body.revision).toBe(1)
  expect((await auditAdmin('PUT', '/audit/log/keepers', { keepers }, 0)).status).toBe(412)
  const double = [keepers[0], { ...keepers[1], address: 'KEEPER@audit.test' }]
  const twice = await auditAdmin('PUT', '/audit/log/keepers', { keepers: double }, 1)
  expect(twice.body.code).toBe('audit/keeper-named-twice')
  await runJob(bench, 'audit.mail-heads')
  const { rows } = await bench.owner.query('select * from notices_mail order by recipient')
  expect(rows.map((row) => row.recipient)).toEqual(['keeper@archive.test', 'keeper@audit.test'])
  const head = headsOf(await exported(bench)).at(-1)
  expect(JSON.parse(rows[0].body.trim().split('\n').at(-1))).toEqual(head)
  const state = await auditAdmin('GET', '/audit/log')
  expect(state.body.mails).toMatchObject([{ state: 'queued' }, { state: 'queued' }])
})

test('a check of the own log is kept, and what it finds reaches the audit administrators', async () => {
  await runJob(bench, 'audit.check-log')
  await asSuperuser(
    bench,
    `update audit_entry set address = '10.1.1.1' where id = (select entry_id from audit_leaf where index = 1)`,
  )
  await runJob(bench, 'audit.check-log')
  const { body } = await callAs(bench, 'auditor')('GET', '/audit/log')
  expect(body.checks.map((one: any) => one.ok)).toEqual([false, true])
  expect(body.checks[0].findings).toMatchObject([{ code: 'entry-altered', index: 1 }])
})
