import type { Tx } from '../../platform/database.ts'
import type { EnterpriseRow } from './enterprises.ts'

/** Entries that were merged into this one. */
export const selectMergedInto = (
  tx: Tx,
  id: string,
): Promise<Pick<EnterpriseRow, 'id' | 'revision'>[]> =>
  tx
    .selectFrom('registry_enterprise')
    .select(['id', 'revision'])
    .where('merged_into', '=', id)
    .execute()
