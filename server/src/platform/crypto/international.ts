import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { KeyPair, Suite } from './suite.ts'

const url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url')
const hex = (text: string | undefined): string =>
  Buffer.from(text ?? '', 'base64url').toString('hex')

const publicKey = (x: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: url(x) }, format: 'jwk' })

const privateKey = (key: KeyPair): KeyObject =>
  createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', d: url(key.private), x: url(key.public) },
    format: 'jwk',
  })

// PKCS #8 of an Ed25519 key is this and its 32 bytes (RFC 8410 §7).
const pkcs8 = '302e020100300506032b657004220420'

/** Ed25519 (RFC 8032) and SHA-256. */
export const international: Suite = {
  name: 'international',
  hash: (bytes) => createHash('sha256').update(bytes).digest(),
  newKey: () => {
    const { d, x } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
    return { suite: 'international', private: hex(d), public: hex(x) }
  },
  publicOf: (secret) => {
    const key = Buffer.from(pkcs8 + secret, 'hex')
    const { x } = createPublicKey(createPrivateKey({ key, format: 'der', type: 'pkcs8' })).export({
      format: 'jwk',
    })
    return hex(x)
  },
  sign: (key, bytes) => sign(null, bytes, privateKey(key)).toString('hex'),
  verify: (key, bytes, signature) => {
    try {
      return verify(null, bytes, publicKey(key), Buffer.from(signature, 'hex'))
    } catch {
      return false
    }
  },
}
