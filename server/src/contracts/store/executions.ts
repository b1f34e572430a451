import type { BankReceipt } from '@wstc/domain/contracts/model'
import { receiptKey } from '@wstc/domain/contracts/rules/terms'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { ContractsTables } from '../tables.ts'

type Table = ContractsTables['contracts_execution']
type Version = ContractsTables['contracts_execution_version']
export type ExecutionRow = Selectable<Table>
export type ExecutionVersionRow = Selectable<Version>

export const lockExecution = (tx: Tx, id: string): Promise<ExecutionRow | undefined> =>
  tx
    .selectFrom('contracts_execution')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const listExecutions = (tx: Tx, contract: string): Promise<ExecutionRow[]> =>
  tx
    .selectFrom('contracts_execution')
    .selectAll()
    .where('contract', '=', contract)
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Every version of the executions of a contract. */
export const listExecutionVersions = (tx: Tx, contract: string): Promise<ExecutionVersionRow[]> =>
  tx
    .selectFrom('contracts_execution_version as v')
    .innerJoin('contracts_execution as e', 'e.id', 'v.execution')
    .selectAll('v')
    .where('e.contract', '=', contract)
    .orderBy('v.execution')
    .orderBy('v.version')
    .execute()

/** The newest words on the executions of a contract that stand, but for one of them. */
export async function listStanding(
  tx: Tx,
  contract: string,
  but?: string,
): Promise<{ amount: string; currency: string }[]> {
  const { rows } = await sql<{ amount: string; currency: string }>`
    select v.amount::text as amount, v.currency
    from contracts_execution e
    join contracts_execution_version v on v.execution = e.id and v.version = e.version
    where e.contract = ${contract} and e.state <> 'withdrawn' and e.id <> ${but ?? ''}`.execute(tx)
  return rows
}

export async function insertExecution(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tx.insertInto('contracts_execution').values(row).execute()
}

export async function insertExecutionVersion(tx: Tx, row: Insertable<Version>): Promise<void> {
  await tx.insertInto('contracts_execution_version').values(row).execute()
}

export const findExecutionVersion = (
  tx: Tx,
  execution: string,
  version: number,
): Promise<ExecutionVersionRow | undefined> =>
  tx
    .selectFrom('contracts_execution_version')
    .selectAll()
    .where('execution', '=', execution)
    .where('version', '=', version)
    .executeTakeFirst()

/** False where someone changed it since `revision`. */
export async function updateExecution(
  tx: Tx,
  id: string,
  revision: number,
  values: Updateable<Table>,
): Promise<boolean> {
  const done = await tx
    .updateTable('contracts_execution')
    .set({ ...values, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

const keyOf = (one: BankReceipt) => ({ bank: one.bank, number_key: receiptKey(one) })

/**
 * Counts receipts for an execution. Those it holds already stay; one that any other execution of
 * any firm holds violates the key. In one order, so that two writers do not wait for each other.
 */
export async function claimReceipts(
  tx: Tx,
  of: { readonly execution: string; readonly enterprise: string; readonly at: Date },
  receipts: readonly BankReceipt[],
): Promise<void> {
  const held = await tx
    .selectFrom('contracts_receipt')
    .select(['bank', 'number_key'])
    .where('execution', '=', of.execution)
    .execute()
  const known = new Set(held.map((one) => `${one.bank} ${one.number_key}`))
  const fresh = receipts
    .map(keyOf)
    .filter((one) => !known.has(`${one.bank} ${one.number_key}`))
    .sort((a, b) => (`${a.bank} ${a.number_key}` < `${b.bank} ${b.number_key}` ? -1 : 1))
  if (fresh.length === 0) return
  await tx
    .insertInto('contracts_receipt')
    .values(fresh.map((one) => ({ ...one, ...of })))
    .execute()
}

/** Lets go of the receipts of an execution, but for those that it keeps. */
export async function freeReceipts(
  tx: Tx,
  execution: string,
  keep: readonly BankReceipt[],
): Promise<void> {
  const kept = keep.map(keyOf).map((one) => `${one.bank} ${one.number_key}`)
  await tx
    .deleteFrom('contracts_receipt')
    .where('execution', '=', execution)
    .where(sql<boolean>`not ((bank || ' ' || number_key) = any(${kept}::text[]))`)
    .execute()
}
