import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SuiteName } from '@wstc/domain/audit/model/proof'
import { keyIdOf } from '@wstc/domain/audit/rules/statements'
import { z } from 'zod'
import { ConfigError } from '../config.ts'
import { syncFolder } from '../mail.ts'
import { international } from './international.ts'
import { sm } from './sm.ts'
import type { KeyPair, Suite } from './suite.ts'

export const suites: Readonly<Record<SuiteName, Suite>> = { international, sm }

const KeyFile = z.strictObject({
  suite: z.enum(['international', 'sm']),
  private: z.string().regex(/^[0-9a-f]{64}$/),
  public: z.string().regex(/^([0-9a-f]{64}|04[0-9a-f]{128})$/),
})

export const idOfKey = (key: Pick<KeyPair, 'suite' | 'public'>): string =>
  keyIdOf(key.suite, key.public, international.hash)

/**
 * Reads a private key.
 * @throws ConfigError that names the file and never what it holds
 */
export async function readKeyFile(file: string): Promise<KeyPair> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new ConfigError(`The signing key ${file} cannot be read: ${error.message}`)
  })
  const { mode } = await stat(file)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new ConfigError(`The signing key ${file} can be read by others: chmod 600 ${file}`)
  }
  const parsed = KeyFile.safeParse(parse(text))
  if (!parsed.success) throw new ConfigError(`${file} does not hold a signing key`)
  const key = parsed.data
  if (suites[key.suite].publicOf(key.private) !== key.public) {
    throw new ConfigError(`${file} holds two parts that do not belong together`)
  }
  return key
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Makes a key and writes it for its owner alone; on disk before this resolves. */
export async function writeKeyFile(
  suite: SuiteName,
  place: { readonly folder: string } | { readonly file: string },
): Promise<KeyPair> {
  const key = suites[suite].newKey()
  const file = 'file' in place ? place.file : join(place.folder, `signing-${idOfKey(key)}.key`)
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, `${JSON.stringify(key)}\n`, { mode: 0o600, flag: 'wx', flush: true })
  await syncFolder(dirname(file))
  return key
}

/** Private keys by id: those in `folder` and the one in `extra`. */
export async function readKeys(
  folder: string,
  extra: string | undefined,
): Promise<Map<string, KeyPair>> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => /^signing-[0-9a-f]{32}\.key$/.test(name))
  const paths = [...files.map((name) => join(folder, name)), ...(extra ? [extra] : [])]
  const keys = await Promise.all(paths.map(readKeyFile))
  return new Map(keys.map((key) => [idOfKey(key), key]))
}
