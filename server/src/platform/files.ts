import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { cleanFileName, type FileType, fileBytesLimit, fileTypes } from '@wstc/domain/desk/files'
import { Problem } from '@wstc/domain/kernel/problem'
import { getFileType } from './file-type.ts'
import { syncFolder } from './mail.ts'

export interface StoredFile {
  /** SHA-256 of the content, lower-case hexadecimal. */
  readonly hash: string
  readonly bytes: number
  readonly type: FileType
  readonly media: string
  readonly name: string
}

/** Where content of `hash` lies: `files/ab/cd/abcd…`. */
export function pathOfContent(dataDir: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('Not a content hash')
  return join(dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash)
}

const present = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Makes the folders of `path` and flushes each into its parent. */
async function makeFolders(dataDir: string, path: string): Promise<void> {
  const inner = dirname(path)
  const outer = dirname(inner)
  const files = dirname(outer)
  await mkdir(inner, { recursive: true, mode: 0o700 })
  for (const folder of [outer, files, dataDir]) await syncFolder(folder)
}

export const tooLarge = (limit: number): Problem =>
  new Problem('request/too-large', { limit: `${Math.floor(limit / 1024 / 1024)} MB` })

const incomingIn = (dataDir: string): string => join(dataDir, 'files', 'incoming')
/** Longer than any request may take; servers that share the folder may be receiving. */
const abandonedMs = 3_600_000

/** Deletes what servers that were killed had begun to receive; nothing refers to it. */
export async function clearIncoming(dataDir: string): Promise<void> {
  const folder = incomingIn(dataDir)
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name)
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    // Files are dated by the machine, not by the platform's clock.
    if (mtimeMs < Date.now() - abandonedMs) await rm(file, { force: true })
  }
}

export interface Receipt {
  /** SHA-256 of the content, lower-case hexadecimal. */
  readonly hash: string
  readonly bytes: number
}

/**
 * Writes `source` to disk for the time of `work`, flushed; nothing of it is there afterwards unless
 * `work` moved it away.
 * @throws Problem where it is longer than `limit`
 */
export async function withReceived<T>(
  dataDir: string,
  source: Readable,
  limit: number,
  work: (path: string, receipt: Receipt) => Promise<T>,
): Promise<T> {
  const incoming = incomingIn(dataDir)
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  const temporary = join(incoming, randomUUID())
  const hashing = createHash('sha256')
  let bytes = 0
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      for await (const part of source) {
        bytes += part.length
        if (bytes > limit) throw tooLarge(limit)
        hashing.update(part)
        await handle.writeFile(part)
      }
      // A multipart reader cuts at its own limit and only leaves this mark.
      if ((source as { truncated?: boolean }).truncated) throw tooLarge(limit)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return await work(temporary, { hash: hashing.digest('hex'), bytes })
  } finally {
    source.destroy()
    await rm(temporary, { force: true })
  }
}

/**
 * Keeps `source` on disk under the name of its content, once `check` has passed the written
 * file. When it resolves, the bytes and their name outlive a power cut; when it rejects,
 * nothing stays.
 */
const receive = <T>(
  dataDir: string,
  source: Readable,
  limit: number,
  check: (path: string) => Promise<T>,
): Promise<Receipt & { checked: T }> =>
  withReceived(dataDir, source, limit, async (temporary, { hash, bytes }) => {
    const checked = await check(temporary)
    const path = pathOfContent(dataDir, hash)
    if (!(await present(path))) {
      await makeFolders(dataDir, path)
      await rename(temporary, path)
    }
    await syncFolder(dirname(path))
    return { hash, bytes, checked }
  })

/**
 * Keeps a file that came from outside: its type is told by its content and must be allowed.
 * @param limit most bytes of the file
 */
export async function storeFile(
  dataDir: string,
  source: Readable,
  givenName: string,
  limit = fileBytesLimit,
): Promise<StoredFile> {
  const { hash, bytes, checked } = await receive(dataDir, source, limit, async (path) =>
    getFileType(await readFile(path), givenName),
  )
  return { hash, bytes, ...checked, name: cleanFileName(givenName, checked.type) }
}

const generatedLimit = 2 * 1024 * 1024 * 1024

/** Keeps a file that the platform itself made, of any size up to 2 GB. */
export async function storeGenerated(
  dataDir: string,
  source: Readable,
  name: string,
  type: FileType,
): Promise<StoredFile> {
  const { hash, bytes } = await receive(dataDir, source, generatedLimit, async () => undefined)
  return { hash, bytes, type, media: fileTypes[type].media, name: cleanFileName(name, type) }
}

/**
 * The content of `hash` as a stream, once it is known to be there.
 * @throws when the disk has lost it.
 */
export async function openContent(dataDir: string, hash: string): Promise<Readable> {
  const handle = await open(pathOfContent(dataDir, hash), 'r')
  return createReadStream('', { fd: handle, autoClose: true })
}
