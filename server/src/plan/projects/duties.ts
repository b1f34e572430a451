import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { type Day, dayInShanghai, lastDayOf, previousPeriod } from '@wstc/domain/kernel/period'
import { addWorkingDays } from '@wstc/domain/kernel/working-days'
import type { WorkKind } from '@wstc/domain/plan/model/progress'
import { projectStateOn } from '@wstc/domain/plan/rules/project-state'
import { dueDayOf, periodOf } from '@wstc/domain/plan/rules/timeliness'
import type { Call } from '../../platform/serve.ts'
import { factsOf, loadFigures, loadRows, loadRowsLedBy, type ProjectRows } from './facts.ts'

/** What a department owes on a project or a carrier that it answers for. */
export interface Duty {
  readonly kind: WorkKind
  readonly department: string
  /** Of the milestone, project or carrier. */
  readonly id: string
  readonly title: Bilingual
  readonly text: Bilingual
  readonly period: string | null
  readonly dueDay: Day
  /** Page below `/app`. */
  readonly link: string
}

type Asking = Pick<Call, 'tx' | 'platform'>

/** Milestones due within 30 days or late: to be reached, or to be shown by evidence. */
function milestoneDuties({ platform }: Asking, rows: ProjectRows, today: Day): Duty[] {
  const waiting = new Set(
    rows.proofs.filter((one) => one.stage === 'submitted').map((one) => one.subject_id),
  )
  return factsOf(rows).flatMap((facts) => {
    const state = projectStateOn(facts, platform.city.city, today)
    if (!state || state.stage === 'closed') return []
    return state.milestoneStates
      .filter((one) => one.calendar === 'due' || one.calendar === 'late')
      .filter((one) => one.stage === 'planned' || !waiting.has(one.milestone))
      .map((one) => ({
        kind: one.stage === 'planned' ? ('milestone-due' as const) : ('milestone-to-show' as const),
        department: state.lead,
        id: one.milestone,
        title: state.charter.name,
        text: { zh: one.title, en: one.title },
        period: null,
        dueDay: one.plannedDay,
        link: `/projects/${state.project}?tab=milestones`,
      }))
  })
}

/** Quarterly reports of the last period that are not signed yet. */
function reportDuties({ platform }: Asking, rows: ProjectRows, today: Day): Duty[] {
  const { frequency, dueAfterWorkingDays } = platform.city.city.reporting
  const period = previousPeriod(periodOf(today, frequency))
  return rows.projects
    .filter((row) => row.stage === 'registered' && row.decided_at)
    .filter((row) => dayInShanghai(row.decided_at!) <= lastDayOf(period))
    .flatMap((row) => {
      const own = rows.reports.filter((one) => one.project === row.id && one.period === period)
      const latest = own.toSorted((a, b) => b.version - a.version)[0]
      if (latest?.stage === 'signed') return []
      const kind =
        latest?.stage === 'submitted'
          ? ('project-report-to-sign' as const)
          : latest?.stage === 'returned'
            ? ('project-report-returned' as const)
            : ('project-report-due' as const)
      const name = rows.charters.findLast((one) => one.project === row.id)!.content.name
      return [
        {
          kind,
          department: row.lead,
          id: row.id,
          title: name,
          text: { zh: latest?.comment ?? '', en: latest?.comment ?? '' },
          period,
          dueDay: dueDayOf(period, dueAfterWorkingDays),
          link: `/projects/${row.id}?tab=reports`,
        },
      ]
    })
}

/** Last year's figures of carriers that are missing, where the city names a day for them. */
async function figureDuties(
  { tx, platform }: Asking,
  today: Day,
  department: string | undefined,
): Promise<Duty[]> {
  const { city, places, carrierIndicators } = platform.city
  const after = city.reporting.carrierFiguresAfterWorkingDays
  const year = Number(today.slice(0, 4)) - 1
  if (after === undefined || year < Number(city.plan.from.slice(0, 4))) return []
  const owing = places.filter(
    ({ register, lead }) =>
      register.includes('carrier') && lead && [undefined, lead].includes(department),
  )
  if (owing.length === 0) return []
  const known = new Set(
    (await loadFigures(tx))
      .filter((one) => one.year === year)
      .map((one) => `${one.carrier} ${one.indicator}`),
  )
  return owing.flatMap((place) => {
    const missing = carrierIndicators.filter((one) => !known.has(`${place.id} ${one.id}`))
    if (missing.length === 0) return []
    return [
      {
        kind: 'carrier-figure-due' as const,
        department: place.lead!,
        id: place.id,
        title: place.name,
        text: {
          zh: missing.map((one) => one.name.zh).join('、'),
          en: missing.map((one) => one.name.en).join(', '),
        },
        period: String(year),
        dueDay: addWorkingDays(`${year}-12-31`, after),
        link: `/carriers/${place.id}`,
      },
    ]
  })
}

/** What `department`, or all of them, owe on projects and carriers, as known on `today`. */
export async function listDuties(asking: Asking, today: Day, department?: string): Promise<Duty[]> {
  const [rows, figures] = await Promise.all([
    department === undefined ? loadRows(asking.tx) : loadRowsLedBy(asking.tx, department),
    figureDuties(asking, today, department),
  ])
  return [...milestoneDuties(asking, rows, today), ...reportDuties(asking, rows, today), ...figures]
}
