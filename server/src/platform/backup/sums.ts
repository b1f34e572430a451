import { createHash } from 'node:crypto'

export interface Sum {
  readonly bytes: number
  readonly sha256: string
}

/** Passes bytes on and adds them up; `lines` counts the rows of COPY's text, one per line. */
export function summing(source: AsyncIterable<Buffer>): {
  data: AsyncGenerator<Buffer>
  sum: () => Sum
  lines: () => number
} {
  const hash = createHash('sha256')
  let bytes = 0
  let lines = 0
  let sha256: string | undefined
  async function* data(): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      hash.update(piece)
      bytes += piece.length
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1
      yield piece
    }
  }
  return {
    data: data(),
    sum: () => {
      sha256 ??= hash.digest('hex')
      return { bytes, sha256 }
    },
    lines: () => lines,
  }
}

/** Reads to the end. */
export async function sumOf(source: AsyncIterable<Buffer>): Promise<Sum & { rows: number }> {
  const { data, sum, lines } = summing(source)
  for await (const _piece of data);
  return { ...sum(), rows: lines() }
}

export const sameSum = (one: Sum | undefined, other: Sum | undefined): boolean =>
  one !== undefined && one.sha256 === other?.sha256 && one.bytes === other.bytes
