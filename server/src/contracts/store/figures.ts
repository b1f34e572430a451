import type { Amount } from '@wstc/domain/contracts/rules/figures'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import type { ContractsTables } from '../tables.ts'

export interface AmountRow extends Amount {
  readonly synthetic: boolean
}

/** Values of the contracts signed from day to day, as they were accepted. */
export async function selectSigned(tx: Tx, from: string, to: string): Promise<AmountRow[]> {
  const { rows } = await sql<AmountRow>`
    select c.enterprise, v.category, v.economy, v.currency, v.signed_on as day,
      v.amount::text as amount, c.synthetic
    from contracts_contract c
    join contracts_version v on v.contract = c.id and v.version = c.accepted_version
    where c.state <> 'cancelled' and v.signed_on between ${from}::date and ${to}::date`.execute(tx)
  return rows
}

/** Executions from day to day, as they were accepted. */
export async function selectExecuted(tx: Tx, from: string, to: string): Promise<AmountRow[]> {
  const { rows } = await sql<AmountRow>`
    select c.enterprise, v.category, v.economy, x.currency, x.executed_on as day,
      x.amount::text as amount, e.synthetic
    from contracts_execution e
    join contracts_execution_version x on x.execution = e.id and x.version = e.accepted_version
    join contracts_contract c on c.id = e.contract
    join contracts_version v on v.contract = c.id and v.version = c.accepted_version
    where e.state <> 'withdrawn' and c.state <> 'cancelled'
      and x.executed_on between ${from}::date and ${to}::date`.execute(tx)
  return rows
}

export interface YearOfExecutions {
  readonly first: string | null
  readonly last: string | null
}

/** Between which days anything was executed. */
export async function findSpan(tx: Tx): Promise<YearOfExecutions> {
  const { rows } = await sql<YearOfExecutions>`
    select min(x.executed_on) as first, max(x.executed_on) as last
    from contracts_execution e
    join contracts_execution_version x on x.execution = e.id and x.version = e.accepted_version
    where e.state <> 'withdrawn'`.execute(tx)
  return rows[0]!
}

type Figure = ContractsTables['contracts_figure']

export const listFigures = (tx: Tx): Promise<Selectable<Figure>[]> =>
  tx.selectFrom('contracts_figure').selectAll().orderBy('year').orderBy('version').execute()

export async function insertFigure(tx: Tx, row: Insertable<Figure>): Promise<void> {
  await tx.insertInto('contracts_figure').values(row).execute()
}
