import { createHash } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import type { Suite } from './suite.ts'

/** The identity that goes into Z where parties agree on no other (GM/T 0009 §10). */
const userId = '1234567812345678'
const options = { hash: true, der: false, userId } as const

/** SM2 (GB/T 32918.2, on the curve of GB/T 32918.5) over SM3 (GB/T 32905) of Z ‖ message. */
export const sm: Suite = {
  name: 'sm',
  hash: (bytes) => createHash('sm3').update(bytes).digest(),
  newKey: () => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex()
    return { suite: 'sm', private: privateKey, public: publicKey }
  },
  publicOf: (secret) => sm2.getPublicKeyFromPrivateKey(secret),
  sign: (key, bytes) => sm2.doSignature(bytes, key.private, { ...options, publicKey: key.public }),
  verify: (key, bytes, signature) => {
    try {
      return sm2.verifyPublicKey(key) && sm2.doVerifySignature(bytes, signature, key, options)
    } catch {
      return false
    }
  },
}
