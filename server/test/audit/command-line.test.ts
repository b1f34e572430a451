import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReceiptFile } from '@wstc/domain/audit/model/proof'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledge } from '../../src/audit/index.ts'
import { type Bench, callAs, callIn, openBench } from '../platform/open-bench.ts'
import { auditor, exported, headsOf, officer, work } from './log-bench.ts'

const wstc = fileURLToPath(new URL('../../../sdk/bin/wstc.mjs', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wstc-command-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Without any address or setting of the server: what is checked here is checked by anyone. */
const run = (...args: string[]) =>
  spawnSync(process.execPath, [wstc, ...args], {
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    encoding: 'utf8',
  })

async function write(name: string, value: unknown): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value))
  return file
}

describe.each(['international', 'sm'] as const)('a log begun with the suite %s', (suite) => {
  let bench: Bench
  let receipt: ReceiptFile

  beforeAll(async () => {
    bench = await openBench([officer, auditor], [], { CRYPTO_SUITE: suite })
    await work(bench, 5)
    const id = await bench.platform.database.inTransaction(officer, (tx) =>
      acknowledge(
        callIn(bench, tx, officer),
        { action: 'plan.report.sign', subject: { kind: 'report', id: 'r-1' } },
        { facts: { task: 7 }, content: { done: '已完成', figures: ['1.50'] } },
      ),
    )
    await work(bench, 3)
    const reply = await callAs(bench, 'officer-1')('GET', `/audit/receipts/${id}/file`)
    receipt = JSON.parse(reply.raw.toString())
  })
  afterAll(() => bench.close())

  test('is checked offline from its export, and a change of it is found', async () => {
    const lines = await exported(bench)
    expect(lines.flatMap((line) => (line.kind === 'key' ? [line.key.suite] : []))).toEqual([suite])
    const log = await write(`${suite}.ndjson`, lines.map((one) => JSON.stringify(one)).join('\n'))
    const head = await write(`${suite}-head.json`, headsOf(lines)[0])
    expect(run('audit', 'verify', log, '--head', head)).toMatchObject({ status: 0, stderr: '' })
    const text = lines.map((one) => JSON.stringify(one)).join('\n')
    const forged = await write('forged.ndjson', text.replace('"state":"late"', '"state":"done"'))
    const found = run('audit', 'verify', forged, '--head', head)
    expect(found.status).toBe(1)
    expect(found.stderr).not.toBe('')
  })

  test('gives receipts that check offline, with the keys beside them or kept before', async () => {
    const file = await write(`${suite}-receipt.json`, receipt)
    const beside = run('receipt', 'verify', file)
    expect(beside).toMatchObject({ status: 0, stderr: '' })
    expect(beside.stdout).toContain('The signature is right')
    expect(beside.stdout).toContain('The content is what was acknowledged')
    expect(beside.stdout).toContain('the keys came with the receipt')
    const keys = await write(
      `${suite}-keys.json`,
      (await callAs(bench, undefined)('GET', '/audit/keys')).body,
    )
    const { keys: _, ...bare } = receipt
    const kept = run('receipt', 'verify', await write('bare.json', bare), '--keys', keys)
    expect(kept).toMatchObject({ status: 0, stderr: '' })
    expect(kept.stdout).not.toContain('came with the receipt')
    for (const forged of [
      { ...receipt, content: { done: '未完成', figures: ['1.50'] } },
      { ...receipt, receipt: { ...receipt.receipt, at: '2018-01-01T00:00:00.000Z' } },
    ]) {
      const found = run('receipt', 'verify', await write('forged.json', forged), '--keys', keys)
      expect(found.status).toBe(1)
      expect(found.stderr).not.toBe('')
    }
  })
})

test('what is no receipt and no log is told so, and is not taken for a forgery', async () => {
  const odd = await write('odd.json', { hello: 'world' })
  for (const command of [
    ['receipt', 'verify', odd],
    ['receipt', 'verify', join(folder, 'absent.json')],
    ['receipt', 'verify'],
    ['audit', 'verify'],
  ]) {
    expect(run(...command).status, command.join(' ')).toBe(2)
  }
})
