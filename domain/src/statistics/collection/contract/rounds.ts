import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { SurveyId } from '../model/form.ts'
import { ObligationState, Undecided } from '../model/obligation.ts'
import { Frequency, Survey } from '../model/survey.ts'
import { ObligationLine, Rate, ReturnParams } from './shapes.ts'

const seen = {
  access: ['statistics.collection.read', 'statistics.collection.read-district'],
  audience: ['officer'],
} as const
const manage = { access: 'statistics.collection.manage', audience: ['officer'] } as const

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** 一期 with how far it has come. */
export const RoundLine = z.object({
  survey: SurveyId,
  surveyName: Bilingual,
  frequency: Frequency,
  period: Period,
  formVersion: z.number(),
  dueOn: Day,
  openedAt: z.iso.datetime(),
  lockedAt: z.iso.datetime().nullable(),
  /** Units by state. */
  counts: z.partialRecord(ObligationState, z.number()),
  units: z.number(),
  /** 无法判断: units of which it cannot be told whether they owe, and how many of them lack which fact. */
  undecided: Undecided,
  /** Handed in and in time, of those that owe; null where nobody owes. */
  submittedShare: z.string().nullable(),
  inTimeShare: z.string().nullable(),
  revision: z.number(),
})
export type RoundLine = z.infer<typeof RoundLine>

/** An obligation as an officer sees it: whose it is. */
export const UnitObligation = ObligationLine.extend({
  enterprise: z.object({ id: z.string(), name: z.string(), uscc: z.string() }),
  district: z.string(),
  relief: z.string(),
})
export type UnitObligation = z.infer<typeof UnitObligation>

/** 月平均汇率 with who entered it when; a correction is a newer version. */
export const RateLine = Rate.extend({
  version: z.number(),
  knownAt: z.iso.datetime(),
  by: z.string().nullable(),
})
export type RateLine = z.infer<typeof RateLine>

/** Surveys, their periods, and who owes what. */
export const roundsContract = {
  listSurveys: endpoint({
    method: 'GET',
    path: '/statistics/surveys',
    summary: { zh: '调查与表式', en: 'Surveys and their forms' },
    ...seen,
    reply: z.object({ items: z.array(Survey) }),
  }),
  listRounds: endpoint({
    method: 'GET',
    path: '/statistics/rounds',
    summary: { zh: '各期调查与报送进度', en: 'Periods of the surveys and how far they have come' },
    ...seen,
    query: z.strictObject({
      survey: SurveyId.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(60),
    }),
    reply: z.object({ items: z.array(RoundLine) }),
  }),
  openRound: endpoint({
    method: 'POST',
    path: '/statistics/rounds',
    summary: {
      zh: '布置一期调查：按规则生成报送义务',
      en: 'Open a period: obligations follow from the rule over the register',
    },
    ...manage,
    body: z.strictObject({ survey: SurveyId, period: Period }),
    reply: z.object({ round: RoundLine, created: z.number(), undecided: z.number() }),
  }),
  listObligations: endpoint({
    method: 'GET',
    path: '/statistics/obligations',
    summary: {
      zh: '报送义务：谁应报、已报、未报',
      en: 'Obligations: who owes, has handed in, is missing',
    },
    ...seen,
    query: z.strictObject({
      survey: SurveyId,
      period: Period,
      state: z.union([ObligationState, z.array(ObligationState)]).optional(),
      district: z.string().max(60).optional(),
      q: z.string().trim().max(100).optional(),
      after: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({ items: z.array(UnitObligation), next: z.string().nullable() }),
  }),
  relieveObligation: endpoint({
    method: 'POST',
    path: '/statistics/obligations/:obligation/relief',
    summary: {
      zh: '免报、延期或登记停业，或取消已办事项',
      en: 'Exempt, extend, record that the unit has ceased, or take any of these back',
    },
    ...manage,
    ifMatch: true,
    params: ReturnParams,
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('exempt'), reason: z.string().trim().min(1).max(1000) }),
      z.strictObject({
        kind: z.literal('extend'),
        until: Day,
        reason: z.string().trim().min(1).max(1000),
      }),
      z.strictObject({
        kind: z.literal('close'),
        on: Day,
        reason: z.string().trim().min(1).max(1000),
      }),
      z.strictObject({ kind: z.literal('lift'), reason: z.string().trim().min(1).max(1000) }),
    ]),
    reply: UnitObligation,
  }),
  listRates: endpoint({
    method: 'GET',
    path: '/statistics/rates',
    summary: { zh: '月平均汇率', en: 'Average rates of a month' },
    ...seen,
    query: z.strictObject({
      month: Month,
      /** Every version, not the newest alone. */
      versions: z.enum(['newest', 'all']).default('newest'),
    }),
    reply: z.object({ items: z.array(RateLine) }),
  }),
  enterRates: endpoint({
    method: 'POST',
    path: '/statistics/rates',
    summary: {
      zh: '录入月平均汇率；更正即新版本',
      en: 'Enter average rates of a month; a correction is a new version',
    },
    ...manage,
    body: z.strictObject({
      month: Month,
      source: z.string().trim().min(1).max(300),
      rates: z
        .array(
          z.strictObject({
            currency: z.string().regex(/^[A-Z]{3}$/),
            perUsd: z.string().regex(/^\d{1,9}(\.\d{1,8})?$/),
            status: z.enum(['verified', 'unverified']),
          }),
        )
        .min(1)
        .max(200),
    }),
    reply: z.object({ entered: z.number() }),
  }),
}
