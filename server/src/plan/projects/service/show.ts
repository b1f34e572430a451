import type {
  MilestoneView,
  MoneyView,
  ProjectLightView,
  ProjectLine,
  ProjectReportView,
  ProofView,
} from '@wstc/domain/plan/contract/projects/shapes'
import type { City } from '@wstc/domain/plan/model/pack'
import type { Charter } from '@wstc/domain/plan/model/project'
import {
  type Investment,
  type InvestmentSums,
  plain,
  proofOf,
} from '@wstc/domain/plan/rules/investment'
import type { MilestoneState } from '@wstc/domain/plan/rules/milestone'
import type { ProjectState } from '@wstc/domain/plan/rules/project-state'
import { dueDayOf } from '@wstc/domain/plan/rules/timeliness'
import { byOf } from '../../tasks/service/subjects.ts'
import type { ProofRow, ReportRow } from '../store/proofs.ts'
import type { MoneyRow, ProjectRow, StepRow } from '../store/register.ts'

const noMilestones = { total: 0, reached: 0, shown: 0, due: 0, late: 0, dropped: 0, moved: 0 }
const noEvidence = { submitted: 0, withdrawn: 0, accepted: 0, refused: 0 }

export function showLight(state: ProjectState): ProjectLightView {
  const { light } = state
  return {
    day: state.asOf,
    period: state.period,
    light: light.light,
    rule: light.rule,
    reported: light.reported,
    evidenced: {
      ...light.evidenced,
      open: [...light.evidenced.open],
      overdue: [...light.evidenced.overdue],
    },
    calendar: light.calendar,
    disagreements: [...light.disagreements],
    reasons: light.reasons.map(({ code, values }) => ({ code, values })),
  }
}

const showInvestment = (one: Investment) => ({ ...one })

export const showSums = (sums: InvestmentSums) => ({
  all: sums.all.map(showInvestment),
  byYear: sums.byYear.map((one) => ({ ...one })),
  bySource: sums.bySource.map((one) => ({ ...one })),
})

/** A project as a line; without `state` it is not in the register yet. */
export function showLine(
  row: ProjectRow,
  charter: Charter,
  state: ProjectState | undefined,
): ProjectLine {
  const next = state?.milestoneStates.find((one) => one.stage === 'planned')
  return {
    id: row.id,
    place: row.place,
    stage: state?.stage ?? row.stage,
    name: charter.name,
    lead: row.lead,
    cooperating: row.cooperating,
    district: charter.district,
    sectors: charter.sectors,
    tasks: charter.tasks,
    carrier: charter.carrier,
    from: charter.from,
    until: charter.until,
    light: state ? showLight(state) : null,
    milestones: state?.milestones ?? noMilestones,
    investment: (state?.investment.all ?? []).map(showInvestment),
    warnings: [...(state?.warnings ?? [])],
    evidence: state?.evidence ?? noEvidence,
    next: next ? { title: next.title, day: next.plannedDay } : null,
    revision: row.version,
    synthetic: state?.synthetic ?? row.synthetic,
  }
}

export const showProof = (row: ProofRow): ProofView => ({
  id: row.id,
  project: row.project,
  carrier: row.carrier,
  subject: row.subject,
  subjectId: row.subject_id,
  department: row.department,
  kind: row.kind,
  title: row.title,
  file: row.file,
  link: row.link,
  publicity: row.publicity,
  stage: row.stage,
  submitted: byOf(row.submitted_by, row.department),
  submittedAt: row.submitted_at.toISOString(),
  settled: row.settled_at ? byOf(row.settled_by, null) : null,
  settledAt: row.settled_at?.toISOString() ?? null,
  word: row.word,
  revision: row.revision,
  synthetic: row.synthetic,
})

export function showMilestone(
  project: string,
  state: MilestoneState,
  steps: readonly StepRow[],
  proofs: readonly ProofRow[],
): MilestoneView {
  return {
    id: state.milestone,
    project,
    title: state.title,
    stage: state.stage,
    plannedDay: state.plannedDay,
    formerDays: [...state.formerDays],
    actualDay: state.actualDay ?? null,
    shown: state.shown,
    calendar: state.calendar,
    workingDaysLate: state.workingDaysLate,
    revision: state.steps,
    steps: steps
      .filter((step) => step.milestone === state.milestone && step.place <= state.steps)
      .map((step) => ({
        place: step.place,
        act: step.act,
        day: step.day,
        reason: step.reason,
        by: byOf(step.by_person, step.by_department),
        at: step.known_at.toISOString(),
      })),
    evidence: proofs
      .filter((proof) => proof.subject === 'milestone' && proof.subject_id === state.milestone)
      .map(showProof),
  }
}

export const showMoneyVersion = (row: MoneyRow) => ({
  kind: row.kind,
  source: row.source,
  year: row.year,
  day: row.day,
  amount: plain(row.amount),
  currency: row.currency,
  document: row.document,
  note: row.note,
  version: row.version,
  reason: row.reason,
  by: byOf(row.by_person, row.by_department),
  at: row.known_at.toISOString(),
})

/** Entries with their versions, the newest payment first. */
export function showMoney(rows: readonly MoneyRow[], proofs: readonly ProofRow[]): MoneyView[] {
  const lines = [...new Set(rows.map((row) => row.line))]
  return lines
    .map((line) => {
      const versions = rows
        .filter((row) => row.line === line)
        .toSorted((a, b) => b.version - a.version)
      const newest = versions[0]!
      const own = proofs.filter(
        (proof) => proof.subject === 'money' && proof.subject_id.startsWith(`${line}.`),
      )
      return {
        line,
        project: newest.project,
        current: showMoneyVersion(newest),
        shown: own.some(
          (proof) => proof.stage === 'accepted' && proof.subject_id === proofOf(newest),
        ),
        former: versions.slice(1).map(showMoneyVersion),
        evidence: own.map(showProof),
        synthetic: newest.synthetic,
      }
    })
    .toSorted((a, b) =>
      a.current.day < b.current.day ? 1 : a.current.day > b.current.day ? -1 : 0,
    )
}

export const showReport = (row: ReportRow, city: Pick<City, 'reporting'>): ProjectReportView => ({
  id: row.id,
  project: row.project,
  period: row.period,
  department: row.department,
  version: row.version,
  reason: row.reason,
  stage: row.stage,
  content: row.content,
  comment: row.comment,
  dueDay: dueDayOf(row.period, city.reporting.dueAfterWorkingDays),
  drafted: byOf(row.drafted_by, row.department),
  signed: row.signed_at ? byOf(row.signed_by, row.department) : null,
  updatedAt: row.updated_at.toISOString(),
  signedAt: row.signed_at?.toISOString() ?? null,
  revision: row.revision,
  synthetic: row.synthetic,
})
