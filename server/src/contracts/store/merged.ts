import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { unitNames } from '../../registry/index.ts'

/**
 * Gives contracts, executions and counted receipts of entries that were merged away to those that
 * were kept. A receipt keeps its key, so that it counts once as before. Answers the contracts.
 */
export async function moveMerged(tx: Tx): Promise<{ id: string; from: string; to: string }[]> {
  const gone = sql`(select u.id, u."mergedInto" as kept from (${unitNames(tx)}) u
    where u."mergedInto" is not null) m`
  const { rows } = await sql<{ id: string; from: string; to: string }>`
    update contracts_contract c set enterprise = m.kept,
      merged_from = coalesce(c.merged_from, c.enterprise), revision = c.revision + 1
    from ${gone} where c.enterprise = m.id
    returning c.id, m.id as "from", m.kept as "to"`.execute(tx)
  await sql`update contracts_execution e set enterprise = m.kept
    from ${gone} where e.enterprise = m.id`.execute(tx)
  await sql`update contracts_receipt r set enterprise = m.kept
    from ${gone} where r.enterprise = m.id`.execute(tx)
  return rows
}
