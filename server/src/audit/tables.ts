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
}
