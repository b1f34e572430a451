import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const period = 30

/** Which period of 30 seconds a moment lies in. */
export const totpStep = (at: Date): number => Math.floor(at.getTime() / 1000 / period)

/** The six digits of RFC 6238 with SHA-1; written here so that the journeys check the server's own. */
export function totp(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', decodeBase32(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

function decodeBase32(text: string): Buffer {
  const bits = [...text.toUpperCase().replace(/[=\s]/g, '')]
    .map((letter) => {
      const value = alphabet.indexOf(letter)
      if (value < 0) throw new Error(`"${letter}" is not base32`)
      return value.toString(2).padStart(5, '0')
    })
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
