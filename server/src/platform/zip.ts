import { createInflateRaw } from 'node:zlib'
import { Problem } from '@wstc/domain/kernel/problem'

export interface ZipLimits {
  readonly entries: number
  /** Bytes of all entries after unpacking. */
  readonly unpackedBytes: number
  /** Unpacked bytes per packed byte. */
  readonly ratio: number
}

export const officeLimits: ZipLimits = {
  entries: 5000,
  unpackedBytes: 256 * 1024 * 1024,
  ratio: 250,
}

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

const damaged = (): Problem => new Problem('desk/file-damaged')
const bomb = (): Problem => new Problem('desk/file-unpacks-too-large')

function entriesOf(zip: Buffer, limits: ZipLimits): ZipEntry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end < zip.length - 65_557 || end + 22 > zip.length) throw damaged()
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  // 0xffff and 0xffffffff announce ZIP64, which no office document of 20 MB needs.
  if (count === 0xffff || at === 0xffffffff) throw damaged()
  if (count > limits.entries) throw bomb()
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) throw damaged()
    const flags = zip.readUInt16LE(at + 8)
    if (flags & 0x2041) throw new Problem('desk/file-encrypted')
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => zip.readUInt16LE(at + o)) as [
      number,
      number,
      number,
    ]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    if (name.includes('..') || /^[/\\]|\\/.test(name) || names.has(name.toLowerCase()))
      throw damaged()
    names.add(name.toLowerCase())
    entries.push({
      name,
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function packedBytes(zip: Buffer, entry: ZipEntry): Buffer {
  const { offset } = entry
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== 0x04034b50) throw damaged()
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  if (start + entry.packed > zip.length) throw damaged()
  return zip.subarray(start, start + entry.packed)
}

/** What an entry holds, piece by piece, no longer than its directory says. */
async function* contentOf(zip: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(zip, entry)
  if (entry.method === 0) {
    if (entry.packed !== entry.unpacked) throw damaged()
    return yield packed
  }
  if (entry.method !== 8) throw damaged()
  let size = 0
  const inflate = createInflateRaw()
  inflate.end(packed)
  try {
    for await (const part of inflate as AsyncIterable<Buffer>) {
      size += part.length
      if (size > entry.unpacked) throw bomb()
      yield part
    }
  } catch (error) {
    throw error instanceof Problem ? error : damaged()
  }
  if (size !== entry.unpacked) throw damaged()
}

async function unpack(zip: Buffer, entry: ZipEntry, keep: boolean): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  for await (const part of contentOf(zip, entry)) if (keep) parts.push(part)
  return keep ? Buffer.concat(parts) : undefined
}

/**
 * Looks through an archive without trusting it: the directory against the limits first, then
 * every entry is really unpacked and counted, so that a directory that lies is found out.
 * @returns the entries' names, and the content of those that `wanted` picks.
 */
export async function inspectZip(
  zip: Buffer,
  limits: ZipLimits,
  wanted: (name: string) => boolean = () => false,
): Promise<{ names: string[]; contents: Map<string, Buffer> }> {
  const entries = entriesOf(zip, limits)
  const total = (pick: (entry: ZipEntry) => number) => entries.reduce((sum, e) => sum + pick(e), 0)
  const unpacked = total((e) => e.unpacked)
  if (unpacked > limits.unpackedBytes || unpacked > limits.ratio * zip.length) throw bomb()
  // Entries that share bytes would unpack the same bytes many times.
  if (total((e) => e.packed) > zip.length) throw bomb()
  const contents = new Map<string, Buffer>()
  for (const entry of entries) {
    const content = await unpack(zip, entry, wanted(entry.name))
    if (content) contents.set(entry.name, content)
  }
  return { names: entries.map((entry) => entry.name), contents }
}

/**
 * The entries of an archive by their names, read by its directory and each from its beginning,
 * however often.
 * @throws Problem as {@link inspectZip}, which has looked through what comes from outside.
 */
export function openZip(zip: Buffer, limits: ZipLimits) {
  const entries = new Map(entriesOf(zip, limits).map((entry) => [entry.name, entry]))
  return {
    names: [...entries.keys()] as readonly string[],
    /** Undefined where the archive has no such entry. */
    read(name: string): AsyncGenerator<Buffer> | undefined {
      const entry = entries.get(name)
      return entry && contentOf(zip, entry)
    },
  }
}
