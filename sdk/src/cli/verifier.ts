import { createHash, createPublicKey, verify } from 'node:crypto'
import type { Verifier } from '@wstc/domain/audit/rules/check-keys'
import { sm2 } from 'sm-crypto-v2'

const ed25519 = (x: string) =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(x, 'hex').toString('base64url') },
    format: 'jwk',
  })

/** The identity in Z (GM/T 0009 §10). */
const userId = '1234567812345678'

/** Checks signatures on this machine alone; written apart from the server that made them. */
export const verifier: Verifier = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verify: (suite, publicKey, bytes, signature) => {
    try {
      return suite === 'international'
        ? verify(null, bytes, ed25519(publicKey), Buffer.from(signature, 'hex'))
        : sm2.verifyPublicKey(publicKey) &&
            sm2.doVerifySignature(bytes, signature, publicKey, { hash: true, der: false, userId })
    } catch {
      return false
    }
  },
}
