import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { lockDataDir, restoreMark } from '../../src/platform/data-lock.ts'
import { pathOfContent } from '../../src/platform/files.ts'
import {
  type Drill,
  isEmpty,
  leftOut,
  onRestored,
  openDrill,
  passphrase,
  sumsOf,
} from './open-drill.ts'

const wstc = fileURLToPath(new URL('../../../sdk/bin/wstc.mjs', import.meta.url))
// Each restore makes a PostgreSQL.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let drill: Drill
beforeAll(async () => {
  drill = await openDrill()
})
afterAll(() => drill.close())

const run = (dataDir: string, ...args: string[]) =>
  spawnSync(process.execPath, [wstc, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', LANG: 'C' },
  })

test('every row, file, key and head comes back, and the log goes on from there', async () => {
  const { bench } = drill
  await bench.owner.query(`insert into identity_organisation
    (id, kind, name_zh, name_en, short_zh, short_en, created_at) values
    ('tab', 'department', E'a\\tb', E'back\\\\slash', '短', E'line\\nend', '2018-04-16T09:00:00.123456+08')`)
  const before = await sumsOf(bench.owner)
  const file = await drill.backUp('whole.wstc', { passphrase, withKeys: true })
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const dataDir = await drill.restore(file, 'whole', passphrase)
  const after = await onRestored(dataDir, (client) => sumsOf(client))
  for (const table of leftOut) delete before[table]
  for (const table of leftOut) expect(after[table]).toMatch(/^0 /)
  expect(after).toMatchObject(before)
  for (const hash of drill.files) {
    const path = pathOfContent(dataDir, hash)
    expect(
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    ).toBe(hash)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  }
  const keys = join(bench.platform.config.dataDir, 'keys')
  for (const name of await readdir(keys)) {
    expect(await readFile(join(dataDir, 'keys', name))).toEqual(await readFile(join(keys, name)))
    expect((await stat(join(dataDir, 'keys', name))).mode & 0o777).toBe(0o600)
  }
  const rotated = run(dataDir, 'keys', 'rotate')
  expect(rotated.stderr).toBe('')
  const log = join(drill.folder, 'log.ndjson')
  expect(run(dataDir, 'audit', 'export', '--out', log).status).toBe(0)
  const verified = run(dataDir, 'audit', 'verify', log)
  expect(verified.stdout).toContain('Nothing wrong was found')
  expect(verified.status).toBe(0)
})

test('a backup beside writes is one moment: each act whole or absent, none acknowledged before lost', async () => {
  const acknowledged: string[] = []
  const ended = new AbortController()
  const writing = Array.from({ length: 4 }, async () => {
    while (!ended.signal.aborted) acknowledged.push(await drill.act())
  })
  const until = async (count: number): Promise<void> => {
    while (acknowledged.length < count) await new Promise((go) => setTimeout(go, 10))
  }
  await until(10)
  const before = [...acknowledged]
  const file = await drill.backUp('moving.wstc', {
    withKeys: true,
    // Writers go on while the backup stands still at its moment.
    fixed: () => until(acknowledged.length + 20),
  })
  ended.abort()
  await Promise.all(writing)
  const dataDir = await drill.restore(file, 'moving')
  const rows = await onRestored(dataDir, async (client) => {
    const list = async (text: string) => (await client.query(text)).rows.map((row) => row.id)
    return {
      records: await list(`select id from desk_file order by 1`),
      entries: await list(
        `select subject_id as id from audit_entry where action = 'desk.file.upload' order by 1`,
      ),
      jobs: await list(
        `select substr(key, 7) as id from platform_job where kind = 'drill.follow' order by 1`,
      ),
      hashes: (await client.query('select hash from desk_file')).rows.map((row) => row.hash),
    }
  })
  expect(rows.entries).toEqual(rows.records)
  expect(rows.jobs).toEqual(rows.records)
  expect(rows.records).toEqual(expect.arrayContaining(before))
  const left = acknowledged.filter((id) => !rows.records.includes(id))
  expect(left.length).toBeGreaterThanOrEqual(20)
  for (const hash of rows.hashes) {
    expect((await stat(pathOfContent(dataDir, hash))).size).toBeGreaterThan(0)
  }
  const keptFiles = (await readdir(join(dataDir, 'files'), { recursive: true })).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  )
  expect(keptFiles.length).toBe(new Set(rows.hashes).size)
})

test('a restore into a folder with anything in it is refused, and nothing in it is touched', async () => {
  const file = await drill.backUp('small.wstc')
  const full = join(drill.folder, 'full')
  await mkdir(full)
  await writeFile(join(full, 'mine.txt'), 'mine')
  await expect(drill.restore(file, 'full')).rejects.toThrow(/is not empty/)
  expect(await readdir(full)).toEqual(['mine.txt'])
})

test('a restore that fails at its end leaves an empty folder, and one cut off starts no server', async () => {
  const { restoreBackup } = await import('../../src/platform/backup/restore.ts')
  const dataDir = join(drill.folder, 'failed')
  const file = await drill.backUp('failing.wstc')
  let marked = false
  await expect(
    restoreBackup({
      file,
      dataDir,
      city: 'wuhan-2016',
      passphrase: undefined,
      log: () => {},
      examine: async () => {
        marked = (await readdir(dataDir)).includes(restoreMark)
        throw new Error('the examiner found something')
      },
    }),
  ).rejects.toThrow('the examiner found something')
  expect(marked).toBe(true)
  expect(await isEmpty(dataDir)).toBe(true)
  await writeFile(join(dataDir, restoreMark), '')
  expect(() => lockDataDir(dataDir)).toThrow(/restore that is not finished/)
  await expect(drill.restore(file, 'failed')).rejects.toThrow(/cut off/)
})
