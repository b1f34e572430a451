import type { ContractTerms } from '@wstc/domain/contracts/model'
import { flowOf } from '@wstc/domain/contracts/rules/terms'
import type { Tx } from '../../platform/database.ts'
import { selectOfUnit } from '../store/for-statistics.ts'

/** A contract as the statistics of services trade ask about it. */
export interface ContractForStatistics {
  readonly number: string
  readonly flow: 'export' | 'import'
  readonly item: string
  readonly partner: string
  readonly currency: string
  readonly amount: string
  readonly signedOn: string
  readonly endsOn: string
  /** Accepted executions until the last day asked for. */
  readonly executions: readonly {
    readonly day: string
    readonly currency: string
    readonly amount: string
  }[]
}

/** A unit's accepted contracts with others abroad, with what was executed from day to day. */
export async function listExecutionsOf(
  tx: Tx,
  enterprise: string,
  from: string,
  to: string,
): Promise<ContractForStatistics[]> {
  return (await selectOfUnit(tx, enterprise, from, to)).flatMap(({ number, terms, executions }) => {
    const flow = flowOf(terms as ContractTerms)
    if (!flow) return []
    const { item, economy, currency, amount, signedOn, endsOn } = terms
    return [
      { number, flow, item, partner: economy, currency, amount, signedOn, endsOn, executions },
    ]
  })
}
