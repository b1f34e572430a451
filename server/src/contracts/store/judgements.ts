import type { WaitingLine } from '@wstc/domain/contracts/contract/shapes'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { unitNames } from '../../registry/index.ts'
import type { ContractsTables } from '../tables.ts'

type Table = ContractsTables['contracts_judgement']

export async function insertJudgement(tx: Tx, row: Insertable<Table>): Promise<void> {
  await tx.insertInto('contracts_judgement').values(row).execute()
}

export const listJudgements = (tx: Tx, contract: string): Promise<Selectable<Table>[]> =>
  tx
    .selectFrom('contracts_judgement')
    .selectAll()
    .where('contract', '=', contract)
    .orderBy('at')
    .orderBy('id')
    .execute()

export interface WaitingRow extends Omit<WaitingLine, 'enterprise' | 'submittedAt'> {
  readonly enterprise: string
  readonly name: string
  readonly uscc: string
  readonly submitted_at: Date
}

const soft = (alias: string) =>
  sql.raw(`(select count(*) from jsonb_array_elements(${alias}.findings) f
    where f ->> 'severity' = 'soft')::int`)

/** Whatever waits for the statistics office: a question to the records, not a list of its own. */
export async function listWaiting(tx: Tx, limit: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select w.*, u.name, u.uscc from (
      select c.id as contract, null as execution, c.enterprise, c.number, c.act,
        v.amount::text as amount, v.currency, v.signed_on as day, ${soft('v')} as soft,
        c.submitted_at, c.synthetic
      from contracts_contract c
      join contracts_version v on v.contract = c.id and v.version = c.version
      where c.state = 'submitted'
      union all
      select e.contract, e.id, e.enterprise, c.number, e.act,
        v.amount::text, v.currency, v.executed_on, ${soft('v')}, e.submitted_at, e.synthetic
      from contracts_execution e
      join contracts_contract c on c.id = e.contract
      join contracts_execution_version v on v.execution = e.id and v.version = e.version
      where e.state = 'submitted') w
    join (${unitNames(tx)}) u on u.id = w.enterprise
    order by w.submitted_at, w.contract, w.execution nulls first
    limit ${limit}`.execute(tx)
  return rows
}

export async function countWaiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select ((select count(*) from contracts_contract where state = 'submitted')
      + (select count(*) from contracts_execution where state = 'submitted'))::int as n`.execute(tx)
  return rows[0]!.n
}
