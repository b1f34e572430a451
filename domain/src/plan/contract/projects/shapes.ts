import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { Citation } from '../../../kernel/source.ts'
import { Light, ReportedState } from '../../model/judgement.ts'
import { EvidenceStage, Publicity, ReportStage } from '../../model/progress.ts'
import {
  AmountText,
  Charter,
  Currency,
  FundSource,
  MoneyKind,
  ProjectStage,
  ProofSubject,
  StepAct,
} from '../../model/project.ts'
import { By, Instant, LightView, OptionalText } from '../tasks/shapes.ts'

export const ProjectParams = z.strictObject({ project: z.string().min(1).max(80) })

/** 金额 in ten thousands of the currency: what departments say, and of that what evidence shows. */
export const SumView = z.object({
  kind: MoneyKind,
  currency: Currency,
  said: z.string(),
  shown: z.string(),
})

/** The three kinds, each for itself; shares in percent, one place. */
export const InvestmentView = z.object({
  currency: Currency,
  planned: SumView,
  authorised: SumView,
  paid: SumView,
  paidOfPlannedPercent: z.string().optional(),
  paidOfAuthorisedPercent: z.string().optional(),
  authorisedOfPlannedPercent: z.string().optional(),
})
export type InvestmentView = z.infer<typeof InvestmentView>

export const InvestmentSumsView = z.object({
  all: z.array(InvestmentView),
  byYear: z.array(InvestmentView.extend({ year: z.int() })),
  bySource: z.array(InvestmentView.extend({ source: FundSource })),
})

export const WarningView = z.object({
  code: z.enum(['paid-above-authorised', 'authorised-above-planned']),
  currency: Currency,
  more: z.string(),
  less: z.string(),
})

export const MilestoneCountsView = z.object({
  total: z.int(),
  reached: z.int(),
  shown: z.int(),
  due: z.int(),
  late: z.int(),
  dropped: z.int(),
  moved: z.int(),
})

/** The light of a project with the three statuses kept apart. */
export const ProjectLightView = LightView.omit({ computedAt: true, synthetic: true })
export type ProjectLightView = z.infer<typeof ProjectLightView>

/** 项目 in a list, as known on a day. */
export const ProjectLine = z.object({
  id: z.string(),
  place: z.string().nullable(),
  stage: ProjectStage,
  name: Bilingual,
  lead: z.string(),
  cooperating: z.array(z.string()),
  district: z.string().nullable(),
  sectors: z.array(z.string()),
  tasks: z.array(z.int()),
  carrier: z.string().nullable(),
  from: Day,
  until: Day,
  /** Absent while it is not registered. */
  light: ProjectLightView.nullable(),
  milestones: MilestoneCountsView,
  investment: z.array(InvestmentView),
  warnings: z.array(WarningView),
  evidence: z.record(EvidenceStage, z.int()),
  /** Next milestone still to come, by its planned day. */
  next: z.object({ title: z.string(), day: Day }).nullable(),
  revision: z.int(),
  synthetic: z.boolean(),
})
export type ProjectLine = z.infer<typeof ProjectLine>

export const StepView = z.object({
  place: z.int(),
  act: StepAct,
  day: Day,
  reason: z.string(),
  by: By,
  at: Instant,
})

export const ProofView = z.object({
  id: z.string(),
  project: z.string().nullable(),
  carrier: z.string().nullable(),
  subject: ProofSubject,
  subjectId: z.string(),
  department: z.string(),
  kind: z.enum(['file', 'link']),
  title: z.string(),
  file: z.string().nullable(),
  link: z.string().nullable(),
  publicity: Publicity,
  stage: EvidenceStage,
  submitted: By,
  submittedAt: Instant,
  settled: By.nullable(),
  settledAt: Instant.nullable(),
  word: z.string(),
  revision: z.int(),
  synthetic: z.boolean(),
})
export type ProofView = z.infer<typeof ProofView>

export const MilestoneView = z.object({
  id: z.string(),
  project: z.string(),
  title: z.string(),
  stage: z.enum(['planned', 'reached', 'dropped']),
  plannedDay: Day,
  /** Every day it was planned for before. */
  formerDays: z.array(Day),
  actualDay: Day.nullable(),
  /** Accepted evidence shows it. */
  shown: z.boolean(),
  calendar: z.enum(['coming', 'due', 'late', 'met', 'dropped']),
  workingDaysLate: z.int(),
  /** Number of steps; the next step names it. */
  revision: z.int(),
  steps: z.array(StepView),
  evidence: z.array(ProofView),
})
export type MilestoneView = z.infer<typeof MilestoneView>

/** What an investment entry says; `document` is asked of what is authorised. */
export const MoneyContent = z.strictObject({
  kind: MoneyKind,
  source: FundSource,
  year: z.int().min(2000).max(2100),
  day: Day,
  amount: AmountText,
  currency: Currency,
  document: z.string().trim().max(120),
  note: z.string().trim().max(1000),
})
export type MoneyContent = z.infer<typeof MoneyContent>

export const MoneyVersion = MoneyContent.extend({
  version: z.int(),
  reason: z.string(),
  by: By,
  at: Instant,
})

export const MoneyView = z.object({
  line: z.string(),
  project: z.string(),
  /** The version that holds. */
  current: MoneyVersion,
  shown: z.boolean(),
  /** Versions before it, the newest first. */
  former: z.array(MoneyVersion),
  evidence: z.array(ProofView),
  synthetic: z.boolean(),
})
export type MoneyView = z.infer<typeof MoneyView>

/** 季度报告. A draft may be empty; handing in asks for `state` and `done`. */
export const ProjectReportContent = z.strictObject({
  state: ReportedState.nullable(),
  done: OptionalText,
  next: OptionalText,
  problems: OptionalText,
})
export type ProjectReportContent = z.infer<typeof ProjectReportContent>

export const ProjectReportView = z.object({
  id: z.string(),
  project: z.string(),
  period: Period,
  department: z.string(),
  version: z.int(),
  reason: z.string(),
  stage: ReportStage,
  content: ProjectReportContent,
  comment: z.string(),
  dueDay: Day,
  drafted: By,
  signed: By.nullable(),
  updatedAt: Instant,
  signedAt: Instant.nullable(),
  revision: z.int(),
  synthetic: z.boolean(),
})
export type ProjectReportView = z.infer<typeof ProjectReportView>

export const CharterVersion = z.object({
  version: z.int(),
  content: Charter,
  reason: z.string(),
  by: By,
  at: Instant,
})

export const ProjectDetail = ProjectLine.extend({
  asOf: Day,
  charter: Charter,
  /** Versions of the charter, the newest first. */
  charters: z.array(CharterVersion),
  citation: Citation.nullable(),
  unclear: Bilingual.nullable(),
  proposed: By,
  proposedAt: Instant,
  decidedAt: Instant.nullable(),
  decision: z.string(),
  closedAt: Instant.nullable(),
  closeReason: z.string(),
  /** What the reader may do here. */
  may: z.object({
    keep: z.boolean(),
    sign: z.boolean(),
    decide: z.boolean(),
    judge: z.boolean(),
    submit: z.boolean(),
  }),
  sums: InvestmentSumsView,
  milestoneList: z.array(MilestoneView),
  money: z.array(MoneyView),
  reports: z.array(ProjectReportView),
  /** Period that is reported now. */
  period: Period,
  /** The light at the end of each month, where it differs from the one before, oldest first. */
  lights: z.array(z.object({ day: Day, light: Light, rule: z.string() })),
})
export type ProjectDetail = z.infer<typeof ProjectDetail>
