import type { Permission } from '@wstc/domain/identity/permissions'
import type { ReconciliationLine } from '@wstc/domain/statistics/sources/contract/shapes'
import type { Database } from '../../../platform/database.ts'
import type { Call } from '../../../platform/serve.ts'
import { selectStamp } from '../store/stamp.ts'
import { getComparison, monthsBack, readLines } from './figures.ts'

/** A month as it was judged, and what was made of it since. */
interface Judged {
  readonly stamp: string
  readonly lines: readonly ReconciliationLine[]
  readonly made: Map<string, unknown>
}

/** Months by survey, period and what the reader may see, the one asked for last at the end. */
const kept = new WeakMap<Database, Map<string, Judged>>()
const mostKept = 8
/** On these it depends what a reader finds of a month. */
const deciding: readonly Permission[] = [
  'statistics.source.read',
  'statistics.collection.read',
  'statistics.collection.read-district',
  'registry.enterprise.read',
  'registry.enterprise.read-district',
]

export interface JudgedMonth {
  readonly lines: readonly ReconciliationLine[]
  /** What `make` makes of the month, kept until something of it changes. */
  once<T>(what: string, make: () => Promise<T>): Promise<T>
}

/**
 * Every line of the month. As long as nothing changes that it was judged by it is not judged again;
 * whether anything has, the database says each time.
 */
export async function readMonth(call: Call, period: string): Promise<JudgedMonth> {
  const { survey, months } = getComparison(call)
  const judgedMonths = kept.get(call.platform.database) ?? new Map<string, Judged>()
  kept.set(call.platform.database, judgedMonths)
  const rights = deciding.filter((one) => call.actor.permissions.has(one))
  const who = [
    ...rights,
    rights.some((one) => one.endsWith('-district')) && call.actor.organisationId,
  ]
  const key = [survey, period, ...who].join(' ')
  const stamp = await selectStamp(call.tx, survey, monthsBack(period, months))
  const known = judgedMonths.get(key)
  const judged: Judged =
    known?.stamp === stamp
      ? known
      : { stamp, lines: await readLines(call, [period]), made: new Map() }
  judgedMonths.delete(key)
  judgedMonths.set(key, judged)
  if (judgedMonths.size > mostKept) judgedMonths.delete(judgedMonths.keys().next().value!)
  return {
    lines: judged.lines,
    once: async <T>(what: string, make: () => Promise<T>): Promise<T> => {
      if (judged.made.has(what)) return judged.made.get(what) as T
      const made = await make()
      judged.made.set(what, made)
      return made
    },
  }
}
