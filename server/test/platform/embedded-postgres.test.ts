import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, expect, it, vi } from 'vitest'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'wstc-pg-'))
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true })
})

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A worker may end by itself between being listed and being killed. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

it('stopping leaves no PostgreSQL behind, and what was committed is there again', async () => {
  const dir = folder()
  const first = await startEmbeddedPostgres(dir, () => {})
  await query(first.url, 'create table kept (n int); insert into kept values (7)')
  const pid = Number(readFileSync(join(dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  const second = await startEmbeddedPostgres(dir, () => {})
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }])
  expect(await query(second.url, 'show fsync')).toEqual([{ fsync: 'on' }])
  await second.stop()
})

it('a server killed hard is followed by one that finds what was acknowledged', async () => {
  const dir = folder()
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('../../src/platform/embedded-postgres.ts', import.meta.url).href)}
    const c = await startEmbeddedPostgres(${JSON.stringify(dir)}, () => {})
    process.stdout.write(c.url)
    setInterval(() => {}, 1000)`
  const victim = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script])
  const url = await new Promise<string>((resolve) =>
    victim.stdout.once('data', (d) => resolve(String(d))),
  )
  await query(url, 'create table kept (n int); insert into kept values (9)')
  victim.kill('SIGKILL')
  await new Promise((resolve) => victim.once('close', resolve))
  const next = await startEmbeddedPostgres(dir, () => {})
  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 9 }])
  await next.stop()
  await vi.waitFor(() => expect(execFileSync('ps', ['axww']).includes(dir)).toBe(false), 10_000)
})

it.runIf(process.getuid?.() === 0)('root with closed folders still gets its database', async () => {
  const dir = folder()
  chmodSync(dir, 0o700)
  const cluster = await startEmbeddedPostgres(dir, () => {})
  expect(await query(cluster.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await cluster.stop()
})

it('a PostgreSQL that is killed under way comes back by itself with what was committed', async () => {
  const dir = folder()
  const cluster = await startEmbeddedPostgres(dir, () => {})
  await query(cluster.url, 'create table kept (n int); insert into kept values (11)')
  for (const whole of [true, false]) {
    const pid = Number(readFileSync(join(dir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    process.kill(pid, 'SIGKILL')
    // With its workers left behind for a moment, the first tries to start again are refused.
    if (whole) for (const one of children.trim().split(/\s+/)) killIfThere(Number(one))
    let rows: unknown[] | undefined
    while (!rows) {
      await sleep(50)
      rows = await query(cluster.url, 'select n from kept').catch(() => undefined)
    }
    expect(rows).toEqual([{ n: 11 }])
  }
  await cluster.stop()
  await vi.waitFor(() => expect(execFileSync('ps', ['axww']).includes(dir)).toBe(false), 10_000)
})
