import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { ColumnType } from 'kysely'
import type { Json } from '../../platform/platform-tables.ts'

type Defaulted<T> = ColumnType<T, T | undefined, never>

export interface PlanTargetTables {
  plan_observation: {
    id: string
    indicator: string
    period: string
    value: string
    known_at: Date
    arrived_at: Date
    recorded_at: Date
    recorded_by: string | null
    organisation: string | null
    status: 'verified' | 'unverified'
    act: 'record' | 'correct' | 'verify'
    origin: 'published' | 'recorded' | 'imported' | 'demo'
    source: Json<Bilingual>
    note: ColumnType<Bilingual | null, string | null, never>
    reason: ColumnType<Bilingual | null, string | null, never>
    supersedes: string | null
    synthetic: Defaulted<boolean>
  }
  plan_finding_verdict: {
    finding_id: string
    target: string
    finding: 'reached' | 'partly' | 'not-yet'
    found_on: string
    found_at: Date
    evidence: number
    synthetic: boolean
  }
  plan_finding: {
    id: string
    target: string
    finding: 'reached' | 'partly' | 'not-yet'
    found_on: string
    found_at: Date
    judged_by: string | null
    organisation: string | null
    reason: string
    evidence: Json<string[]>
    synthetic: Defaulted<boolean>
  }
}
