import type { ReportContent } from '@wstc/domain/plan/contract/tasks/progress'
import type { Light } from '@wstc/domain/plan/model/judgement'
import type {
  ContributionStage,
  DecisionStage,
  EvidenceKind,
  EvidenceStage,
  MilestoneStage,
  ObligationKind,
  Publicity,
  QuestionStage,
  RemarkAct,
  RemarkSubject,
  ReportStage,
} from '@wstc/domain/plan/model/progress'
import type { TaskLight } from '@wstc/domain/plan/rules/light'
import type { ColumnType } from 'kysely'
import type { Json } from '../../platform/platform-tables.ts'

type Defaulted<T> = ColumnType<T, T | undefined, T>
type Texts = Record<string, string>

/** Rows of 任务督办. Days are text, instants are Dates. */
export interface PlanTasksTables {
  plan_obligation: {
    id: string
    task: number
    period: string
    department: string
    kind: ObligationKind
    lead: string
    request: Defaulted<string>
    due_day: string
    opened_at: Date
    arrived_on: string | null
    synthetic: Defaulted<boolean>
  }
  plan_report: {
    id: string
    task: number
    period: string
    department: string
    obligation: string
    version: number
    reason: string | null
    stage: ReportStage
    content: Json<ReportContent>
    prefill: Json<ReportContent>
    typed: number | null
    prefilled: number | null
    revision: Defaulted<number>
    drafted_by: string | null
    submitted_by: string | null
    signed_by: string | null
    created_at: Date
    updated_at: Date
    submitted_at: Date | null
    signed_at: Date | null
    synthetic: Defaulted<boolean>
  }
  plan_contribution: {
    id: string
    obligation: string
    task: number
    period: string
    department: string
    lead: string
    version: number
    stage: ContributionStage
    text: string
    revision: Defaulted<number>
    by_person: string | null
    created_at: Date
    sent_at: Date | null
    synthetic: Defaulted<boolean>
  }
  plan_evidence: {
    id: string
    task: number
    requirement: string
    department: string
    kind: EvidenceKind
    title: string
    file: string | null
    link: string | null
    value: string | null
    unit: string | null
    day: string | null
    source: string | null
    answer: string | null
    publicity: Publicity
    stage: EvidenceStage
    submitted_by: string | null
    submitted_at: Date
    judged_by: string | null
    judged_department: string | null
    judged_at: Date | null
    revision: Defaulted<number>
    synthetic: Defaulted<boolean>
  }
  plan_answer: {
    id: string
    task: number
    requirement: string
    question: string
    parameters: Json<Texts>
    value: string | null
    unit: string
    details: Json<Texts>
    asked_at: Date
    synthetic: Defaulted<boolean>
  }
  plan_question: {
    id: string
    task: number
    text: string
    stage: QuestionStage
    due_day: string
    by_person: string | null
    by_department: string | null
    asked_at: Date
    revision: Defaulted<number>
    synthetic: Defaulted<boolean>
  }
  plan_decision: {
    id: string
    task: number
    text: string
    basis: string
    departments: string[]
    decided_on: string
    due_day: string
    stage: DecisionStage
    by_person: string | null
    by_department: string | null
    decided_at: Date
    revision: Defaulted<number>
    synthetic: Defaulted<boolean>
  }
  plan_milestone: {
    id: string
    task: number
    department: string
    title: string
    planned_day: string
    actual_day: string | null
    stage: MilestoneStage
    by_person: string | null
    created_at: Date
    revision: Defaulted<number>
    synthetic: Defaulted<boolean>
  }
  plan_remark: {
    id: string
    subject_kind: RemarkSubject
    subject_id: string
    act: RemarkAct
    text: string
    details: Json<Texts>
    concerns: string[] | null
    by_person: string | null
    by_department: string | null
    at: Date
    synthetic: Defaulted<boolean>
  }
  plan_light: {
    task: number
    on_day: string
    place: number
    period: string
    light: Light
    rule: TaskLight['rule']
    reported: Json<TaskLight['reported']>
    evidenced: Json<TaskLight['evidenced']>
    calendar: Json<TaskLight['calendar']>
    disagreements: string[]
    reasons: Json<TaskLight['reasons']>
    computed_at: Date
    synthetic: Defaulted<boolean>
  }
  plan_reminder: { key: string; person: string; on_day: string; sent_at: Date }
  plan_burden: {
    id: string
    kind: ObligationKind
    subject_id: string
    department: string
    on_day: string
    typed: number
    prefilled: number
    synthetic: Defaulted<boolean>
  }
}
