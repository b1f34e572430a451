import { deliveriesContract } from './contract/deliveries.ts'
import { matchingContract } from './contract/matching.ts'
import { reconciliationContract } from './contract/reconciliation.ts'

/** Administrative sources: what offices hand over, whom it concerns, how it compares with returns. */
export const statisticsSourcesContract = {
  ...deliveriesContract,
  ...matchingContract,
  ...reconciliationContract,
}
