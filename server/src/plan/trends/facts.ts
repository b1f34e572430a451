import type { WarehouseRow } from '../../platform/warehouse.ts'

interface Light {
  readonly on_day: string
  readonly place: number
  readonly period: string
  readonly light: string
  readonly reported: { readonly state: string }
  readonly evidenced: { readonly state: string; readonly accepted: number; readonly total: number }
  readonly calendar: { readonly state: string }
  readonly disagreements: readonly string[]
  readonly computed_at: Date
  readonly synthetic: boolean
}

/** A light of anything as the warehouse keeps it; `kind` is `task`, `project`, `follow-up`, …. */
export function lightFact(kind: string, id: string, row: Light): WarehouseRow {
  return {
    subject_kind: kind,
    subject_id: id,
    on_day: row.on_day,
    place: row.place,
    period: row.period,
    light: row.light,
    reported: row.reported.state,
    evidenced: row.evidenced.state,
    evidence_accepted: row.evidenced.accepted,
    evidence_total: row.evidenced.total,
    calendar: row.calendar.state,
    disagreements: row.disagreements.length,
    computed_at: row.computed_at.toISOString(),
    synthetic: row.synthetic,
  }
}

const fits = /^-?\d{1,55}(\.\d{1,20})?$/

interface Version {
  readonly id: string
  readonly indicator: string
  readonly period: string
  readonly value: string
  readonly known_at: Date
  readonly status: string
  readonly act: string
  readonly origin: string
  readonly supersedes: string | null
  readonly synthetic: boolean
}

/** A version of a figure as the warehouse keeps it. */
export function observationFact(row: Version): WarehouseRow {
  return {
    id: row.id,
    indicator: row.indicator,
    period: row.period,
    value: fits.test(row.value) ? row.value : null,
    value_text: row.value,
    known_at: row.known_at.toISOString(),
    status: row.status,
    act: row.act,
    origin: row.origin,
    supersedes: row.supersedes ?? '',
    synthetic: row.synthetic,
  }
}

/** What of a report is a figure; its texts stay where they are. */
export interface ProgressRow {
  readonly id: string
  readonly revision: number
  readonly task: number
  readonly period: string
  readonly department: string
  readonly version: number
  readonly stage: string
  readonly content: { readonly reported: string | null }
  readonly created_at: Date
  readonly updated_at: Date
  readonly submitted_at: Date | null
  readonly signed_at: Date | null
  readonly typed: number | null
  readonly prefilled: number | null
  readonly synthetic: boolean
}

export const progressColumns = [
  'id',
  'revision',
  'task',
  'period',
  'department',
  'version',
  'stage',
  'content',
  'created_at',
  'updated_at',
  'submitted_at',
  'signed_at',
  'typed',
  'prefilled',
  'synthetic',
] as const satisfies readonly (keyof ProgressRow)[]

/** A state of a report as the warehouse keeps it: before it is signed without its word. */
export function progressFact(row: ProgressRow): WarehouseRow {
  return {
    id: row.id,
    revision: row.revision,
    task: row.task,
    period: row.period,
    department: row.department,
    version: row.version,
    stage: row.stage,
    reported: row.stage === 'signed' ? (row.content.reported ?? '') : '',
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    submitted_at: row.submitted_at?.toISOString() ?? null,
    signed_at: row.signed_at?.toISOString() ?? null,
    typed: row.typed,
    prefilled: row.prefilled,
    synthetic: row.synthetic,
  }
}
