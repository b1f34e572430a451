import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Period } from '../../../kernel/period.ts'
import { UnitObligation } from '../../collection/contract/rounds.ts'
import { Judgement, ReturnGround, ReturnVersion } from '../../collection/contract/shapes.ts'
import { SurveyId } from '../../collection/model/form.ts'
import { SurveyVersion } from '../../collection/model/survey.ts'

export const RoundParams = z.strictObject({ survey: SurveyId, period: Period })

/** US dollars of one flow now, in the last period and a year before; null where nothing was accepted. */
const FlowTotals = z.object({
  now: z.string().nullable(),
  lastPeriod: z.string().nullable(),
  lastYear: z.string().nullable(),
})
export type FlowTotals = z.infer<typeof FlowTotals>

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

export const ReviewJudgement = Judgement.extend({ by: z.string().nullable() })
export type ReviewJudgement = z.infer<typeof ReviewJudgement>

export const ReviewSheet = z.object({
  line: UnitObligation,
  form: SurveyVersion,
  ground: ReturnGround,
  returned: ReturnVersion,
  figures: z.array(FigureLine),
  history: z.array(
    z.object({ period: Period, exports: z.string(), imports: z.string(), accepted: z.boolean() }),
  ),
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
