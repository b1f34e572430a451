import { formatDecimal, normalizeDecimal, parseDecimal } from '../../../kernel/decimal.ts'
import type { Day } from '../../../kernel/period.ts'
import { onOrAfterWorkingDay } from '../../../kernel/working-days.ts'
import type { Light } from '../../model/judgement.ts'
import type { City } from '../../model/pack.ts'
import type { Charter } from '../../model/project.ts'
import { moneyOn, sumInvestment } from '../investment.ts'
import type { MilestoneState } from '../milestone.ts'
import { type ProjectFacts, projectStateOn, shownOn } from '../project-state.ts'

/** The period that is assessed, and the day after which nothing counts any more. */
export interface AssessedSpan {
  readonly first: Day
  readonly last: Day
  readonly cutOff: Day
}

/** A milestone that fell due in the period, against the first day that was promised for it. */
export interface AssessedMilestone {
  readonly title: string
  readonly promised: Day
  readonly actual: Day | null
  readonly outcome: 'in-time' | 'late' | 'not-shown' | 'not-reached' | 'dropped'
}

/** A key project as the assessment of a period reads it. Amounts in 亿元, exact. */
export interface AssessedProject {
  readonly project: string
  readonly lead: string
  readonly name: Charter['name']
  readonly light: Light
  readonly milestones: readonly AssessedMilestone[]
  /** Absent where nothing is planned in yuan: then there is no plan to pay by. */
  readonly investment?: {
    /** As the department said: a plan is its own promise. */
    readonly planned: string
    /** What accepted evidence shows. */
    readonly paid: string
    readonly paidSaid: string
  }
}

/** 万元 as 亿元, exact. */
function hundredMillions(tenThousands: string): string {
  const { digits, scale } = parseDecimal(tenThousands)
  return formatDecimal(normalizeDecimal({ digits, scale: scale + 4 }))
}

function outcomeOf(state: MilestoneState, promised: Day): AssessedMilestone['outcome'] {
  if (state.stage === 'dropped') return 'dropped'
  if (state.actualDay === undefined) return 'not-reached'
  if (!state.shown) return 'not-shown'
  return state.actualDay <= onOrAfterWorkingDay(promised) ? 'in-time' : 'late'
}

/**
 * Milestones whose first promised day lies in the span. Moving or dropping one does not undo its
 * promise; one entered after its day had passed never was a promise.
 */
function milestonesDue(
  facts: ProjectFacts,
  states: readonly MilestoneState[],
  { first, last }: AssessedSpan,
): AssessedMilestone[] {
  const promised = new Set(
    facts.steps
      .filter((step) => step.place === 1 && step.knownOn <= step.day)
      .map((step) => step.milestone),
  )
  return states.flatMap((state) => {
    const day = state.formerDays[0] ?? state.plannedDay
    if (!promised.has(state.milestone) || day < first || day > last) return []
    return [
      {
        title: state.title,
        promised: day,
        actual: state.actualDay ?? null,
        outcome: outcomeOf(state, day),
      },
    ]
  })
}

/**
 * What was known of a project at the cut-off about the span. None where it was registered after
 * the span or closed before it. Plans count for the years that had begun, payments if they were
 * made by the span's last day.
 */
export function assessProject(
  facts: ProjectFacts,
  city: Pick<City, 'reporting' | 'reminders'>,
  span: AssessedSpan,
): AssessedProject | undefined {
  const { first, last, cutOff } = span
  if (facts.registeredOn > last || (facts.closedOn !== null && facts.closedOn < first)) {
    return undefined
  }
  const state = projectStateOn(facts, city, cutOff)
  if (!state) return undefined
  const year = Number(last.slice(0, 4))
  const entries = moneyOn(facts.money, cutOff).filter((entry) =>
    entry.kind === 'planned' ? entry.year <= year : entry.day <= last,
  )
  const shown = new Set(shownOn(facts.proofs, 'money', cutOff).keys())
  const yuan = sumInvestment(entries, shown).all.find((one) => one.currency === 'CNY')
  const planned = entries.some((entry) => entry.kind === 'planned' && entry.currency === 'CNY')
  return {
    project: facts.project,
    lead: facts.lead,
    name: state.charter.name,
    light: state.light.light,
    milestones: milestonesDue(facts, state.milestoneStates, span),
    ...(yuan && planned
      ? {
          investment: {
            planned: hundredMillions(yuan.planned.said),
            paid: hundredMillions(yuan.paid.shown),
            paidSaid: hundredMillions(yuan.paid.said),
          },
        }
      : {}),
  }
}
