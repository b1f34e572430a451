import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'wstc-bench-'))

/** Removes the folder, and its PostgreSQL where that had to live elsewhere. */
export function removeFolder(folder: string): void {
  const cluster = [join(folder, 'postgres')].flatMap((path) => {
    try {
      return realpathSync(path)
    } catch {
      return []
    }
  })
  for (const path of [...cluster, folder]) rmSync(path, { recursive: true, force: true })
}
