import { system } from '../platform/actor.ts'
import { ConfigError } from '../platform/config.ts'
import { recallFact } from '../platform/facts.ts'
import type { Platform } from '../platform/platform.ts'
import { fingerprintOfKey } from './secrets.ts'

/**
 * Second factors in the database open with one key only: the one of the first server on it.
 * @throws ConfigError where this server's data directory holds another
 */
export async function checkSecondFactorKey({ config, database }: Platform): Promise<void> {
  const own = await fingerprintOfKey(config.dataDir)
  const known = await database.inTransaction(system, (tx) =>
    recallFact(tx, 'second-factor-key', () => own),
  )
  if (known === own) return
  throw new ConfigError(
    `DATA_DIR=${config.dataDir} holds another keys/second-factor.key than the one this database was begun with: copy that file from the first server or from its backup`,
  )
}
