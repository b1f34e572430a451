import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import type { Audience } from '../../../kernel/endpoint.ts'
import { Verification } from '../../../kernel/source.ts'
import { DeliveryState, GapClass, PartyState } from '../model/reconciliation.ts'
import { Flow, SourceColumn, SourceField, SourceId, SourceSide } from '../model/source.ts'

const audience = ['officer'] as const satisfies readonly Audience[]
export const read = { access: 'statistics.source.read', audience } as const
/** What an office's own system reaches too, for what it sent itself. */
export const readOwn = {
  access: ['statistics.source.read', 'statistics.source.deliver'],
  audience,
  key: 'deliveries',
} as const
export const deliver = {
  access: ['statistics.source.manage', 'statistics.source.deliver'],
  audience,
  key: 'deliveries',
} as const
export const manage = { access: 'statistics.source.manage', audience } as const

export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const SourceLine = z.object({
  id: SourceId,
  name: Bilingual,
  summary: Bilingual,
  side: SourceSide,
  authority: z.string(),
  status: Verification,
  scale: z.string(),
  currency: z.string().nullable(),
  columns: z.array(SourceColumn),
})
export type SourceLine = z.infer<typeof SourceLine>

export const DeliveryVia = z.enum(['upload', 'api', 'demo'])
export type DeliveryVia = z.infer<typeof DeliveryVia>

/** 一次报送的文件: one version of what a source handed over for a month. */
export const Delivery = z.object({
  id: z.string(),
  source: SourceId,
  sourceName: Bilingual,
  period: Month,
  version: z.number(),
  state: DeliveryState,
  /** Whether its rows are those that count. */
  current: z.boolean(),
  file: z.string(),
  sha256: z.string(),
  via: DeliveryVia,
  rows: z.number(),
  /** Every fault; the first 2,000 can be read. */
  faults: z.number(),
  /** Rows of units that are not in the register, or not yet confirmed. */
  unmatched: z.number().nullable(),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
  synthetic: z.boolean(),
})
export type Delivery = z.infer<typeof Delivery>

export const DeliveryFault = z.object({
  /** Row of the sheet; 0 is the file as a whole. */
  line: z.number(),
  column: SourceField.nullable(),
  columnName: Bilingual.nullable(),
  code: z.string(),
  text: Bilingual,
  given: z.string(),
})
export type DeliveryFault = z.infer<typeof DeliveryFault>

const UnitRef = z.object({ id: z.string(), name: z.string(), uscc: z.string() })
export type UnitRef = z.infer<typeof UnitRef>

/** 来源中的单位: a unit as files name it, and which of the register it is. */
export const Party = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  state: PartyState,
  unit: UnitRef.nullable(),
  proposals: z.array(UnitRef.extend({ verdict: z.enum(['same', 'proposed']) })),
  rows: z.number(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string(),
  revision: z.number(),
})
export type Party = z.infer<typeof Party>

const Money = z.string().nullable()
/** US dollars; null where a side has nothing. */
export const ThreeFigures = z.object({ returned: Money, receipts: Money, tax: Money })

export const GapNote = z.object({
  reason: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
})

/** One unit, month and flow beside one another. */
export const ReconciliationLine = z.object({
  enterprise: UnitRef,
  district: z.string(),
  period: Month,
  flow: Flow,
  ...ThreeFigures.shape,
  /** Whether the return was accepted; null where none was handed in. */
  accepted: z.boolean().nullable(),
  customs: Money,
  outsourcing: Money,
  rateMissing: z.boolean(),
  class: GapClass,
  explainedBy: z.enum(['note', 'timing']).nullable(),
  difference: z.string(),
  note: GapNote.nullable(),
})
export type ReconciliationLine = z.infer<typeof ReconciliationLine>
