import type {
  ChangeState,
  ContactJob,
  EnterpriseFacts,
  EnterpriseState,
  FormerName,
  Origin,
  Ownership,
  RowAct,
  SheetColumn,
  SizeClass,
  Standing,
} from '@wstc/domain/registry/model'
import type { RowFault } from '@wstc/domain/registry/rules/import-row'
import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** A fault with what the cell said. */
export interface GivenFault extends RowFault {
  readonly given: string
}

export interface RegistryTables {
  registry_office: { organisation: string; district: string }
  registry_apart: { a: string; b: string; reason: string; by_person: string; at: Date }
  registry_enterprise: {
    id: string
    uscc: string
    name: string
    english: string
    former: Json<FormerName[]>
    district: string
    park: string | null
    state: EnterpriseState
    since: string | null
    ownership: Ownership | null
    size: SizeClass | null
    standings: Json<Standing[]>
    sectors: string[]
    exports: string[]
    imports: string[]
    head: string | null
    address: string
    note: string
    search: string
    name_key: string
    organisation_id: string | null
    merged_into: string | null
    synthetic: Generated<boolean>
    changed_at: Date
    revision: Generated<number>
  }
  registry_contact: {
    enterprise: string
    place: number
    name: string
    job: ContactJob
    phone: string
    email: string
  }
  registry_version: {
    enterprise: string
    revision: number
    facts: Json<EnterpriseFacts>
    origin: Origin
    reason: string
    source: string | null
    by_person: string | null
    at: Date
  }
  registry_holding: {
    id: string
    holder: string
    held: string
    share: string
    from_day: string | null
    until_day: string | null
    by_person: string | null
    at: Date
    synthetic: Generated<boolean>
    revision: Generated<number>
  }
  registry_import: {
    id: string
    file: string
    state: Generated<'previewed' | 'confirmed' | 'discarded'>
    columns: SheetColumn[]
    ignored: string[]
    counts: Json<Record<RowAct, number>>
    warned: number
    by_person: string | null
    at: Date
    settled_at: Date | null
  }
  registry_import_row: {
    import: string
    line: number
    act: RowAct
    uscc: string
    facts: Json<Partial<EnterpriseFacts>>
    faults: Json<GivenFault[]>
    warnings: Json<RowFault[]>
    enterprise: string
    seen: number | null
    before: Json<EnterpriseFacts> | null
  }
  registry_change: {
    id: string
    enterprise: string
    organisation: string
    state: Generated<ChangeState>
    facts: Json<Partial<EnterpriseFacts>>
    before: Json<EnterpriseFacts> | null
    reason: string
    by_person: string | null
    at: Date
    decided_by: string | null
    decided_at: Date | null
    decision: Generated<string>
    revision: Generated<number>
  }
}
