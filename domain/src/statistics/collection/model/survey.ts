import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { Citation, Verification } from '../../../kernel/source.ts'
import { Edit } from './edit.ts'
import { Condition, NumberOf } from './expression.ts'
import { factsOfList, factsOfNumber, factsOfText, factsOfTruth } from './facts.ts'
import { Form, SurveyId } from './form.ts'

export const Frequency = z.enum(['month', 'quarter', 'year'])
export type Frequency = z.infer<typeof Frequency>

/** A value that changes with the day, and where it comes from. */
export const Parameter = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Bilingual,
  values: z
    .array(
      z.strictObject({
        value: z.string().regex(/^-?\d{1,20}(\.\d{1,6})?$/),
        from: Day,
        /** Last day; open where absent. */
        to: Day.optional(),
        source: Citation,
        status: Verification,
      }),
    )
    .min(1),
})
export type Parameter = z.infer<typeof Parameter>

/** 报送范围: which units owe a return, as a rule over what the register knows. */
export type ObligedRule =
  | { all: ObligedRule[] }
  | { any: ObligedRule[] }
  | { not: ObligedRule }
  | { fact: (typeof factsOfText)[number]; in: string[] }
  | { fact: (typeof factsOfList)[number]; any: string[] }
  | { fact: (typeof factsOfNumber)[number]; atLeast: { parameter: string } }
  | { fact: (typeof factsOfTruth)[number]; is: boolean }

export const ObligedRule: z.ZodType<ObligedRule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(ObligedRule).min(1) }),
    z.strictObject({ any: z.array(ObligedRule).min(1) }),
    z.strictObject({ not: ObligedRule }),
    z.strictObject({ fact: z.enum(factsOfText), in: z.array(z.string()).min(1) }),
    z.strictObject({ fact: z.enum(factsOfList), any: z.array(z.string()).min(1) }),
    z.strictObject({
      fact: z.enum(factsOfNumber),
      atLeast: z.strictObject({ parameter: z.string() }),
    }),
    z.strictObject({ fact: z.enum(factsOfTruth), is: z.boolean() }),
  ]),
)

/** 报送期限: a day of a month after the period; where it is no working day, the next one. */
export const Due = z.strictObject({
  /** 1 is the month after the period. */
  month: z.int().min(1).max(12),
  /** 31 is the last day of any month. */
  day: z.int().min(1).max(31),
  rollsForward: z.boolean().default(true),
})
export type Due = z.infer<typeof Due>

/** 催报阶梯: negative before the due day, in working days; `demand` is the formal one (催报). */
export const Rung = z.strictObject({
  workingDays: z.int().min(-30).max(60),
  tone: z.enum(['notice', 'reminder', 'demand']),
})
export type Rung = z.infer<typeof Rung>

/** 催报通知书: on what ground it is written, and the working days that it leaves. */
export const DemandTerms = z.strictObject({
  basis: z.array(Citation).min(1),
  workingDays: z.int().min(1).max(60),
  status: Verification,
})
export type DemandTerms = z.infer<typeof DemandTerms>

const figure = z.strictObject({ of: NumberOf }).optional()
const truth = z.strictObject({ when: Condition }).optional()

/** 报表反映的单位情况: what an accepted return says of its unit, by its own cells, until a later one does. */
export const ToldFacts = z.strictObject({
  employees: figure,
  turnover: figure,
  servicesTrade: figure,
  outsourcing: truth,
  technologyTrade: truth,
  affiliatesAbroad: truth,
  sendsPeopleAbroad: truth,
})
export type ToldFacts = z.infer<typeof ToldFacts>

export const SurveyVersion = z.strictObject({
  version: z.int().positive(),
  /** First period it holds for; it holds until the next version begins. */
  from: Period,
  frequency: Frequency,
  parameters: z.array(Parameter).default([]),
  obliged: ObligedRule,
  due: Due,
  reminders: z.array(Rung),
  form: Form,
  tells: ToldFacts.optional(),
  edits: z.array(Edit),
})
export type SurveyVersion = z.infer<typeof SurveyVersion>

/** 调查: what is asked, of whom, how often, on what ground. */
export const Survey = z.strictObject({
  id: SurveyId,
  name: Bilingual,
  summary: Bilingual,
  /** Department that asks; an id of the city. */
  authority: z.string(),
  citation: Citation,
  status: Verification,
  /** Absent where nothing is demanded formally. */
  demand: DemandTerms.optional(),
  /** Minutes it is expected to take. */
  minutes: z.int().positive(),
  versions: z.array(SurveyVersion).min(1),
})
export type Survey = z.infer<typeof Survey>
