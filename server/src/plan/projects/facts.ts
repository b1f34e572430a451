import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { CarrierFigure } from '@wstc/domain/plan/rules/carrier'
import { type MoneyEntry, plain } from '@wstc/domain/plan/rules/investment'
import type { ProjectFacts, Proof } from '@wstc/domain/plan/rules/project-state'
import type { Tx } from '../../platform/database.ts'
import {
  type FigureRow,
  type ProofRow,
  type ReportRow,
  selectFigures,
  selectProofs,
  selectReports,
} from './store/proofs.ts'
import {
  type CharterRow,
  type MoneyRow,
  type ProjectRow,
  type StepRow,
  selectCharters,
  selectMoney,
  selectProjects,
  selectProjectsLedBy,
  selectSteps,
} from './store/register.ts'

/** Rows of projects as the rules read them. */
export interface ProjectRows {
  readonly projects: readonly ProjectRow[]
  readonly charters: readonly CharterRow[]
  readonly steps: readonly StepRow[]
  readonly money: readonly MoneyRow[]
  readonly proofs: readonly ProofRow[]
  readonly reports: readonly ReportRow[]
}

/** Everything kept of one project, or of all. */
export async function loadRows(tx: Tx, project?: string): Promise<ProjectRows> {
  const of = { project }
  const [projects, charters, steps, money, proofs, reports] = await Promise.all([
    selectProjects(tx, project),
    selectCharters(tx, of),
    selectSteps(tx, of),
    selectMoney(tx, of),
    selectProofs(tx, of),
    selectReports(tx, of),
  ])
  return { projects, charters, steps, money, proofs, reports }
}

/** What is kept of the projects that the department `lead` leads, without their money. */
export async function loadRowsLedBy(tx: Tx, lead: string): Promise<ProjectRows> {
  const projects = await selectProjectsLedBy(tx, lead)
  if (projects.length === 0) {
    return { projects, charters: [], steps: [], money: [], proofs: [], reports: [] }
  }
  const of = { projects: projects.map((row) => row.id) }
  const [charters, steps, proofs, reports] = await Promise.all([
    selectCharters(tx, of),
    selectSteps(tx, of),
    selectProofs(tx, of),
    selectReports(tx, of),
  ])
  return { projects, charters, steps, money: [], proofs, reports }
}

function by<T extends { project: string | null }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    if (row.project === null) continue
    const group = groups.get(row.project)
    if (group) group.push(row)
    else groups.set(row.project, [row])
  }
  return groups
}

export const proofFact = (row: ProofRow): Proof => ({
  id: row.id,
  subject: row.subject,
  of: row.subject_id,
  stage: row.stage,
  submittedOn: dayInShanghai(row.submitted_at),
  settledOn: row.settled_at ? dayInShanghai(row.settled_at) : null,
})

export const moneyFact = (row: MoneyRow): MoneyEntry => ({
  line: row.line,
  version: row.version,
  kind: row.kind,
  source: row.source,
  year: row.year,
  day: row.day,
  amount: plain(row.amount),
  currency: row.currency,
  knownOn: dayInShanghai(row.known_at),
})

export const figureFact = (row: FigureRow): CarrierFigure => ({
  carrier: row.carrier,
  indicator: row.indicator,
  year: row.year,
  version: row.version,
  value: plain(row.value),
  knownOn: dayInShanghai(row.known_at),
  synthetic: row.synthetic,
})

/** The facts of each project that was ever registered. */
export function factsOf(rows: ProjectRows): ProjectFacts[] {
  const [charters, steps, money, proofs, reports] = [
    by(rows.charters),
    by(rows.steps),
    by(rows.money),
    by(rows.proofs),
    by(rows.reports),
  ]
  return rows.projects
    .filter((row) => row.stage === 'registered' || row.stage === 'closed')
    .map((row) => {
      const own = [steps, money, proofs, reports].flatMap(
        (group): readonly { synthetic: boolean }[] => group.get(row.id) ?? [],
      )
      return {
        project: row.id,
        lead: row.lead,
        cooperating: row.cooperating,
        registeredOn: dayInShanghai(row.decided_at!),
        closedOn: row.closed_at ? dayInShanghai(row.closed_at) : null,
        charters: (charters.get(row.id) ?? []).map((one) => ({
          version: one.version,
          knownOn: dayInShanghai(one.known_at),
          content: one.content,
        })),
        steps: (steps.get(row.id) ?? []).map((one) => ({
          milestone: one.milestone,
          place: one.place,
          act: one.act,
          title: one.title,
          day: one.day,
          reason: one.reason,
          knownOn: dayInShanghai(one.known_at),
        })),
        money: (money.get(row.id) ?? []).map(moneyFact),
        proofs: (proofs.get(row.id) ?? []).map(proofFact),
        reports: (reports.get(row.id) ?? [])
          .filter((one) => one.stage === 'signed' && one.content.state !== null)
          .map((one) => ({
            period: one.period,
            state: one.content.state!,
            on: dayInShanghai(one.signed_at!),
            version: one.version,
          }))
          .toSorted((a, b) => a.version - b.version),
        synthetic: row.synthetic || own.some((one) => one.synthetic),
      }
    })
}

export async function loadFigures(tx: Tx, carrier?: string): Promise<CarrierFigure[]> {
  return (await selectFigures(tx, carrier)).map(figureFact)
}
