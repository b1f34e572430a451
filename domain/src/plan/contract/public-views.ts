import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Day } from '../../kernel/period.ts'
import { Citation } from '../../kernel/source.ts'
import { Light, ReportedState, Verdict } from '../model/judgement.ts'
import { Schedule } from '../model/task.ts'
import { DepartmentName, oneOrMore, SectorName } from './target-views.ts'

/** The light of a task with the three statuses that it comes from, and why. */
export const Standing = z.object({
  light: Light,
  /** Line of the published rule that decided. */
  rule: z.string(),
  reasons: z.array(z.object({ code: z.string(), text: Bilingual })),
  reported: z.union([ReportedState, z.literal('none')]),
  evidenced: z.object({
    state: z.enum(['none', 'partial', 'complete']),
    accepted: z.int(),
    total: z.int(),
  }),
  calendar: z.enum(['not-due', 'due', 'met', 'overdue']),
  /** Where report and evidence part. */
  disagreements: z.array(z.string()),
  /** True where a made-up report or piece of evidence stands behind it. */
  synthetic: z.boolean(),
})
export type Standing = z.infer<typeof Standing>

const SectionName = z.object({ id: z.string(), title: Bilingual })

/** 任务 as everybody may see it. */
export const TaskView = z.object({
  number: z.int(),
  title: Bilingual,
  summary: Bilingual,
  sections: z.array(SectionName),
  sector: SectorName.optional(),
  lead: z.array(DepartmentName),
  cooperating: z.array(DepartmentName),
  openEnded: z.boolean(),
  schedule: Schedule,
  citation: Citation,
  unclear: Bilingual.optional(),
  /** Absent until the light of a task has first been computed. */
  standing: Standing.optional(),
})
export type TaskView = z.infer<typeof TaskView>

const PlaceName = z.object({ id: z.string(), name: Bilingual, kind: z.string() })
const MeasureName = z.object({ id: z.string(), title: Bilingual })

export const TaskPage = TaskView.extend({
  asOf: Day,
  /** What would show it done. */
  requirements: z.array(
    z.object({
      id: z.string(),
      statement: Bilingual,
      accepts: z.array(z.enum(['file', 'link', 'figure', 'live'])),
      by: Day,
    }),
  ),
  places: z.array(PlaceName),
  measures: z.array(MeasureName),
})

export const TaskFilter = z.strictObject({
  sector: oneOrMore(z.string().max(60)),
  department: oneOrMore(z.string().max(60)),
  light: oneOrMore(Light),
})

/** How many of each light. */
export const LightCounts = z.record(Light, z.int())
/** How many of each verdict. */
export const VerdictCounts = z.record(Verdict, z.int())

export const SectorView = z.object({
  id: z.string(),
  number: z.int(),
  name: Bilingual,
  summary: Bilingual,
  group: z.enum(['producer', 'emerging', 'distinctive', 'traditional']),
  ebops: z.array(z.object({ item: z.string(), note: Bilingual.optional() })),
  citation: Citation,
  /** Numbers of the tasks that concern it. */
  tasks: z.array(z.int()),
  targets: z.int(),
  verdicts: VerdictCounts,
  lights: LightCounts,
})

export const DepartmentView = z.object({
  id: z.string(),
  name: Bilingual,
  short: Bilingual,
  aliases: z.array(z.string()),
  level: z.string(),
  note: Bilingual.optional(),
  leads: z.array(z.int()),
  cooperates: z.array(z.int()),
  lights: LightCounts,
  /** Ids of the indicators that it answers for. */
  indicators: z.array(z.string()),
})

const TaskName = z.object({ number: z.int(), title: Bilingual })

export const PlaceView = PlaceName.extend({
  tasks: z.array(TaskName),
  citation: Citation,
  unclear: Bilingual.optional(),
})

export const MeasureView = MeasureName.extend({
  group: z.int(),
  summary: Bilingual,
  tasks: z.array(TaskName),
  citation: Citation,
})

export const RulesView = z.object({
  /** Read from the top; the first line that applies gives the light. */
  lights: z.array(
    z.object({ code: z.string(), light: Light, when: z.array(z.string()), text: Bilingual }),
  ),
  /** Observed ÷ required; the first threshold met from above gives the grade. */
  progress: z.array(z.object({ grade: Verdict, atLeast: z.string() })),
  /** Share of outcomes that the band of a forecast is meant to hold. */
  forecastBandPercent: z.int(),
  reporting: z.object({
    frequency: z.enum(['quarter', 'month']),
    dueAfterWorkingDays: z.int(),
  }),
})

/** One figure of the first page: a target of the whole city. */
export const Headline = z.object({
  target: z.string(),
  statement: Bilingual,
  indicator: Bilingual,
  unit: z.string(),
  due: z.string(),
  verdict: Verdict,
  value: z.string().optional(),
  year: z.int().optional(),
  status: z.enum(['verified', 'unverified']).optional(),
  synthetic: z.boolean(),
})

export const SummaryView = z.object({
  asOf: Day,
  city: z.object({ id: z.string(), name: Bilingual }),
  plan: z.object({
    title: Bilingual,
    number: z.string(),
    issuer: Bilingual,
    from: Day,
    until: Day,
    notes: z.array(Bilingual),
  }),
  counts: z.object({
    tasks: z.int(),
    targets: z.int(),
    sectors: z.int(),
    departments: z.int(),
    places: z.int(),
    measures: z.int(),
  }),
  lights: LightCounts,
  verdicts: VerdictCounts,
  headlines: z.array(Headline),
  /** True where any figure shown is made up for demonstration. */
  synthetic: z.boolean(),
})
