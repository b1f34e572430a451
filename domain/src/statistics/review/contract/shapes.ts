import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Period } from '../../../kernel/period.ts'
import { UnitObligation } from '../../collection/contract/rounds.ts'
import { Judgement, ReturnGround, ReturnVersion } from '../../collection/contract/shapes.ts'
import { SurveyId } from '../../collection/model/form.ts'
import { SurveyVersion } from '../../collection/model/survey.ts'
import { SuggestionReason } from '../localise/reason.ts'

export const RoundParams = z.strictObject({ survey: SurveyId, period: Period })

/** US dollars of one flow now, in the last period and a year before; null where nothing was accepted. */
const FlowTotals = z.object({
  now: z.string().nullable(),
  lastPeriod: z.string().nullable(),
  lastYear: z.string().nullable(),
})
export type FlowTotals = z.infer<typeof FlowTotals>

const FigureCell = z.object({
  flow: z.enum(['export', 'import', 'cell']),
  code: z.string(),
})

/** The figure that decides a return's place in the queue, beside what was expected and from what. */
const DecisiveFigure = FigureCell.extend({
  reported: z.string(),
  expected: z.string(),
  from: z.enum(['last-period', 'last-year', 'class']),
  published: z.string(),
})
export type DecisiveFigure = z.infer<typeof DecisiveFigure>

/** 离群值 of Hidiroglou and Berthelot: `effect` lies outside [low, high]. */
const OutlierLine = FigureCell.extend({
  before: z.string(),
  now: z.string(),
  ratio: z.string(),
  usual: z.string(),
  effect: z.string(),
  low: z.string(),
  high: z.string(),
  units: z.number(),
})
export type OutlierLine = z.infer<typeof OutlierLine>

/** A return that waits for judgement. */
export const QueueLine = z.object({
  obligation: z.string(),
  enterprise: z.object({ id: z.string(), name: z.string(), uscc: z.string() }),
  district: z.string(),
  version: z.number(),
  late: z.boolean(),
  submittedAt: z.iso.datetime(),
  /** Part of a published figure that would change were the expected one true; null: nothing is expected. */
  impact: z.string().nullable(),
  exports: FlowTotals,
  imports: FlowTotals,
  findings: z.object({ hard: z.number(), soft: z.number(), info: z.number() }),
  explanations: z.number(),
  decisive: DecisiveFigure.nullable(),
  outliers: z.number(),
  /** False for the moment between its coming and its being weighed. */
  weighed: z.boolean(),
  /** Whether it can be accepted together with others. */
  unflagged: z.boolean(),
  revision: z.number(),
})
export type QueueLine = z.infer<typeof QueueLine>

/** One figure of a return beside what was to be expected. */
export const FigureLine = z.object({
  flow: z.enum(['export', 'import', 'cell']),
  code: z.string(),
  now: z.string(),
  lastPeriod: z.string().nullable(),
  lastYear: z.string().nullable(),
  /** In the version that was accepted last, where one was. */
  accepted: z.string().nullable(),
})
export type FigureLine = z.infer<typeof FigureLine>

/** A figure over the periods of the history; null where nothing was said. */
const FigureSeries = FigureCell.extend({ values: z.array(z.string().nullable()) })
export type FigureSeries = z.infer<typeof FigureSeries>

const Change = { before: z.string().nullable(), after: z.string().nullable() }

/** What differs from the version accepted last, or from the one that was sent back. */
const Difference = z.object({
  since: z.object({ version: z.number(), verdict: z.enum(['accepted', 'returned']) }),
  nothingToReport: z.object({ before: z.boolean(), after: z.boolean() }).nullable(),
  rows: z.array(
    z.object({
      flow: z.string(),
      item: z.string(),
      partner: z.string(),
      mode: z.string(),
      currency: z.string(),
      contract: z.string(),
      ...Change,
    }),
  ),
  cells: z.array(z.object({ key: z.string(), ...Change })),
  /** Lines that differ and are left out: the greatest changes are shown. */
  more: z.number(),
})
export type Difference = z.infer<typeof Difference>

/** 修改建议: the least change with which nothing is found any more, for a person to decide on. */
const Suggestion = z.object({
  changes: z.array(
    z.object({
      /** `rows.k1.amount` or `cells.turnover`. */
      cell: z.string(),
      before: z.string(),
      after: z.string(),
      reason: SuggestionReason,
    }),
  ),
  /** Findings that go with it, and those that stay. */
  settles: z.array(z.string()),
  leaves: z.array(z.string()),
})
export type Suggestion = z.infer<typeof Suggestion>

export const ReviewJudgement = Judgement.extend({ by: z.string().nullable() })
export type ReviewJudgement = z.infer<typeof ReviewJudgement>

export const ReviewSheet = z.object({
  line: UnitObligation,
  form: SurveyVersion,
  ground: ReturnGround,
  returned: ReturnVersion,
  /** Lines that `returned` leaves out: of many a page shows those with findings and the greatest. */
  leftOut: z.number(),
  /** All findings by edit; `returned` has the first of each. */
  found: z.array(z.object({ edit: z.string(), count: z.number() })),
  figures: z.array(FigureLine),
  history: z.array(
    z.object({ period: Period, exports: z.string(), imports: z.string(), accepted: z.boolean() }),
  ),
  series: z.array(FigureSeries),
  decisive: DecisiveFigure.nullable(),
  impact: z.string().nullable(),
  outliers: z.array(OutlierLine),
  difference: Difference.nullable(),
  suggestion: Suggestion.nullable(),
  versions: z.array(ReturnVersion.omit({ content: true, findings: true })),
  judgements: z.array(ReviewJudgement),
  acceptedVersion: z.number().nullable(),
  locked: z.boolean(),
})
export type ReviewSheet = z.infer<typeof ReviewSheet>

/** 限时解锁. */
export const Reopening = z.object({
  id: z.string(),
  survey: SurveyId,
  surveyName: Bilingual,
  period: Period,
  reason: z.string(),
  askedBy: z.string().nullable(),
  askedAt: z.iso.datetime(),
  until: z.iso.datetime(),
  state: z.enum(['waiting', 'open', 'over', 'refused']),
  decidedBy: z.string().nullable(),
  /** Whether the caller asked for it, and so cannot decide. */
  own: z.boolean(),
})
export type Reopening = z.infer<typeof Reopening>
