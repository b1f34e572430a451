import { both, byMyself, right, type Wall } from '../row-rules.ts'

const reads = right('statistics.source.read')
const manages = right('statistics.source.manage')

/** The walls of administrative records, written by hand: they serve statistics and nobody else. */
export const sourcesWalls: Readonly<Record<string, Wall>> = {
  statistics_delivery: { sees: reads, adds: both(manages, byMyself), changes: manages },
  statistics_delivery_fault: { sees: reads, adds: manages },
  statistics_party: { sees: reads, adds: manages, changes: manages },
  statistics_party_proposal: { sees: reads, adds: manages, changes: manages },
  statistics_admin_row: { sees: reads, adds: manages },
  statistics_admin_total: { sees: reads, adds: manages },
  statistics_gap_note: { sees: reads, adds: both(manages, byMyself) },
}
