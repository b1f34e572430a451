import { Secret, TOTP } from 'otpauth'
import { seal, unseal } from './secrets.ts'

/** RFC 6238 with the parameters every authenticator knows: SHA-1, six digits, 30 seconds. */
const make = (secret: string, login = '') =>
  new TOTP({
    issuer: 'Wuhan Services Trade Cloud',
    label: login,
    secret: Secret.fromBase32(secret),
    digits: 6,
    period: 30,
  })

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

export const totpUri = (secret: string, login: string): string => make(secret, login).toString()

export const sealTotp = (dataDir: string, personId: string, secret: string): Promise<string> =>
  seal(dataDir, `totp:${personId}`, secret)

/** @throws when the key file is not the one the secret was sealed with. */
export async function openTotp(dataDir: string, personId: string, sealed: string): Promise<string> {
  const secret = await unseal(dataDir, `totp:${personId}`, sealed)
  if (!secret) throw new Error('A second factor cannot be read: keys/second-factor.key has changed')
  return secret
}

/**
 * The time step that `code` belongs to, one step early or late allowed, newer than `lastStep`; a
 * code works once. Always by the machine's clock: the telephone knows no other.
 */
export function totpStep(secret: string, code: string, lastStep: number): number | undefined {
  const timestamp = Date.now()
  const delta = make(secret).validate({ token: code, timestamp, window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(timestamp / 30_000) + delta
  return step > lastStep ? step : undefined
}
