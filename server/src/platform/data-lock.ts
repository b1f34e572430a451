import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from './config.ts'

/** When the process began, so that a number used again is not taken for the old process. */
function beginOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined
  }
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? 'alive'
  } catch {
    return 'alive'
  }
}

/** Lies in a data directory from a restore's beginning to its good end. */
export const restoreMark = 'restore.unfinished'

/**
 * Takes the data directory for this process.
 * @throws ConfigError when a living server holds it, or a restore into it was cut off.
 */
export function lockDataDir(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw new ConfigError(`Wrong setting: DATA_DIR=${dataDir} (${(error as Error).message})`)
  }
  const file = join(dataDir, 'server.pid')
  let held: string[] = []
  try {
    held = readFileSync(file, 'utf8').trim().split(' ')
  } catch {}
  const [pid, begin] = held
  if (pid && Number(pid) !== process.pid && beginOf(Number(pid)) === begin) {
    throw new ConfigError(`DATA_DIR=${dataDir} is in use by the server with process number ${pid}`)
  }
  if (existsSync(join(dataDir, restoreMark))) {
    throw new ConfigError(
      `DATA_DIR=${dataDir} holds a restore that is not finished: if none is running, delete the folder and restore again`,
    )
  }
  writeFileSync(file, `${process.pid} ${beginOf(process.pid)}\n`)
  return () => rmSync(file, { force: true })
}
