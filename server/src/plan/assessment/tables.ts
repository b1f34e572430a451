import type { GroupScore } from '@wstc/domain/plan/model/assessment/result'
import type { Correction } from '@wstc/domain/plan/rules/assessment/correct'
import type { ColumnType } from 'kysely'

type Defaulted<T> = ColumnType<T, T | undefined, T>

/** Rows of 考核评价. Days are text, instants are Dates. */
export interface PlanAssessmentTables {
  plan_assessment_system: {
    system: number
    stage: 'draft' | 'approved' | 'rejected'
    origin: 'city' | 'draft'
    content: string
    based_on: number | null
    reason: Defaulted<string>
    effective_from: string | null
    effective_day: string | null
    drafted_by: string | null
    drafted_at: Date
    decided_by: string | null
    decided_at: Date | null
    decision: Defaulted<string | null>
    version: Defaulted<number>
  }
  plan_assessment_run: {
    id: string
    period: string
    stage: 'computing' | 'provisional' | 'final' | 'confirmed' | 'published'
    system: number
    cut_off: string
    objections_until: string | null
    result: Defaulted<number>
    published: number | null
    published_on: string | null
    opened_by: string | null
    opened_at: Date
    confirmed_by: string | null
    version: Defaulted<number>
    synthetic: Defaulted<boolean>
  }
  plan_assessment_result: {
    run: string
    version: number
    reason: string | null
    correction: ColumnType<Correction | null, string | null, never>
    objection: string | null
    computed_by: string | null
    computed_at: Date
  }
  plan_assessment_publication: {
    run: string
    version: number
    notice: Defaulted<string>
    published_by: string | null
    published_at: Date
  }
  plan_assessment_notice: {
    run: string
    version: number
    period: string
    cut_off: string
    published_on: string
    notice: string
    content: string
    synthetic: boolean
  }
  plan_assessment_published: {
    run: string
    version: number
    department: string
    class: string
    total: string | null
    rank: number | null
    base: string
    bonus: string
    malus: string
    complete: boolean
    groups: GroupScore[]
  }
  plan_assessment_score: {
    run: string
    version: number
    department: string
    class: string
    total: string | null
    rank: number | null
    inputs: string
    result: string
    sha256: string
  }
  plan_assessment_objection: {
    id: string
    run: string
    department: string
    item: string
    result: number
    text: string
    file: string | null
    stage: 'open' | 'accepted' | 'rejected'
    raised_by: string | null
    raised_at: Date
    decided_by: string | null
    decided_at: Date | null
    reason: string | null
    version: Defaulted<number>
  }
}
