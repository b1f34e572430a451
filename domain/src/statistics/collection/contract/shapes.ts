import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { ReturnContent } from '../model/content.ts'
import { Severity } from '../model/edit.ts'
import { ContractFacts, RegisterFacts } from '../model/facts.ts'
import { Finding } from '../model/finding.ts'
import { SurveyId } from '../model/form.ts'
import { ObligationState } from '../model/obligation.ts'
import { SurveyVersion } from '../model/survey.ts'

export const ReturnParams = z.strictObject({ obligation: z.string().max(40) })

/** 来源: by the grid, by a filled sheet, by the enterprise's own system, corrected by an officer. */
export const ReturnSource = z.enum(['grid', 'sheet', 'api', 'officer', 'demo'])
export type ReturnSource = z.infer<typeof ReturnSource>

/** What a person fills a return in by. */
export const FilledBy = z.enum(['grid', 'sheet'])
export type FilledBy = z.infer<typeof FilledBy>

export const Verdict = z.enum(['accepted', 'returned', 'corrected'])
export type Verdict = z.infer<typeof Verdict>

/** A word on one cell: its address as in a finding. */
export const CellComment = z.strictObject({
  cell: z.string().trim().min(1).max(200),
  text: z.string().trim().min(1).max(1000),
})
export type CellComment = z.infer<typeof CellComment>

/** 报送义务 with where it stands. */
export const ObligationLine = z.object({
  id: z.string(),
  survey: SurveyId,
  surveyName: Bilingual,
  period: Period,
  dueOn: Day,
  extendedTo: Day.nullable(),
  /** The first day on which it can be handed in. */
  takenFrom: Day,
  state: ObligationState,
  late: z.boolean().nullable(),
  version: z.number(),
  submittedAt: z.iso.datetime().nullable(),
  draftSavedAt: z.iso.datetime().nullable(),
  minutes: z.number(),
  revision: z.number(),
})
export type ObligationLine = z.infer<typeof ObligationLine>

/** A return that was taken. */
export const Submitted = z.object({
  version: z.number(),
  receipt: z.string(),
  contentHash: z.string(),
  at: z.iso.datetime(),
  line: ObligationLine,
})
export type Submitted = z.infer<typeof Submitted>

/** One version of a return, as it was handed in. */
export const ReturnVersion = z.object({
  version: z.number(),
  content: ReturnContent,
  findings: z.array(Finding),
  contentHash: z.string(),
  source: ReturnSource,
  reason: z.string(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  synthetic: z.boolean(),
})
export type ReturnVersion = z.infer<typeof ReturnVersion>

export const Judgement = z.object({
  version: z.number(),
  verdict: Verdict,
  word: z.string(),
  comments: z.array(CellComment),
  at: z.iso.datetime(),
})
export type Judgement = z.infer<typeof Judgement>

/** Units of a currency that one US dollar buys, on average of the month. */
export const Rate = z.object({
  currency: z.string(),
  month: z.string(),
  perUsd: z.string(),
  status: z.enum(['verified', 'unverified']),
  source: z.string(),
})
export type Rate = z.infer<typeof Rate>

/** US dollars for one unit of each currency. */
const rates = z.record(z.string(), z.string())
const PastReturn = z.object({ content: ReturnContent, rates })

/** What the edits ask about besides the return itself; the same for the browser and the server. */
export const ReturnGround = z.object({
  period: Period,
  register: RegisterFacts,
  /** Registered contracts by number; left out where they cannot be looked up. */
  contracts: z.record(z.string(), ContractFacts).optional(),
  rates,
  lastPeriod: PastReturn.optional(),
  lastYear: PastReturn.optional(),
})
export type ReturnGround = z.infer<typeof ReturnGround>

/** What a file with the lines of a return says, and what the edits say of it. */
export const ReturnFile = z.object({
  name: z.string(),
  sha256: z.string(),
  rows: z.number(),
  /** Fixed cells and cells of lines that the file fills in. */
  cells: z.number(),
  exports: z.string(),
  imports: z.string(),
  /** Rows that the totals leave out, for their rate or their amount is not known. */
  leftOut: z.number(),
  ignored: z.array(z.string()),
  hard: z.number(),
  soft: z.number(),
  info: z.number(),
  /** Soft findings by edit; one explanation at the address `*` holds for all of one. */
  toExplain: z.array(z.object({ edit: z.string(), count: z.number() })),
  /** The first findings of each edit, the worst first, each by sheet, row and column; empty where it is of the whole. */
  findings: z.array(
    z.object({
      edit: z.string(),
      address: z.string(),
      severity: Severity,
      sheet: z.string(),
      line: z.number().nullable(),
      column: z.string(),
      message: Bilingual,
    }),
  ),
})
export type ReturnFile = z.infer<typeof ReturnFile>

/** 一张报表 as the person at the desk opens it. */
export const ReturnSheet = z.object({
  line: ObligationLine,
  enterprise: z.object({ id: z.string(), name: z.string(), uscc: z.string() }),
  form: SurveyVersion,
  ground: ReturnGround,
  /** The draft, or what it begins with. */
  content: ReturnContent,
  /** The file that the draft is filled in by: its lines are not in `content`. */
  byFile: ReturnFile.nullable(),
  /** Lines of what was handed in that are not in `content`, for they are more than a page edits. */
  leftInVersion: z.number(),
  /** 0 where nothing is saved yet. */
  draftRevision: z.number(),
  /** Where the content comes from while nothing is saved. */
  begunFrom: z.enum(['draft', 'last-period', 'contracts', 'returned', 'accepted', 'nothing']),
  filledBy: FilledBy,
  /** Where the draft was of another version of the form: what found no place in this one. */
  carried: z
    .object({
      from: z.number(),
      cells: z.array(z.object({ key: z.string(), text: z.string() })),
      rows: z.number(),
    })
    .nullable(),
  locked: z.boolean(),
  versions: z.array(ReturnVersion.omit({ content: true, findings: true })),
  judgements: z.array(Judgement),
  receipts: z.array(z.object({ id: z.string(), version: z.number() })),
})
export type ReturnSheet = z.infer<typeof ReturnSheet>
