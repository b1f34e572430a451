import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { InputRow } from '../../model/assessment/inputs.ts'
import {
  DepartmentScore,
  GroupScore,
  ObjectionStage,
  RunStage,
  SystemStage,
} from '../../model/assessment/result.ts'
import { AssessmentSystem } from '../../model/assessment/system.ts'
import { By, Instant } from '../tasks/shapes.ts'

export const Named = z.object({ id: z.string(), name: Bilingual })

/** 名次: one line of a ranking. */
export const RankedLine = z.object({
  department: z.string(),
  name: Bilingual,
  class: z.string(),
  total: z.string().nullable(),
  rank: z.int().nullable(),
  base: z.string(),
  bonus: z.string(),
  malus: z.string(),
  complete: z.boolean(),
  groups: z.array(GroupScore),
})
export type RankedLine = z.infer<typeof RankedLine>

/** 考核: the assessment of one period as far as it has come. */
export const RunCard = z.object({
  id: z.string(),
  period: Period,
  stage: RunStage,
  /** Version of the index system. */
  system: z.int(),
  cutOff: Day,
  objectionsUntil: Day.nullable(),
  /** Version of the result in work; 0 while the first is being computed. */
  result: z.int(),
  /** Version of the result that is public. */
  published: z.int().nullable(),
  publishedOn: Day.nullable(),
  openedAt: Instant,
  version: z.int(),
  synthetic: z.boolean(),
})
export type RunCard = z.infer<typeof RunCard>

export const ResultVersion = z.object({
  version: z.int(),
  computedAt: Instant,
  by: By,
  /** Why it was computed again; null for the first. */
  reason: z.string().nullable(),
  publishedAt: Instant.nullable(),
  /** Words that were published with it. */
  notice: z.string().nullable(),
})

/** What the reader may do now; the server decides again when it is done. */
export const RunActs = z.object({
  object: z.boolean(),
  finalise: z.boolean(),
  confirm: z.boolean(),
  publish: z.boolean(),
  correct: z.boolean(),
})

export const RunDetail = RunCard.extend({
  systemName: Bilingual,
  groups: z.array(Named.extend({ weight: z.string() })),
  classes: z.array(Named),
  versions: z.array(ResultVersion),
  /** Departments that the reader may see, in the order of class and rank. */
  ranking: z.array(RankedLine),
  /** Departments assessed, also those that the reader may not see yet. */
  assessed: z.int(),
  /** Departments of the plan that the city does not assess. */
  leftOut: z.array(Named),
  openObjections: z.int(),
  may: RunActs,
})
export type RunDetail = z.infer<typeof RunDetail>

/** 得分表: one department's score with all that it rests on. */
export const Sheet = z.object({
  run: RunCard,
  department: Named,
  version: z.int(),
  /** Version published, when this is it. */
  publishedAt: Instant.nullable(),
  rank: z.int().nullable(),
  /** Departments ranked in its class. */
  ranked: z.int(),
  sha256: z.string(),
  /** Whether computing again from the frozen inputs gave the same bytes just now. */
  reproduced: z.boolean(),
  score: DepartmentScore,
  system: AssessmentSystem,
  collections: z.record(z.string(), z.array(InputRow).nullable()),
  may: z.object({ object: z.boolean(), correct: z.boolean() }),
})
export type Sheet = z.infer<typeof Sheet>

/** 更正: which input of which row, and what it should be. */
export const CorrectionInput = z.strictObject({
  collection: z.string().max(40),
  row: z.string().max(200),
  field: z.string().max(40),
  value: z.string().trim().min(1).max(40),
})

export const Objection = z.object({
  id: z.string(),
  run: z.string(),
  department: z.string(),
  item: z.string(),
  /** Version of the result that is objected to. */
  result: z.int(),
  text: z.string(),
  file: z.string().nullable(),
  stage: ObjectionStage,
  raised: By,
  raisedAt: Instant,
  decided: By.nullable(),
  decidedAt: Instant.nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  mayDecide: z.boolean(),
})
export type Objection = z.infer<typeof Objection>

/** 指标体系版本. */
export const SystemCard = z.object({
  system: z.int(),
  stage: SystemStage,
  origin: z.enum(['city', 'draft']),
  name: Bilingual,
  basedOn: z.int().nullable(),
  /** First period that it holds for; null for a draft. */
  effectiveFrom: Period.nullable(),
  reason: z.string(),
  drafted: By,
  draftedAt: Instant,
  decided: By.nullable(),
  decidedAt: Instant.nullable(),
  /** Reason of the decision. */
  decision: z.string().nullable(),
  revision: z.int(),
})
export type SystemCard = z.infer<typeof SystemCard>

export const SystemDetail = SystemCard.extend({
  content: AssessmentSystem,
  may: z.object({ edit: z.boolean(), decide: z.boolean() }),
  /** Earliest period from which it could hold. */
  earliest: Period,
})
export type SystemDetail = z.infer<typeof SystemDetail>

const Standing = z.object({ total: z.string().nullable(), rank: z.int().nullable() })

/** 试算: the ranking of a past period under another index system. */
export const WhatIf = z.object({
  run: RunCard,
  system: z.int(),
  classes: z.array(Named),
  groups: z.array(Named),
  movements: z.array(
    z.object({
      department: z.string(),
      name: Bilingual,
      class: z.string(),
      before: Standing,
      after: Standing,
      moved: z.int().nullable(),
      difference: z.string().nullable(),
    }),
  ),
  sensitivity: z.array(
    z.object({
      group: z.string(),
      percent: z.int(),
      changes: z.array(
        z.object({ department: z.string(), name: Bilingual, from: z.int(), to: z.int() }),
      ),
    }),
  ),
})
export type WhatIf = z.infer<typeof WhatIf>

/** 历次考核: published results, and further ones where the reader may see them. */
export const History = z.object({
  runs: z.array(RunCard),
  departments: z.array(
    Named.extend({
      class: z.string(),
      scores: z.array(
        z.object({ run: z.string(), total: z.string().nullable(), rank: z.int().nullable() }),
      ),
    }),
  ),
})

export const PublishedResult = z.object({
  period: Period,
  version: z.int(),
  publishedOn: Day,
  /** Words of the office with a corrected result. */
  notice: z.string().nullable(),
  cutOff: Day,
  systemName: Bilingual,
  systemStatus: z.enum(['verified', 'unverified']),
  systemNote: Bilingual.nullable(),
  groups: z.array(Named.extend({ weight: z.string() })),
  classes: z.array(Named),
  ranking: z.array(RankedLine),
  corrections: z.array(
    z.object({ version: z.int(), publishedOn: Day, notice: z.string().nullable() }),
  ),
  synthetic: z.boolean(),
})
export type PublishedResult = z.infer<typeof PublishedResult>
