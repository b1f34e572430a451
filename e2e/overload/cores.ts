import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

export interface Cores {
  /** What to put before a command so that it runs on these cores; empty where they cannot be kept apart. */
  readonly prefix: readonly string[]
  readonly words: string
}

const pin = (list: string): readonly string[] => ['taskset', '-c', list]

/**
 * The last core for the load, the others for the server and its PostgreSQL: otherwise the load's
 * own work, which grows tenfold, would be counted as the server's loss.
 */
export function splitCores(): { readonly server: Cores; readonly load: Cores } {
  const last = availableParallelism() - 1
  const apart = last > 0 && spawnSync('taskset', ['-c', String(last), 'true']).status === 0
  if (!apart) {
    const shared = { prefix: [], words: 'all cores, shared' }
    return { server: shared, load: shared }
  }
  const server = last === 1 ? '0' : `0-${last - 1}`
  return {
    server: { prefix: pin(server), words: `core ${server}` },
    load: { prefix: pin(String(last)), words: `core ${last}` },
  }
}
