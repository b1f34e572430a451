export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Points of an image that is still a scan or a photograph: an A0 page at 300 dpi has 140 million. */
const mostPoints = 200_000_000
const longestSide = 40_000

/** What the header of a PNG says; undefined where there is none. */
function pngSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** Start-of-frame markers of JPEG (ITU-T T.81 table B.1); C4, C8 and CC are something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** The largest frame that a JPEG declares; undefined where it declares none. */
function jpegSize(bytes: Buffer): ImageSize | undefined {
  let found: ImageSize | undefined
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xda || marker === 0xd9) break
    if (isFrame(marker)) {
      const size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
      if (!found || size.width * size.height > found.width * found.height) found = size
    }
    at += 2 + Math.max(bytes.readUInt16BE(at + 2), 2)
  }
  return found
}

/** Whether an image would take its reader's memory: small on disk, enormous once it is drawn. */
export function isImageBomb(bytes: Buffer, type: 'png' | 'jpg'): boolean {
  const size = type === 'png' ? pngSize(bytes) : jpegSize(bytes)
  if (!size) return false
  const { width, height } = size
  return Math.max(width, height) > longestSide || width * height > mostPoints
}
