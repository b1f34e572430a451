import { ArchiveFault } from './fault.ts'

export function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

export interface ByteReader {
  /** @throws ArchiveFault where fewer bytes are left */
  take(count: number): Promise<Buffer>
  /** Up to and with the next line end. */
  line(limit: number): Promise<Buffer>
  atEnd(): Promise<boolean>
}

/** Reads a stream by counts. */
export function readBytes(source: AsyncIterable<Buffer>): ByteReader {
  const pieces = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const { value, done } = await pieces.next()
    if (done) return false
    held = held.length === 0 ? value : Buffer.concat([held, value])
    return true
  }
  const take = async (count: number): Promise<Buffer> => {
    const parts: Buffer[] = []
    let missing = count
    for (;;) {
      const part = held.subarray(0, missing)
      parts.push(part)
      held = held.subarray(part.length)
      missing -= part.length
      if (missing === 0) return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
      if (!(await more())) throw new ArchiveFault('The archive is cut off')
    }
  }
  return {
    take,
    line: async (limit) => {
      for (;;) {
        const end = held.indexOf(10)
        if (end >= 0 && end < limit) return take(end + 1)
        if (held.length > limit || !(await more())) {
          throw new ArchiveFault('The header of the archive is damaged')
        }
      }
    },
    atEnd: async () => {
      while (held.length === 0) if (!(await more())) return true
      return false
    },
  }
}
