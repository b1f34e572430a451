import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Citation } from '../../kernel/source.ts'
import { AssessmentSystem } from './assessment/system.ts'
import { Indicator } from './indicator.ts'
import { CarrierIndicator, District, RegisterPart } from './project.ts'
import { PublishedFact, Target } from './target.ts'
import { Task } from './task.ts'

/** 市情: the pack's own description. */
export const City = z.strictObject({
  id: z.string(),
  name: Bilingual,
  plan: z.strictObject({
    document: z.string(),
    title: Bilingual,
    from: z.iso.date(),
    /** Last year that any target names. */
    until: z.iso.date(),
  }),
  /** Department that houses the office of the leading group (领导小组办公室). */
  coordinator: z.string(),
  /** Department whose statisticians run the surveys and see what units report (统计机构). */
  statistics: z.string(),
  /** Accent of the face, as a CSS colour, for light and dark. */
  accent: z.strictObject({ name: Bilingual, light: z.string(), dark: z.string() }),
  reporting: z.strictObject({
    frequency: z.enum(['quarter', 'month']),
    /** Working days after the period's end until a report is due. */
    dueAfterWorkingDays: z.int().positive(),
    /** Working days before the due day on which contributions are wanted. */
    contributionsBeforeWorkingDays: z.int().positive(),
    /** Working days after a year until carriers' figures are due; absent where no day is set. */
    carrierFiguresAfterWorkingDays: z.int().positive().optional(),
  }),
  /** Ladder of reminders, working days relative to the due day; negative is before. */
  reminders: z.array(
    z.strictObject({
      workingDays: z.int(),
      to: z.array(z.enum(['reporter', 'head', 'plan-office', 'leader'])).min(1),
    }),
  ),
  /**
   * What the register of contracts tells the plan once a year: of which indicator, and from how many
   * firms on, none of which stands behind more than the share of it.
   */
  contracts: z
    .strictObject({
      indicator: z.string(),
      contributors: z.int().min(3),
      sharePercent: z.int().min(1).max(99),
    })
    .optional(),
  /** Doubts that concern the plan's document as a whole. */
  notes: z.array(Bilingual).optional(),
})
export type City = z.infer<typeof City>

/** 文件: a document that data cite. */
export const SourceDocument = z.strictObject({
  id: z.string(),
  number: z.string(),
  title: Bilingual,
  issuer: Bilingual,
  date: z.iso.date().optional(),
  kind: z.enum(['plan', 'law', 'policy', 'standard', 'press', 'knowledge']),
})
export type SourceDocument = z.infer<typeof SourceDocument>

/** 部门: an organisation that the plan names. */
export const Department = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Bilingual,
  short: Bilingual,
  /** Every other way the document writes it. */
  aliases: z.array(z.string()),
  level: z.enum(['city', 'party', 'province', 'central', 'zone', 'district']),
  note: Bilingual.optional(),
})
export type Department = z.infer<typeof Department>

/** 重点领域: one of the ten sectors. */
export const Sector = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  number: z.int().min(1),
  name: Bilingual,
  summary: Bilingual,
  group: z.enum(['producer', 'emerging', 'distinctive', 'traditional']),
  ebops: z.array(z.strictObject({ item: z.string(), note: Bilingual.optional() })),
  citation: Citation,
})
export type Sector = z.infer<typeof Sector>

/** 载体和重点项目: a park, base or key project that the plan names. */
export const Place = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: Bilingual,
  kind: z.enum(['park', 'base', 'key-project', 'overseas-park', 'platform']),
  tasks: z.array(z.int()),
  /** What it is followed up as; empty where it is only named. */
  register: z.array(RegisterPart).default([]),
  /** Responsible department, from the annex row that names the place. */
  lead: z.string().optional(),
  cooperating: z.array(z.string()).default([]),
  /** Sectors it serves, by id. */
  sectors: z.array(z.string()).default([]),
  /** Where it stands; the plan says so only where the name does. */
  located: z
    .strictObject({ district: z.string(), status: z.enum(['verified', 'unverified']) })
    .optional(),
  /** What it is to bring, in our own words; needed of a project. */
  aim: Bilingual.optional(),
  /** Last day of its work as a project, where other than the plan’s. */
  until: z.iso.date().optional(),
  citation: Citation,
  unclear: Bilingual.optional(),
})
export type Place = z.infer<typeof Place>

/** 保障机制与政策措施: one measure of part four. */
export const Measure = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  group: z.int().min(1).max(7),
  title: Bilingual,
  summary: Bilingual,
  tasks: z.array(z.int()),
  citation: Citation,
})
export type Measure = z.infer<typeof Measure>

/** A section of the plan, so that tasks can be grouped and cited. */
export const Section = z.strictObject({
  id: z.string(),
  /** How citations write it: `二（一）` for `2.1`. */
  clause: z.string().optional(),
  title: Bilingual,
})
export type Section = z.infer<typeof Section>

/** One schema per file of the pack, by file name below `city/<id>/`; `tasks` is a folder of files. */
export const packFiles = {
  'city.yaml': City,
  'documents.yaml': z.array(SourceDocument),
  'sections.yaml': z.array(Section),
  'departments.yaml': z.array(Department),
  'sectors.yaml': z.array(Sector),
  'indicators.yaml': z.array(Indicator),
  'targets.yaml': z.array(Target),
  'facts.yaml': z.array(PublishedFact),
  'districts.yaml': z.array(District),
  'places.yaml': z.array(Place),
  'carrier-indicators.yaml': z.array(CarrierIndicator),
  'measures.yaml': z.array(Measure),
  'tasks/*.yaml': z.array(Task),
  'assessment.yaml': AssessmentSystem,
} as const

/** 城市数据: everything of the pack after reading, each list in the order of its file. */
export interface CityPack {
  readonly city: City
  readonly documents: readonly SourceDocument[]
  readonly sections: readonly Section[]
  readonly departments: readonly Department[]
  readonly sectors: readonly Sector[]
  readonly indicators: readonly Indicator[]
  readonly targets: readonly Target[]
  readonly facts: readonly PublishedFact[]
  readonly districts: readonly District[]
  readonly places: readonly Place[]
  readonly carrierIndicators: readonly CarrierIndicator[]
  readonly measures: readonly Measure[]
  readonly tasks: readonly Task[]
  readonly assessment: AssessmentSystem
}
