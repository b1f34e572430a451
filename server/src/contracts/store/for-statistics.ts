import type { ContractTerms } from '@wstc/domain/contracts/model'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database.ts'

export interface UnitContractRow {
  readonly number: string
  readonly terms: ContractTerms
  readonly executions: { day: string; currency: string; amount: string }[]
}

/** A unit's contracts as they were accepted, with the accepted executions from day to day. */
export async function selectOfUnit(
  tx: Tx,
  enterprise: string,
  from: string,
  to: string,
): Promise<UnitContractRow[]> {
  const { rows } = await sql<UnitContractRow>`
    select v.terms ->> 'number' as number, v.terms,
      coalesce((select jsonb_agg(jsonb_build_object(
          'day', x.executed_on, 'currency', x.currency, 'amount', x.amount::text)
          order by x.executed_on)
        from contracts_execution e
        join contracts_execution_version x
          on x.execution = e.id and x.version = e.accepted_version
        where e.contract = c.id and e.state <> 'withdrawn'
          and x.executed_on between ${from}::date and ${to}::date), '[]') as executions
    from contracts_contract c
    join contracts_version v on v.contract = c.id and v.version = c.accepted_version
    where c.enterprise = ${enterprise} and c.state <> 'cancelled'
    order by c.id`.execute(tx)
  return rows
}
