import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const filler = 'filler'

/** A folder that is a disk of its own, of so many megabytes; its owner is root. */
export function mountSmall(folder: string, megabytes: number): () => void {
  const options = `size=${megabytes}m,mode=755`
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'wstc-small-disk', folder])
  return () => void execFileSync('umount', [folder])
}

/** Writes until nothing more fits, not one byte. */
export function fill(folder: string): void {
  const file = openSync(join(folder, filler), 'a')
  try {
    for (let part = Buffer.alloc(1 << 20); part.length > 0; ) {
      if (!fits(file, part)) part = part.subarray(0, part.length >> 1)
    }
  } finally {
    closeSync(file)
  }
}

function fits(file: number, part: Buffer): boolean {
  try {
    return writeSync(file, part) === part.length
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false
    throw error
  }
}

export const makeRoom = (folder: string): void => rmSync(join(folder, filler), { force: true })
