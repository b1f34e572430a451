import { join } from 'node:path'
import type { SuiteName } from '@wstc/domain/audit/model/proof'
import type { Verifier } from '@wstc/domain/audit/rules/check-keys'
import type { Config } from '../config.ts'
import { international } from './international.ts'
import { idOfKey, readKeyFile, readKeys, suites, writeKeyFile } from './key-files.ts'
import type { KeyPair } from './suite.ts'

/** The public side of a key this server holds. */
export interface HeldKey {
  readonly id: string
  readonly suite: SuiteName
  readonly publicKey: string
}

/** Signing and checking, in whichever suite. Private keys never leave it. */
export interface CryptoProvider {
  /** The suite of new keys. */
  readonly suite: SuiteName
  /** The hash of `suite`: SHA-256 or SM3. */
  hash(bytes: Uint8Array): Uint8Array
  /** Whether the private key is at hand; looks at the files again where it was not. */
  holds(id: string): Promise<boolean>
  /** @throws where this server does not hold the key */
  sign(id: string, bytes: Uint8Array): Promise<string>
  verify(suite: SuiteName, publicKey: string, bytes: Uint8Array, signature: string): boolean
  /** The key of SIGNING_KEY_FILE, or a new one in the data directory. */
  firstKey(): Promise<HeldKey>
  /** A new key in the data directory, or the one in `file`. */
  nextKey(file?: string): Promise<HeldKey>
}

const shown = (key: KeyPair): HeldKey => ({
  id: idOfKey(key),
  suite: key.suite,
  publicKey: key.public,
})

export function makeCrypto(
  config: Pick<Config, 'dataDir' | 'cryptoSuite' | 'signingKeyFile'>,
): CryptoProvider {
  const { cryptoSuite: suite, signingKeyFile } = config
  const folder = join(config.dataDir, 'keys')
  let keys = new Map<string, KeyPair>()
  const given = new Map<string, KeyPair>()
  const find = async (id: string): Promise<KeyPair | undefined> => {
    if (!keys.has(id)) keys = new Map([...(await readKeys(folder, signingKeyFile)), ...given])
    return keys.get(id)
  }
  const make = async (): Promise<HeldKey> => shown(await writeKeyFile(suite, { folder }))
  return {
    suite,
    hash: suites[suite].hash,
    holds: async (id) => (await find(id)) !== undefined,
    sign: async (id, bytes) => {
      const key = await find(id)
      if (!key) throw new Error(`The signing key ${id} is not on this server`)
      return suites[key.suite].sign(key, bytes)
    },
    verify: (name, publicKey, bytes, signature) => suites[name].verify(publicKey, bytes, signature),
    firstKey: async () => (signingKeyFile ? shown(await readKeyFile(signingKeyFile)) : make()),
    nextKey: async (file) => {
      if (!file) return make()
      const key = await readKeyFile(file)
      given.set(idOfKey(key), key)
      return shown(key)
    },
  }
}

/** What checks of the log need of it. */
export const verifierOf = (crypto: CryptoProvider): Verifier => ({
  sha256: international.hash,
  verify: crypto.verify,
})
