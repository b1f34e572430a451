import { type Day, type Period, previousPeriod } from '../../kernel/period.ts'
import type { ReportedState } from '../model/judgement.ts'
import type { City } from '../model/pack.ts'
import type { EvidenceStage } from '../model/progress.ts'
import type { Charter, ProofSubject } from '../model/project.ts'
import {
  type InvestmentSums,
  type MoneyEntry,
  type MoneyWarning,
  moneyOn,
  sumInvestment,
  warnOf,
} from './investment.ts'
import { computeLight, type TaskLight } from './light.ts'
import {
  countMilestones,
  type MilestoneCounts,
  type MilestoneState,
  type MilestoneStep,
  milestonesOn,
} from './milestone.ts'
import { periodOf } from './timeliness.ts'

/** 佐证 of a milestone or an entry. What was judged on a later day was still waiting on an earlier. */
export interface Proof {
  readonly id: string
  readonly subject: ProofSubject
  /** Milestone id, `proofOf` an entry or of a carrier's figure. */
  readonly of: string
  readonly stage: EvidenceStage
  readonly submittedOn: Day
  /** Day on which it was accepted, refused or withdrawn. */
  readonly settledOn: Day | null
}

/** A signed quarterly report; of several versions for a period the last signed speaks. */
export interface SignedReport {
  readonly period: Period
  readonly state: ReportedState
  readonly on: Day
}

/** Everything that is kept of one registered project. */
export interface ProjectFacts {
  readonly project: string
  readonly lead: string
  readonly cooperating: readonly string[]
  readonly registeredOn: Day
  readonly closedOn: Day | null
  readonly charters: readonly { version: number; knownOn: Day; content: Charter }[]
  readonly steps: readonly MilestoneStep[]
  readonly money: readonly MoneyEntry[]
  readonly proofs: readonly Proof[]
  readonly reports: readonly SignedReport[]
  readonly synthetic: boolean
}

/** 项目状态 as known on a day. */
export interface ProjectState {
  readonly project: string
  readonly asOf: Day
  readonly stage: 'registered' | 'closed'
  readonly charter: Charter
  readonly charterVersion: number
  readonly lead: string
  readonly cooperating: readonly string[]
  /** Reporting period that the light is for. */
  readonly period: Period
  /** The light with the three statuses it follows from: said, shown, calendar. */
  readonly light: TaskLight
  readonly milestones: MilestoneCounts
  readonly milestoneStates: readonly MilestoneState[]
  readonly investment: InvestmentSums
  readonly warnings: readonly MoneyWarning[]
  readonly evidence: Readonly<Record<EvidenceStage, number>>
  readonly synthetic: boolean
}

/** Evidence stage as known on `day`; none where it had not come. */
export function proofStageOn(proof: Proof, day: Day): EvidenceStage | undefined {
  if (proof.submittedOn > day) return undefined
  return proof.settledOn !== null && proof.settledOn <= day ? proof.stage : 'submitted'
}

/** What accepted evidence of `subject` shows on `day`, with the first day on which it did. */
export function shownOn(
  proofs: readonly Proof[],
  subject: ProofSubject,
  day: Day,
): Map<string, Day> {
  const shown = new Map<string, Day>()
  for (const proof of proofs) {
    if (proof.subject !== subject || proofStageOn(proof, day) !== 'accepted') continue
    const before = shown.get(proof.of)
    const on = proof.settledOn!
    if (before === undefined || on < before) shown.set(proof.of, on)
  }
  return shown
}

function countProofs(proofs: readonly Proof[], day: Day): Record<EvidenceStage, number> {
  const counts: Record<EvidenceStage, number> = {
    submitted: 0,
    withdrawn: 0,
    accepted: 0,
    refused: 0,
  }
  for (const proof of proofs) {
    const stage = proofStageOn(proof, day)
    if (stage) counts[stage] += 1
  }
  return counts
}

/** Working days of grace: when the ladder of reminders has reached its last rung. */
const graceOf = (city: Pick<City, 'reminders'>): number =>
  Math.max(...city.reminders.map((rung) => rung.workingDays))

/**
 * The state of one project as known on `day`: nothing that became known later is looked at, so a
 * past day never changes. None where it was not registered by then.
 */
export function projectStateOn(
  facts: ProjectFacts,
  city: Pick<City, 'reporting' | 'reminders'>,
  day: Day,
): ProjectState | undefined {
  const charter = facts.charters
    .filter((one) => one.knownOn <= day)
    .toSorted((a, b) => a.version - b.version)
    .at(-1)
  if (facts.registeredOn > day || !charter) return undefined
  const accepted = shownOn(facts.proofs, 'milestone', day)
  const milestoneStates = milestonesOn(facts.steps, new Set(accepted.keys()), day)
  const entries = moneyOn(facts.money, day)
  const investment = sumInvestment(entries, new Set(shownOn(facts.proofs, 'money', day).keys()))
  const period = previousPeriod(periodOf(day, city.reporting.frequency))
  const live = milestoneStates.filter((one) => one.stage !== 'dropped')
  const light = computeLight({
    schedule: { kind: 'done', from: charter.content.from, until: charter.content.until },
    requirements: live.map((one) => ({ id: one.milestone, by: one.plannedDay })),
    accepted: live
      .filter((one) => one.shown)
      .map((one) => ({ requirement: one.milestone, on: accepted.get(one.milestone)! })),
    reports: facts.reports.filter((report) => report.on <= day),
    reporting: {
      from: facts.registeredOn,
      dueAfterWorkingDays: city.reporting.dueAfterWorkingDays,
    },
    graceWorkingDays: graceOf(city),
    period,
    today: day,
  })
  return {
    project: facts.project,
    asOf: day,
    stage: facts.closedOn !== null && facts.closedOn <= day ? 'closed' : 'registered',
    charter: charter.content,
    charterVersion: charter.version,
    lead: facts.lead,
    cooperating: facts.cooperating,
    period,
    light,
    milestones: countMilestones(milestoneStates),
    milestoneStates,
    investment,
    warnings: warnOf(investment),
    evidence: countProofs(facts.proofs, day),
    synthetic: facts.synthetic,
  }
}
