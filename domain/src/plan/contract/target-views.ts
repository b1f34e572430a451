import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Day, Period } from '../../kernel/period.ts'
import { Citation, Verification } from '../../kernel/source.ts'
import { Unit } from '../model/indicator.ts'
import { Forecast, JudgedPoint, RunRate, Timeliness, Verdict } from '../model/judgement.ts'
import { Criterion, DecimalText } from '../model/target.ts'

/** A department by id and name. */
export const DepartmentName = z.object({ id: z.string(), name: Bilingual, short: Bilingual })

/** A sector by id and name; the whole is `overall`. */
export const SectorName = z.object({ id: z.string(), name: Bilingual })

/** 指标 as everybody may see it. */
export const IndicatorView = z.object({
  id: z.string(),
  name: Bilingual,
  definition: Bilingual,
  unit: Unit,
  direction: z.enum(['up', 'down']),
  nature: z.enum(['level', 'flow', 'cumulative']),
  frequency: z.enum(['year', 'half', 'quarter', 'month']),
  source: DepartmentName,
  dueAfterWorkingDays: z.int(),
  /** Computed from other series instead of being reported. */
  computed: z.boolean(),
  ebops: z.array(z.string()),
  note: Bilingual.optional(),
})
export type IndicatorView = z.infer<typeof IndicatorView>

/** One step of the reasoning: its code and figures, and the sentence they make. */
export const ReasonView = z.object({
  code: z.string(),
  values: z.record(z.string(), z.string()),
  text: Bilingual,
})

const TargetHead = z.object({
  id: z.string(),
  sector: SectorName,
  indicator: z.object({
    id: z.string(),
    name: Bilingual,
    unit: Unit,
    direction: z.enum(['up', 'down']),
  }),
  due: z.string(),
  criterion: Criterion,
  statement: Bilingual,
  department: DepartmentName,
  citation: Citation,
  unclear: Bilingual.optional(),
})

/** 目标 and where it stands. */
export const TargetView = TargetHead.extend({
  verdict: Verdict,
  latest: JudgedPoint.optional(),
  base: JudgedPoint.optional(),
  ratio: DecimalText.optional(),
  required: RunRate.optional(),
  forecast: Forecast.optional(),
  timeliness: Timeliness.optional(),
  years: z.array(z.object({ year: z.int(), verdict: Verdict, point: JudgedPoint.optional() })),
  /** True where any figure behind the verdict is made up for demonstration. */
  synthetic: z.boolean(),
})
export type TargetView = z.infer<typeof TargetView>

/** 观测值 as everybody may see it. */
export const PublicObservation = z.object({
  id: z.string(),
  period: Period,
  value: DecimalText,
  knownAt: z.iso.datetime({ offset: true }),
  status: Verification,
  source: Bilingual,
  note: Bilingual.optional(),
  /** Why it replaced the figure before it. */
  reason: Bilingual.optional(),
  synthetic: z.boolean(),
})
export type PublicObservation = z.infer<typeof PublicObservation>

/** 修订: which figure gave way to which, when and why. */
export const RevisionView = z.object({
  period: Period,
  from: DecimalText,
  to: DecimalText,
  difference: DecimalText,
  knownAt: z.iso.datetime({ offset: true }),
  reason: Bilingual.optional(),
})

/** A target with its series, its whole reasoning and its revisions. */
export const TargetDetail = TargetView.extend({
  asOf: Day,
  definition: Bilingual,
  trace: z.array(ReasonView),
  path: z.enum(['compound', 'linear']),
  printedBase: z
    .object({
      period: z.string(),
      value: DecimalText,
      citation: Citation,
      derivation: Bilingual.optional(),
      status: Verification,
    })
    .optional(),
  series: z.array(PublicObservation.extend({ indicator: z.string() })),
  revisions: z.array(RevisionView.extend({ indicator: z.string() })),
})
export type TargetDetail = z.infer<typeof TargetDetail>

/** Targets as of a day. */
export const TargetList = z.object({ asOf: Day, targets: z.array(TargetView) })

/** Query values may repeat: `?verdict=missed&verdict=limited`. */
export const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one, z.array(one)]).optional()

/** Filters of a list of targets. */
export const TargetFilter = z.strictObject({
  sector: oneOrMore(z.string().max(60)),
  due: oneOrMore(z.string().regex(/^(\d{4}|each-year)$/)),
  verdict: oneOrMore(Verdict),
  indicator: z.string().max(80).optional(),
})
