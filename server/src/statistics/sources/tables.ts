import type { DeliveryState } from '@wstc/domain/statistics/sources/model/reconciliation'
import type { Flow, SourceField, SourceSide } from '@wstc/domain/statistics/sources/model/source'
import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, never>

export interface StatisticsSourcesTables {
  statistics_delivery: {
    id: string
    source: string
    period: string
    version: number
    side: SourceSide
    state: DeliveryState
    current: boolean
    file: string
    sha256: string
    layout: string
    via: 'upload' | 'api' | 'demo'
    rows: number
    faults: number
    reason: string
    by_person: string | null
    by_key: string | null
    at: Date
    synthetic: Generated<boolean>
  }
  statistics_delivery_fault: {
    delivery: string
    place: number
    line: number
    field: SourceField | null
    code: string
    details: Json<Readonly<Record<string, string>>>
    given: string
  }
  statistics_party: {
    id: string
    code: string
    plain_name: string
    name: string
    enterprise: string | null
    by_name: Generated<boolean>
    decided_by: string | null
    decided_at: Date | null
    reason: Generated<string>
    revision: Generated<number>
  }
  statistics_party_proposal: {
    party: string
    enterprise: string
    verdict: 'same' | 'proposed'
    refused_by: string | null
    refused_at: Date | null
    reason: Generated<string>
  }
  statistics_admin_row: {
    delivery: string
    line: number
    party: string
    unit_code: string
    unit_name: string
    code: string
    flow: Flow
    item: string
    currency: string
    amount: string
    reference: string
    partner: string
    note: string
  }
  statistics_admin_total: {
    delivery: string
    party: string
    flow: Flow
    item: string
    currency: string
    amount: string
    rows: number
  }
  statistics_gap_note: {
    id: string
    enterprise: string
    period: string
    flow: Flow
    reason: string
    returned: string | null
    receipts: string | null
    tax: string | null
    by_person: string | null
    at: Date
  }
}
