import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../platform/database.ts'
import { unitNames } from '../../../registry/index.ts'

/** An entry of the register and those that were merged into it, as an array that an index takes. */
export const withMerged = (tx: Tx, enterprise: string): RawBuilder<string[]> => sql`array(
  select ${enterprise}::text union all
  select u.id from (${unitNames(tx)}) u where u."mergedInto" = ${enterprise})`
