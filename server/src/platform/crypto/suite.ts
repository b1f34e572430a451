import type { SuiteName } from '@wstc/domain/audit/model/proof'

/** A private key as its file holds it; both parts in hexadecimal. */
export interface KeyPair {
  readonly suite: SuiteName
  readonly private: string
  readonly public: string
}

/** One family of algorithms. Signatures and keys travel in hexadecimal. */
export interface Suite {
  readonly name: SuiteName
  /** SHA-256, or SM3. */
  hash(bytes: Uint8Array): Uint8Array
  newKey(): KeyPair
  /** The public part that belongs to a private one. */
  publicOf(privateKey: string): string
  sign(key: KeyPair, bytes: Uint8Array): string
  /** False for whatever is not a signature of `bytes`, malformed input included. */
  verify(publicKey: string, bytes: Uint8Array, signature: string): boolean
}
