import { createHash } from 'node:crypto'
import { type Part, unpack } from './container.ts'
import { ArchiveFault } from './fault.ts'
import { Manifest, Opening } from './manifest.ts'
import { type Sum, sameSum, summing } from './sums.ts'

/** What is done with parts while they are read; each must read its data to the end. */
export interface Receiver {
  opening(opening: Opening): Promise<void>
  table(name: string, data: AsyncIterable<Buffer>): Promise<void>
  file(hash: string, data: AsyncIterable<Buffer>): Promise<void>
  key(name: string, data: AsyncIterable<Buffer>): Promise<void>
}

const drain = async (_name: string, data: AsyncIterable<Buffer>): Promise<void> => {
  for await (const _piece of data);
}
const nobody: Receiver = { opening: async () => {}, table: drain, file: drain, key: drain }

/** Names a part may have; a name is part of a path later, so nothing else passes. */
const names = {
  table: /^table\/([a-z][a-z0-9_]{0,62})$/,
  file: /^file\/([0-9a-f]{64})$/,
  key: /^key\/(keys\/[A-Za-z0-9-]{1,100}\.key|demo-accounts\.json)$/,
}

const jsonLimit = 16 * 1024 * 1024

async function jsonOf(data: AsyncIterable<Buffer>): Promise<unknown> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of data) {
    bytes += piece.length
    if (bytes > jsonLimit) throw new ArchiveFault('The archive is damaged: a list too long')
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString())
  } catch {
    throw new ArchiveFault('The archive is damaged: a list that cannot be read')
  }
}

function parsed<T>(schema: { safeParse(value: unknown): { data?: T } }, value: unknown): T {
  const { data } = schema.safeParse(value)
  if (data === undefined) throw new ArchiveFault('The archive has lists of another version')
  return data
}

/** Sums by name as they were read. */
interface Read {
  readonly table: Map<string, Sum & { rows: number }>
  readonly file: Map<string, Sum>
  readonly key: Map<string, Sum>
}

async function takePart(part: Part, read: Read, receiver: Receiver): Promise<void> {
  for (const kind of ['table', 'file', 'key'] as const) {
    const name = names[kind].exec(part.name)?.[1]
    if (!name) continue
    if (read[kind].has(name)) throw new ArchiveFault(`The archive holds ${part.name} twice`)
    const { data, sum, lines } = summing(part.data)
    await receiver[kind](name, data)
    read[kind].set(name, { ...sum(), rows: lines() })
    if (kind === 'file' && sum().sha256 !== name) {
      throw new ArchiveFault(`The file ${name} is not what its name says`)
    }
    return
  }
  throw new ArchiveFault('The archive holds a part of an unknown kind')
}

function differences(manifest: Manifest, read: Read): string | undefined {
  const { tables, files, keys = {} } = manifest
  for (const name of new Set([...Object.keys(tables), ...read.table.keys()])) {
    const found = read.table.get(name)
    if (!sameSum(tables[name], found) || tables[name]?.rows !== found?.rows) return `table ${name}`
  }
  const list = createHash('sha256')
  let bytes = 0
  for (const [hash, sum] of read.file) {
    list.update(`${hash}\n`)
    bytes += sum.bytes
  }
  const found = { bytes, sha256: list.digest('hex') }
  if (read.file.size !== files.count || !sameSum(files, found)) return 'files'
  for (const name of new Set([...Object.keys(keys), ...read.key.keys()])) {
    if (!sameSum(keys[name], read.key.get(name))) return name
  }
  return undefined
}

/**
 * Reads an archive through to its end, handing its parts on, and holds them against the manifest.
 * @throws ArchiveFault at the first thing that is not as it was written
 */
export async function readArchive(
  file: string,
  passphrase: string | undefined,
  receiver: Receiver,
): Promise<Manifest> {
  const read: Read = { table: new Map(), file: new Map(), key: new Map() }
  let opening: Opening | undefined
  let manifest: Manifest | undefined
  for await (const part of unpack(file, passphrase)) {
    if (manifest) throw new ArchiveFault('The archive goes on after its end')
    if (!opening) {
      if (part.name !== 'opening') throw new ArchiveFault('The archive has lost its beginning')
      opening = parsed(Opening, await jsonOf(part.data))
      await receiver.opening(opening)
    } else if (part.name === 'manifest') manifest = parsed(Manifest, await jsonOf(part.data))
    else await takePart(part, read, receiver)
  }
  if (!opening || !manifest) throw new ArchiveFault('The archive is cut off')
  const wrong = differences(manifest, read)
  if (wrong) throw new ArchiveFault(`The archive is not as it was written: ${wrong}`)
  return manifest
}

/** Verifies the archive without restoring it. */
export async function checkArchive(
  file: string,
  passphrase: string | undefined,
): Promise<{ manifest: Manifest }> {
  return { manifest: await readArchive(file, passphrase, nobody) }
}
