import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Day, Period } from '../../kernel/period.ts'
import { Verification } from '../../kernel/source.ts'
import { DecimalText } from './target.ts'

/** 判断: where a target stands. The first two are final. */
export const Verdict = z.enum([
  'reached',
  'missed',
  'on-track',
  'moderate',
  'limited',
  'deterioration',
  'not-available',
])
export type Verdict = z.infer<typeof Verdict>

/** 评判: what a person found against the written test of a qualitative target. */
export const QualitativeVerdict = z.strictObject({
  target: z.string(),
  finding: z.enum(['reached', 'partly', 'not-yet']),
  on: z.iso.date(),
  /** Pieces of evidence; a finding of `reached` without any does not count. */
  evidence: z.int(),
})
export type QualitativeVerdict = z.infer<typeof QualitativeVerdict>

/** 推理步骤: one step of the reasoning; its words stand in `plan/words/rules.ts`. */
const TraceStep = z.strictObject({
  code: z.string(),
  values: z.record(z.string(), z.string()),
})

/** A figure of a year as the judgement used it. `toDate`: the year is not complete yet. */
export const JudgedPoint = z.strictObject({
  year: z.int(),
  value: DecimalText,
  toDate: z.boolean(),
  status: Verification,
})
export type JudgedPoint = z.infer<typeof JudgedPoint>

/** What it would take from the latest figure to the target. */
export const RunRate = z.strictObject({
  /** `growth` percent a year; `step` units a year; `monthly` units a month; `rate` the percent itself. */
  kind: z.enum(['growth', 'step', 'monthly', 'rate']),
  value: DecimalText,
  from: z.int(),
  to: z.int(),
})
export type RunRate = z.infer<typeof RunRate>

/** 预测: the due year's figure if the past goes on. Without a band where three points are lacking. */
export const Forecast = z.strictObject({
  year: z.int(),
  value: DecimalText,
  low: DecimalText.optional(),
  high: DecimalText.optional(),
  /** Share of outcomes that the band should hold, in percent. */
  bandPercent: z.int().optional(),
  method: z.enum(['log-drift', 'drift']),
  /** Number of yearly figures used. */
  points: z.int(),
})
export type Forecast = z.infer<typeof Forecast>

/** 报送时效 of the last period whose value has fallen due, or of the first to come. */
export const Timeliness = z.strictObject({
  state: z.enum(['in-time', 'late', 'missing']),
  period: Period,
  dueDay: Day,
  arrivedOn: Day.optional(),
  /** Working days past the due day, 0 where in time. */
  workingDaysLate: z.int(),
})
export type Timeliness = z.infer<typeof Timeliness>

/** 判断过程: a verdict with its whole reasoning. */
export const Judgement = z.strictObject({
  target: z.string(),
  verdict: Verdict,
  latest: JudgedPoint.optional(),
  base: JudgedPoint.optional(),
  /** Observed ÷ required growth (or step, rate, pace), three places. */
  ratio: DecimalText.optional(),
  required: RunRate.optional(),
  forecast: Forecast.optional(),
  timeliness: Timeliness.optional(),
  /** One entry for each judged year of an each-year target, else empty. */
  years: z.array(
    z.strictObject({ year: z.int(), verdict: Verdict, point: JudgedPoint.optional() }),
  ),
  trace: z.array(TraceStep),
})
export type Judgement = z.infer<typeof Judgement>

/** 亮灯: `grey` not yet to begin, `green` in order, `yellow` attention, `red` wrong, `blue` done and shown. */
export const Light = z.enum(['grey', 'green', 'yellow', 'red', 'blue'])
export type Light = z.infer<typeof Light>

/** 报告状态: what the department says. */
export const ReportedState = z.enum(['not-started', 'in-progress', 'done', 'blocked'])
export type ReportedState = z.infer<typeof ReportedState>

/** One line of a published rule: its light holds where all its conditions do and none before did. */
export const PublishedRule = z.strictObject({
  code: z.string(),
  light: Light,
  when: z.array(z.string()),
  text: Bilingual,
})
