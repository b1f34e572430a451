import type {
  CellComment,
  ReturnFile,
  ReturnSource,
  Verdict,
} from '@wstc/domain/statistics/collection/contract/shapes'
import type { Explanation, ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import type { Undecided } from '@wstc/domain/statistics/collection/model/obligation'
import type { SurveyVersion } from '@wstc/domain/statistics/collection/model/survey'
import type { ObligedStep } from '@wstc/domain/statistics/collection/rules/obliged'
import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

export interface StatisticsCollectionTables {
  statistics_form: {
    survey: string
    version: number
    sha256: string
    content: Json<SurveyVersion>
    known_at: Date
  }
  statistics_round: {
    survey: string
    period: string
    version: number
    sha256: string
    due_on: string
    opened_at: Date
    opened_by: string | null
    locked_at: Date | null
    locked_by: string | null
    undecided: Json<Undecided>
    revision: Generated<number>
  }
  statistics_reopening: {
    id: string
    survey: string
    period: string
    reason: string
    asked_by: string
    asked_at: Date
    until: Date
    granted_by: string | null
    granted_at: Date | null
    refused_at: Date | null
  }
  statistics_obligation: {
    id: string
    survey: string
    period: string
    enterprise: string
    district: string
    why: Json<ObligedStep[]>
    opened_at: Date
    due_on: string
    extended_to: string | null
    exempt: Generated<boolean>
    closed_on: string | null
    relief: Generated<string>
    relief_by: string | null
    relief_at: Date | null
    latest: 'submitted' | 'returned' | 'accepted' | null
    version: Generated<number>
    first_submitted_at: Date | null
    submitted_at: Date | null
    accepted_version: number | null
    revision: Generated<number>
  }
  statistics_draft: {
    obligation: string
    content: Json<ReturnContent>
    revision: number
    source: Generated<'grid' | 'sheet' | 'api'>
    saved_by: string | null
    saved_at: Date
  }
  statistics_draft_file: {
    obligation: string
    name: string
    sha256: string
    bytes: Buffer
    said: Json<ReturnFile>
  }
  statistics_return: {
    obligation: string
    version: number
    form_version: number
    nothing: boolean
    cells: Json<Record<string, string>>
    explanations: Json<Explanation[]>
    findings: Json<Finding[]>
    content_hash: string
    source: ReturnSource
    reason: string
    by_person: string | null
    at: Date
    synthetic: Generated<boolean>
  }
  statistics_return_row: {
    obligation: string
    version: number
    place: number
    key: string
    flow: 'export' | 'import'
    item: string
    partner: string
    mode: string
    currency: string
    amount: string
    usd: string | null
    contract: string | null
    note: string | null
  }
  statistics_judgement: {
    id: string
    obligation: string
    version: number
    verdict: Verdict
    word: string
    comments: Json<CellComment[]>
    by_person: string | null
    at: Date
  }
  statistics_rate: {
    currency: string
    month: string
    version: number
    per_usd: string
    source: string
    status: 'verified' | 'unverified'
    by_person: string | null
    known_at: Date
  }
}
