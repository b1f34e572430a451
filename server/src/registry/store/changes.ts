import type { ChangeState, EnterpriseFacts } from '@wstc/domain/registry/model'
import type { Selectable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { RegistryTables } from '../tables.ts'

export type ChangeRow = Selectable<RegistryTables['registry_change']>

const changes = (tx: Tx) => tx.selectFrom('registry_change').selectAll()

export const findChange = (tx: Tx, id: string): Promise<ChangeRow | undefined> =>
  changes(tx).where('id', '=', id).executeTakeFirst()

/** Newest first. */
export const selectChanges = (
  tx: Tx,
  filter: { readonly state?: ChangeState; readonly enterprise?: string },
): Promise<ChangeRow[]> =>
  changes(tx)
    .$if(filter.state !== undefined, (q) => q.where('state', '=', filter.state!))
    .$if(filter.enterprise !== undefined, (q) => q.where('enterprise', '=', filter.enterprise!))
    .orderBy('id', 'desc')
    .limit(500)
    .execute()

export async function insertChange(
  tx: Tx,
  row: Pick<ChangeRow, 'id' | 'enterprise' | 'organisation' | 'reason' | 'by_person' | 'at'> & {
    readonly facts: Partial<EnterpriseFacts>
  },
): Promise<void> {
  await tx
    .insertInto('registry_change')
    .values({
      ...row,
      facts: JSON.stringify(row.facts),
      before: null,
      decided_by: null,
      decided_at: null,
    })
    .execute()
}

/** Settles a request that still waits at `revision`; answers whether it did. */
export async function settleChange(
  tx: Tx,
  id: string,
  revision: number,
  values: {
    readonly state: Exclude<ChangeState, 'open'>
    readonly before: EnterpriseFacts
    readonly decided_by: string | null
    readonly decided_at: Date
    readonly decision: string
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('registry_change')
    .set((is) => ({
      ...values,
      before: JSON.stringify(values.before),
      revision: is('revision', '+', 1),
    }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
