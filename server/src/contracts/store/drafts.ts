import type { ContractTerms } from '@wstc/domain/contracts/model'
import type { Selectable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { ContractsTables } from '../tables.ts'

export type DraftRow = Selectable<ContractsTables['contracts_draft']>

export const findDraft = (tx: Tx, contract: string): Promise<DraftRow | undefined> =>
  tx.selectFrom('contracts_draft').selectAll().where('contract', '=', contract).executeTakeFirst()

/** Saves over the revision that the caller saw, 0 for none; undefined where someone was quicker. */
export async function saveDraft(
  tx: Tx,
  of: {
    readonly contract: string
    readonly revision: number
    readonly terms: ContractTerms
    readonly by: string | null
    readonly at: Date
  },
): Promise<number | undefined> {
  const values = {
    terms: JSON.stringify(of.terms),
    revision: of.revision + 1,
    saved_by: of.by,
    saved_at: of.at,
  }
  if (of.revision === 0) {
    const made = await tx
      .insertInto('contracts_draft')
      .values({ contract: of.contract, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return made.numInsertedOrUpdatedRows === 1n ? values.revision : undefined
  }
  const done = await tx
    .updateTable('contracts_draft')
    .set(values)
    .where('contract', '=', of.contract)
    .where('revision', '=', of.revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n ? values.revision : undefined
}

export async function deleteDraft(tx: Tx, contract: string): Promise<void> {
  await tx.deleteFrom('contracts_draft').where('contract', '=', contract).execute()
}
