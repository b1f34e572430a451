import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import type { Audience } from '../../kernel/endpoint.ts'
import {
  ChangeState,
  EnterpriseFacts,
  EnterpriseState,
  FactKey,
  Holding,
  Origin,
  Ownership,
  ProposedFacts,
  RowAct,
  SheetColumn,
  SizeClass,
  StandingKind,
  Uscc,
} from '../model.ts'

export const officers = ['officer'] as const satisfies readonly Audience[]
export const readers = ['registry.enterprise.read', 'registry.enterprise.read-district'] as const

export const Reason = z.string().trim().min(2).max(400)
const Instant = z.iso.datetime({ offset: true })
const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one, z.array(one).max(40)]).optional()
const word = z.string().max(60)

export const NamedThings = z.array(z.object({ id: z.string(), name: Bilingual }))

export const EnterpriseFilter = z.strictObject({
  /** Part of a name, former name or code; pinyin and initials count too. */
  q: z.string().trim().max(100).optional(),
  district: oneOrMore(word),
  park: oneOrMore(word),
  state: oneOrMore(EnterpriseState),
  ownership: oneOrMore(Ownership),
  size: oneOrMore(SizeClass),
  sector: oneOrMore(word),
  item: oneOrMore(word),
  /** Held today. */
  standing: oneOrMore(StandingKind),
  sort: z.enum(['name', 'uscc', 'district', 'state', 'changed']).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
export type EnterpriseFilter = z.infer<typeof EnterpriseFilter>

export const page = {
  after: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export const byEnterprise = { params: z.strictObject({ enterprise: z.string().max(40) }) }
export const byChange = { params: z.strictObject({ change: z.string().max(40) }) }
export const byImport = { params: z.strictObject({ import: z.string().max(40) }) }
export const byHolding = { params: z.strictObject({ holding: z.string().max(40) }) }

/** 名录 entry as a list shows it. */
export const EnterpriseLine = z.object({
  id: z.string(),
  revision: z.int(),
  facts: EnterpriseFacts,
  /** When it was last changed. */
  changedAt: Instant,
  /** Whether somebody signs in for it. */
  linked: z.boolean(),
  synthetic: z.boolean(),
})
export type EnterpriseLine = z.infer<typeof EnterpriseLine>

/** 变更申请 as its readers see it. */
export const ChangeView = z.object({
  id: z.string(),
  enterprise: z.string(),
  name: z.string(),
  uscc: Uscc,
  state: ChangeState,
  /** What is asked for, with what the register says: now while it waits, then once it is settled. */
  changes: z.array(z.object({ key: FactKey, before: z.unknown(), after: z.unknown() })),
  reason: z.string(),
  at: Instant,
  by: z.string().nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string(),
  revision: z.int(),
})
export type ChangeView = z.infer<typeof ChangeView>

const Named = z.object({ id: z.string().nullable(), code: z.string(), name: z.string() })

export const HoldingView = Holding.extend({
  id: z.string(),
  revision: z.int(),
  /** The holder's entry, where it has one. */
  holderName: z.string(),
  holderId: z.string().nullable(),
  heldName: z.string(),
  heldId: z.string(),
})
export type HoldingView = z.infer<typeof HoldingView>

/** One enterprise with what belongs to it. */
export const EnterpriseDetail = EnterpriseLine.extend({
  /** The entry that this one was merged into. */
  mergedInto: z.string().nullable(),
  organisation: z.string().nullable(),
  /** What it is called, for those who may link. */
  organisationName: Bilingual.nullable(),
  head: Named.nullable(),
  branches: z.array(Named),
  /** Shares that others hold of it, and that it holds of others. */
  heldBy: z.array(HoldingView),
  holds: z.array(HoldingView),
  /** Tied to it today by shares of half or more, itself left out. */
  group: z.array(Named),
  /** At the top of the chain above it today. */
  top: z.string().nullable(),
  waiting: z.array(ChangeView),
  mayEdit: z.boolean(),
  /** Whether the code's inner check fits; few real codes do not. */
  warnings: z.array(z.enum(['inner-check', 'region'])),
})
export type EnterpriseDetail = z.infer<typeof EnterpriseDetail>

/** One version of an entry: what changed, when we knew, from where. */
export const VersionView = z.object({
  revision: z.int(),
  origin: Origin,
  reason: z.string(),
  by: z.string().nullable(),
  at: Instant,
  changes: z.array(z.object({ key: FactKey, before: z.unknown(), after: z.unknown() })),
})
export type VersionView = z.infer<typeof VersionView>

const Counts = z.object({
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  faulty: z.int(),
})

/** 导入. */
export const ImportView = z.object({
  id: z.string(),
  file: z.string(),
  state: z.enum(['previewed', 'confirmed', 'discarded']),
  columns: z.array(SheetColumn),
  /** Titles of the file that no column of the register has. */
  ignored: z.array(z.string()),
  counts: Counts,
  /** Rows with something odd that is no fault. */
  warned: z.int(),
  by: z.string().nullable(),
  at: Instant,
  settledAt: Instant.nullable(),
})
export type ImportView = z.infer<typeof ImportView>

export const ImportRow = z.object({
  line: z.int(),
  act: RowAct,
  uscc: z.string(),
  name: z.string(),
  changes: z.array(z.object({ key: FactKey, before: z.unknown(), after: z.unknown() })),
  faults: z.array(
    z.object({
      column: SheetColumn,
      code: z.string(),
      text: z.object({ zh: z.string(), en: z.string() }),
      given: z.string(),
      /** Right codes one slip away. */
      repairs: z.array(z.string()),
    }),
  ),
  warnings: z.array(z.object({ column: SheetColumn, code: z.string() })),
})
export type ImportRow = z.infer<typeof ImportRow>

export const Proposal = z.strictObject({ facts: ProposedFacts, reason: Reason })
