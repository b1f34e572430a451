import type { LogKey } from '@wstc/domain/audit/model/proof'
import { type KeyFacts, keyStatement } from '@wstc/domain/audit/rules/statements'
import { system } from '../../platform/actor.ts'
import { ConfigError } from '../../platform/config.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { findLastInstant } from '../store/entries.ts'
import { lockLog } from '../store/log.ts'
import { findCurrentKey, findLatestHead, insertKey } from '../store/proof.ts'
import { recordAct } from './entries.ts'
import { signHead } from './heads.ts'

type SignCall = {
  readonly tx: Tx
  readonly now: Date
  readonly platform: Pick<Platform, 'crypto' | 'config'>
}

/** A clock set back between two runs stands before what the log has seen; acts are then refused. */
async function witnessLast({ database, clock, log }: Platform): Promise<void> {
  const last = await database.inTransaction(system, findLastInstant)
  if (!last) return
  clock.witness(last)
  if (!clock.behind()) return
  log.warn({ last, now: clock.now() }, 'the clock stands before the newest audit entry: no act')
}

/**
 * Makes the log's first key at the first start; later finds that this server can sign, and that
 * its clock has not gone back meanwhile.
 * @throws ConfigError where the key that signs now is not on this server
 */
export async function openLog(platform: Platform): Promise<void> {
  const { config, crypto, clock, database } = platform
  const current = await database.inTransaction(system, findCurrentKey)
  if (current) {
    if (await crypto.holds(current.id)) return witnessLast(platform)
    throw new ConfigError(
      `Neither DATA_DIR=${config.dataDir} nor SIGNING_KEY_FILE holds the key ${current.id} that signs this database's audit: copy keys/signing-${current.id}.key from the first server or from its backup`,
    )
  }
  const { id, suite, publicKey } = await crypto.firstKey()
  const facts: KeyFacts = {
    log: id,
    number: 0,
    id,
    suite,
    publicKey,
    from: clock.now().toISOString(),
    firstHead: 0,
    previous: null,
  }
  const proof = await crypto.sign(id, keyStatement(facts))
  await database.inTransaction(system, (tx) => insertKey(tx, { ...facts, proof, handover: null }))
}

/**
 * Hands signing over to a new key, of the suite the settings name, or to the key in `file`. The
 * old key signs a last head and the new key's public part; the new key signs from the next head on.
 */
export async function rotateKey(call: SignCall, file?: string): Promise<LogKey> {
  const { tx, now, platform } = call
  await lockLog(tx)
  const old = await findCurrentKey(tx)
  if (!old) throw new Error('The log has no key yet: start the server once')
  await signHead(call)
  const last = await findLatestHead(tx)
  const { id, suite, publicKey } = await platform.crypto.nextKey(file)
  if (id === old.id) throw new ConfigError('This key signs already')
  const from = [now.toISOString(), old.from, last?.at ?? ''].sort().at(-1)!
  const facts: KeyFacts = {
    log: old.log,
    number: old.number + 1,
    id,
    suite,
    publicKey,
    from,
    firstHead: last ? last.number + 1 : 0,
    previous: old.id,
  }
  const words = keyStatement(facts)
  const key = {
    ...facts,
    proof: await platform.crypto.sign(id, words),
    handover: await platform.crypto.sign(old.id, words),
  }
  await insertKey(tx, key)
  const job = { actor: system, requestId: newId(now), address: '-' }
  await recordAct(
    { tx, now, ...job },
    {
      action: 'audit.key.rotate',
      subject: { kind: 'audit-key', id },
      details: { previous: old.id, suite },
    },
  )
  await signHead(call)
  return key
}
