import type { PublishedFigure, PublishedProject } from '@wstc/domain/plan/contract/projects/public'
import type { ProjectReportContent } from '@wstc/domain/plan/contract/projects/shapes'
import type { EvidenceStage, Publicity, ReportStage } from '@wstc/domain/plan/model/progress'
import type {
  Charter,
  Currency,
  FundSource,
  MoneyKind,
  ProjectStage,
  ProofSubject,
  StepAct,
} from '@wstc/domain/plan/model/project'
import type { ColumnType } from 'kysely'
import type { Json } from '../../platform/platform-tables.ts'

type Defaulted<T> = ColumnType<T, T | undefined, T>

/** Rows of 重点项目和载体. Days are text, instants are Dates, amounts decimal text. */
export interface PlanProjectTables {
  plan_project: {
    id: string
    place: string | null
    lead: string
    cooperating: string[]
    stage: ProjectStage
    proposed_by: string | null
    proposed_department: string | null
    proposed_at: Date
    decided_by: string | null
    decided_at: Date | null
    decision: Defaulted<string>
    closed_by: string | null
    closed_at: Date | null
    close_reason: Defaulted<string>
    version: Defaulted<number>
    synthetic: Defaulted<boolean>
  }
  plan_project_charter: {
    project: string
    version: number
    content: Json<Charter>
    reason: Defaulted<string>
    by_person: string | null
    by_department: string | null
    known_at: Date
    synthetic: Defaulted<boolean>
  }
  plan_project_step: {
    milestone: string
    place: number
    project: string
    act: StepAct
    title: string
    day: string
    reason: Defaulted<string>
    by_person: string | null
    by_department: string | null
    known_at: Date
    synthetic: Defaulted<boolean>
  }
  plan_project_money: {
    line: string
    version: number
    project: string
    kind: MoneyKind
    source: FundSource
    year: number
    day: string
    amount: string
    currency: Currency
    document: Defaulted<string>
    note: Defaulted<string>
    reason: Defaulted<string>
    by_person: string | null
    by_department: string | null
    known_at: Date
    synthetic: Defaulted<boolean>
  }
  plan_project_report: {
    id: string
    project: string
    period: string
    department: string
    version: number
    reason: Defaulted<string>
    stage: ReportStage
    content: Json<ProjectReportContent>
    comment: Defaulted<string>
    drafted_by: string | null
    signed_by: string | null
    updated_at: Date
    signed_at: Date | null
    revision: Defaulted<number>
    synthetic: Defaulted<boolean>
  }
  plan_project_evidence: {
    id: string
    project: string | null
    carrier: string | null
    subject: ProofSubject
    subject_id: string
    department: string
    kind: 'file' | 'link'
    title: string
    file: string | null
    link: string | null
    publicity: Publicity
    stage: EvidenceStage
    submitted_by: string | null
    submitted_at: Date
    settled_by: string | null
    settled_at: Date | null
    word: Defaulted<string>
    revision: Defaulted<number>
    synthetic: Defaulted<boolean>
  }
  plan_carrier_figure: {
    carrier: string
    indicator: string
    year: number
    version: number
    value: string
    note: Defaulted<string>
    reason: Defaulted<string>
    department: string
    by_person: string | null
    known_at: Date
    synthetic: Defaulted<boolean>
  }
  plan_project_published: {
    project: string
    on_day: string
    place: number
    content: Json<PublishedProject>
    computed_at: Date
    synthetic: Defaulted<boolean>
  }
  plan_carrier_published: {
    carrier: string
    on_day: string
    place: number
    content: Json<PublishedFigure[]>
    computed_at: Date
    synthetic: Defaulted<boolean>
  }
}
