import type { Keeper, Receipt } from '@wstc/domain/audit/model/proof'
import type { LogReport } from '@wstc/domain/audit/rules/check-log'
import type { Json } from '../platform/platform-tables.ts'

export interface AuditTables {
  audit_entry: {
    id: string
    at: Date
    kind: 'act' | 'read'
    actor_kind: 'anonymous' | 'person' | 'system'
    person: string | null
    organisation: string | null
    on_behalf_of: string | null
    action: string
    subject_kind: string
    subject_id: string
    details: Json<Record<string, unknown>>
    request_id: string
    address: string
    leaf: Buffer
  }
  /** `index` is a 64-bit number and travels as text. */
  audit_leaf: { index: string; entry_id: string; hash: Buffer }
  audit_pending: { entry_id: string }
  audit_node: { level: number; index: string; hash: Buffer }
  audit_key: {
    number: number
    id: string
    log: string
    suite: 'international' | 'sm'
    public_key: string
    from_at: Date
    first_head: string
    previous: string | null
    proof: string
    handover: string | null
  }
  audit_head: {
    number: string
    log: string
    size: string
    root: string
    at: Date
    previous: string | null
    key: string
    signature: string
  }
  audit_receipt: {
    id: string
    entry_id: string
    subject_kind: string
    subject_id: string
    person: string | null
    organisation: string | null
    at: Date
    receipt: Json<Receipt>
    content: Json<unknown>
  }
  audit_check: {
    id: string
    at: Date
    by_person: string | null
    ok: boolean
    size: string
    found: number
    report: Json<LogReport>
  }
  audit_keeper_list: {
    version: number
    at: Date
    by_person: string | null
    keepers: Json<readonly Keeper[]>
  }
  audit_head_mail: {
    id: string
    head: string
    keeper: string
    address: string
    mail: string
    at: Date
  }
}
