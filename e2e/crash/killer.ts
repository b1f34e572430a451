import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Process {
  readonly pid: number
  readonly parent: number
  readonly words: string
}

function listProcesses(): Process[] {
  const text = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return text.split('\n').flatMap((line) => {
    const [, pid, parent, words] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid ? [{ pid: Number(pid), parent: Number(parent), words: words! }] : []
  })
}

/** Kills at once; false where it has ended already. */
function kill(pid: number): boolean {
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}

/** The process number that a server or a PostgreSQL has left in its folder. */
function pidIn(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}

/** The postmaster of this data directory and every process of its own, all at once. */
export function killPostgres(dataDir: string): number {
  const postmaster = pidIn(join(dataDir, 'postgres', 'postmaster.pid'))
  if (postmaster === undefined) return 0
  const family = listProcesses().filter(
    ({ pid, parent, words }) =>
      (pid === postmaster || parent === postmaster) && words.includes('postgres'),
  )
  // The postmaster first: it would answer the death of a child by ending the others in order.
  const order = family.sort((a, b) => Number(b.pid === postmaster) - Number(a.pid === postmaster))
  return order.filter(({ pid }) => kill(pid)).length
}

/** The child of the server of this data directory that owns the warehouse. */
export function killWarehouse(dataDir: string): number {
  const server = pidIn(join(dataDir, 'server.pid'))
  const children = listProcesses().filter(
    ({ parent, words }) => parent === server && /warehouse[\\/]child\.ts/.test(words),
  )
  return children.filter(({ pid }) => kill(pid)).length
}
