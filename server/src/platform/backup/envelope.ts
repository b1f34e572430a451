import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'
import { type ByteReader, numberBytes } from './bytes.ts'
import { ArchiveFault } from './fault.ts'

/**
 * The outside of an archive: a line of magic, a line of JSON, then chunks of up to 1 MiB, each led
 * by its length in four bytes whose highest bit marks the last. With a passphrase each chunk is
 * AES-256-GCM under a key from scrypt; its nonce is a random prefix, the chunk's number and the
 * mark of the last, so that chunks exchanged, left out or cut off fail to open. Every chunk is
 * bound to the header by its hash.
 */
const magic = 'wstc-backup 1\n'
const chunkBytes = 1024 * 1024
const lastBit = 0x8000_0000
const tagBytes = 16

const Hex = (bytes: number) =>
  z
    .string()
    .length(bytes * 2)
    .regex(/^[0-9a-f]+$/)
const Header = z.strictObject({
  encryption: z
    .strictObject({
      cipher: z.literal('aes-256-gcm'),
      kdf: z.literal('scrypt'),
      // A file must not be able to ask for any amount of memory: 128 · N · r stays at 1 GB.
      n: z.union([16, 17, 18, 19, 20].map((power) => z.literal(2 ** power))),
      r: z.literal(8),
      p: z.literal(1),
      salt: Hex(16),
      nonce: Hex(7),
    })
    .nullable(),
})
type Header = z.infer<typeof Header>

function keyOf({ n, r, p, salt }: NonNullable<Header['encryption']>, passphrase: string) {
  return new Promise<Buffer>((resolve, reject) => {
    const options = { N: n, r, p, maxmem: 256 * n * r }
    const words = passphrase.normalize('NFKC')
    scrypt(words, Buffer.from(salt, 'hex'), 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

const nonceOf = (prefix: string, count: number, last: boolean): Buffer =>
  Buffer.concat([Buffer.from(prefix, 'hex'), numberBytes(count), Buffer.from([last ? 1 : 0])])

/** Chunks of equal size; the last may be shorter, and is known to be the last. */
async function* chunked(
  source: AsyncIterable<Buffer>,
): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let held: Buffer[] = []
  let bytes = 0
  for await (const piece of source) {
    held.push(piece)
    bytes += piece.length
    if (bytes <= chunkBytes) continue
    let rest = Buffer.concat(held, bytes)
    for (; rest.length > chunkBytes; rest = rest.subarray(chunkBytes)) {
      yield { chunk: rest.subarray(0, chunkBytes), last: false }
    }
    held = [rest]
    bytes = rest.length
  }
  yield { chunk: Buffer.concat(held, bytes), last: true }
}

/** Wraps `source`; encrypted where a passphrase is given. */
export async function* wrap(
  source: AsyncIterable<Buffer>,
  passphrase: string | undefined,
): AsyncGenerator<Buffer> {
  const header: Header = {
    encryption: passphrase
      ? {
          cipher: 'aes-256-gcm',
          kdf: 'scrypt',
          n: 2 ** 17,
          r: 8,
          p: 1,
          salt: randomBytes(16).toString('hex'),
          nonce: randomBytes(7).toString('hex'),
        }
      : null,
  }
  const line = Buffer.from(`${magic}${JSON.stringify(header)}\n`)
  yield line
  const bound = createHash('sha256').update(line).digest()
  const { encryption } = header
  const key = encryption && (await keyOf(encryption, passphrase!))
  let count = 0
  for await (const { chunk, last } of chunked(source)) {
    yield numberBytes(chunk.length + (last ? lastBit : 0))
    if (encryption && key) {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(encryption.nonce, count, last))
      cipher.setAAD(bound)
      yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
    } else yield chunk
    count += 1
  }
}

async function readHeader(reader: ByteReader): Promise<{ line: Buffer; header: Header }> {
  const start = await reader.take(magic.length)
  if (start.toString() !== magic) throw new ArchiveFault('This is no backup of this product')
  const rest = await reader.line(4096)
  try {
    return {
      line: Buffer.concat([start, rest]),
      header: Header.parse(JSON.parse(rest.toString())),
    }
  } catch {
    throw new ArchiveFault('The header of the archive is damaged')
  }
}

function openChunk(
  sealed: { key: Buffer; nonce: Buffer; bound: Buffer; count: number },
  bytes: Buffer,
): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', sealed.key, sealed.nonce)
  decipher.setAAD(sealed.bound).setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()])
  } catch {
    throw new ArchiveFault(
      sealed.count === 0
        ? 'The passphrase is wrong, or the archive was changed'
        : `The archive was changed, cut or put in another order (chunk ${sealed.count})`,
    )
  }
}

/**
 * What was wrapped, and whether it was encrypted.
 * @throws ArchiveFault at the first byte that is not as it was written
 */
export async function unwrap(
  reader: ByteReader,
  passphrase: string | undefined,
): Promise<{ encrypted: boolean; body: AsyncGenerator<Buffer> }> {
  const { line, header } = await readHeader(reader)
  const { encryption } = header
  if (encryption && !passphrase) {
    throw new ArchiveFault('The archive is encrypted: name --passphrase-file')
  }
  const key = encryption && (await keyOf(encryption, passphrase!))
  const bound = createHash('sha256').update(line).digest()
  async function* body(): AsyncGenerator<Buffer> {
    for (let count = 0, last = false; !last; count += 1) {
      const mark = (await reader.take(4)).readUInt32BE()
      last = mark >= lastBit
      const length = last ? mark - lastBit : mark
      if (length > chunkBytes) throw new ArchiveFault('The archive is damaged: a chunk too long')
      const bytes = await reader.take(length + (key ? tagBytes : 0))
      if (!encryption || !key) yield bytes
      else {
        const nonce = nonceOf(encryption.nonce, count, last)
        yield openChunk({ key, nonce, bound, count }, bytes)
      }
    }
    if (!(await reader.atEnd())) throw new ArchiveFault('The archive goes on after its end')
  }
  return { encrypted: encryption !== null, body: body() }
}
