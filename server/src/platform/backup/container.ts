import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { numberBytes, readBytes } from './bytes.ts'
import { unwrap, wrap } from './envelope.ts'
import { ArchiveFault } from './fault.ts'

/** One named part: its bytes must be read before the next part is asked for. */
export interface Part {
  readonly name: string
  readonly data: AsyncIterable<Buffer>
}

const blockLimit = 64 * 1024 * 1024

/** Parts one after the other: name, blocks each led by its length, and an empty block. */
async function* joined(parts: AsyncIterable<Part>): AsyncGenerator<Buffer> {
  for await (const { name, data } of parts) {
    const label = Buffer.from(name)
    yield Buffer.concat([numberBytes(label.length), label])
    for await (const block of data) {
      if (block.length > 0) yield Buffer.concat([numberBytes(block.length), block])
    }
    yield numberBytes(0)
  }
}

/** The bytes of an archive: parts, compressed, then wrapped. */
export function pack(
  parts: AsyncIterable<Part>,
  passphrase: string | undefined,
): AsyncIterable<Buffer> {
  const gzip = createGzip({ level: 4 })
  const feeding = pipeline(Readable.from(joined(parts), { objectMode: false }), gzip)
  // The reader sees the failure as its own, since the pipeline destroys what it reads.
  feeding.catch(() => {})
  return wrap(gzip, passphrase)
}

async function* blocksOf(reader: ReturnType<typeof readBytes>): AsyncGenerator<Buffer> {
  // Whoever reads the part meets the fault, not `unpack`: it is put into words here.
  const take = (count: number): Promise<Buffer> =>
    reader.take(count).catch((error: Error) => {
      throw faultOf(error)
    })
  for (;;) {
    const length = (await take(4)).readUInt32BE()
    if (length === 0) return
    if (length > blockLimit) throw new ArchiveFault('The archive is damaged: a block too long')
    yield await take(length)
  }
}

/**
 * The parts of the archive in `file`.
 * @throws ArchiveFault where it is not as it was written
 */
export async function* unpack(file: string, passphrase: string | undefined): AsyncGenerator<Part> {
  const input = createReadStream(file, { highWaterMark: 1024 * 1024 })
  try {
    const { body } = await unwrap(readBytes(input), passphrase)
    const gunzip = createGunzip()
    const feeding = pipeline(Readable.from(body, { objectMode: false }), gunzip)
    feeding.catch(() => {})
    const reader = readBytes(gunzip)
    while (!(await reader.atEnd())) {
      const length = (await reader.take(4)).readUInt32BE()
      if (length === 0 || length > 300) throw new ArchiveFault('The archive is damaged')
      const data = blocksOf(reader)
      yield { name: (await reader.take(length)).toString(), data }
      for await (const _rest of data);
    }
    await feeding
  } catch (error) {
    throw faultOf(error as Error & { code?: string })
  } finally {
    input.destroy()
  }
}

function faultOf(error: Error & { code?: string }): Error {
  if (error instanceof ArchiveFault) return error
  if (error.code?.startsWith('Z_'))
    return new ArchiveFault(`The archive is damaged: ${error.message}`)
  if (error.code === 'ENOENT') return new ArchiveFault('There is no such file')
  return error
}
