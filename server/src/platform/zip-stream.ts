import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly content: AsyncIterable<Buffer> | Iterable<Buffer>
}

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

/** Names in UTF-8; sizes follow the data. */
const flags = 0x0808
/** 1 January 1980, the first day a ZIP can tell: the same content gives the same bytes. */
const day = 0x0021

function header(entry: Pick<Written, 'name'>, central?: Written): Buffer {
  const head = Buffer.alloc(central ? 46 : 30)
  let at = head.writeUInt32LE(central ? 0x02014b50 : 0x04034b50)
  if (central) at = head.writeUInt16LE(20, at)
  at = head.writeUInt16LE(20, at)
  at = head.writeUInt16LE(flags, at)
  at = head.writeUInt16LE(8, at)
  at = head.writeUInt16LE(0, at)
  at = head.writeUInt16LE(day, at)
  at = head.writeUInt32LE(central?.crc ?? 0, at)
  at = head.writeUInt32LE(central?.packed ?? 0, at)
  at = head.writeUInt32LE(central?.unpacked ?? 0, at)
  head.writeUInt16LE(entry.name.length, at)
  if (central) head.writeUInt32LE(central.at, 42)
  return Buffer.concat([head, entry.name])
}

function descriptor(entry: Written): Buffer {
  const tail = Buffer.alloc(16)
  tail.writeUInt32LE(0x08074b50, 0)
  tail.writeUInt32LE(entry.crc, 4)
  tail.writeUInt32LE(entry.packed, 8)
  tail.writeUInt32LE(entry.unpacked, 12)
  return tail
}

/** An archive as it is read: parts are pulled one after another, nothing is held back in memory. */
export async function* zipParts(parts: AsyncIterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let at = 0
  for await (const part of parts) {
    const name = Buffer.from(part.name)
    const start = at
    let [crc, packed, unpacked] = [0, 0, 0]
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const bytes of part.content) {
        crc = crc32(bytes, crc)
        unpacked += bytes.length
        yield bytes
      }
    }
    const local = header({ name })
    yield local
    const deflate = createDeflateRaw({ level: 1, chunkSize: 128 * 1024 })
    // A fault of the source travels to the reader through the destroyed deflate.
    pipeline(Readable.from(counted()), deflate, () => {})
    for await (const bytes of deflate) {
      packed += bytes.length
      yield bytes
    }
    const entry = { name, crc, packed, unpacked, at: start }
    written.push(entry)
    yield descriptor(entry)
    at = start + local.length + packed + 16
  }
  const directory = Buffer.concat(written.map((entry) => header(entry, entry)))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  yield Buffer.concat([directory, end])
}
