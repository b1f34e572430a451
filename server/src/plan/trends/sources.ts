import type { WarehouseSource } from '../../platform/warehouse/rebuild.ts'
import { pageObservations } from '../targets/store/observations.ts'
import { pageLights } from '../tasks/store/lights.ts'
import { pageReports } from '../tasks/store/reports.ts'
import { lightFact, observationFact, progressFact } from './facts.ts'

/** The records from which the plan's tables in the warehouse are made. */
export const planSources: readonly WarehouseSource[] = [
  {
    table: 'light',
    page: async (tx, after, limit) => {
      const rows = await pageLights(tx, after, limit)
      const last = rows.length < limit ? undefined : rows.at(-1)
      return {
        rows: rows.map((row) => lightFact('task', String(row.task), row)),
        next: last && `${last.task} ${last.on_day} ${last.place}`,
      }
    },
  },
  {
    table: 'observation',
    page: async (tx, after, limit) => {
      const rows = await pageObservations(tx, after, limit)
      return {
        rows: rows.map(observationFact),
        next: rows.length < limit ? undefined : rows.at(-1)?.id,
      }
    },
  },
  {
    table: 'progress',
    page: async (tx, after, limit) => {
      const rows = await pageReports(tx, after, limit)
      return {
        rows: rows.map(progressFact),
        next: rows.length < limit ? undefined : rows.at(-1)?.id,
      }
    },
  },
]
