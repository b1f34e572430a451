import { accessSync, constants, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * A folder of the checkout where files may be written; where the checkout belongs to somebody else,
 * a folder of the same name for this user below the system's temporary folder.
 * @param {string} name
 */
export function writableFolder(name) {
  const own = join(root, name)
  try {
    mkdirSync(own, { recursive: true })
    accessSync(own, constants.W_OK)
    return own
  } catch {
    const other = join(tmpdir(), `wstc-${process.getuid?.() ?? 'user'}`, name.replace(/^\./, ''))
    mkdirSync(other, { recursive: true })
    return other
  }
}
