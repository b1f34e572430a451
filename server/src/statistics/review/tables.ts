import type { FlowTotals } from '@wstc/domain/statistics/review/contract/shapes'
import type { Outlier } from '@wstc/domain/statistics/review/weigh/outliers'
import type { Decisive } from '@wstc/domain/statistics/review/weigh/weigh-round'
import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** Totals of a return by flow, beside those of the last period and of a year before. */
export interface ScoreTotals {
  readonly exports: FlowTotals
  readonly imports: FlowTotals
}

export interface StatisticsReviewTables {
  statistics_total: {
    obligation: string
    version: number
    survey: string
    period: string
    enterprise: string
    flow: 'export' | 'import' | 'cell'
    code: string
    part: number
    amount: string
  }
  statistics_review_score: {
    obligation: string
    survey: string
    period: string
    enterprise: string
    district: string
    version: number
    waiting: boolean
    late: boolean
    since: Date
    hard: number
    soft: number
    info: number
    explained: number
    weighed_at: Date | null
    impact: string | null
    rank: Generated<string>
    decisive: Json<Decisive> | null
    totals: Json<ScoreTotals> | null
    outliers: Json<Outlier[]>
    unflagged: Generated<boolean>
    heavy: Generated<boolean>
  }
  statistics_review_weighing: {
    survey: string
    period: string
    at: Date
  }
}
