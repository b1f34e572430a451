import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Day, Period } from '../../kernel/period.ts'
import { FollowUpStage } from '../model/group.ts'
import { Light, Verdict } from '../model/judgement.ts'
import { LightChange } from './recent.ts'
import { DepartmentName, RevisionView, SectorName, TargetView } from './target-views.ts'
import { Instant } from './tasks/shapes.ts'

/** Tasks by light; a task without one counts as `none`. */
const LightCounts = z.record(z.string(), z.int())
const VerdictCounts = z.partialRecord(Verdict, z.int())

/** One task as a lamp on the wall. */
const Lamp = z.object({
  number: z.int(),
  title: Bilingual,
  light: Light.nullable(),
  disagrees: z.boolean(),
  synthetic: z.boolean(),
})
export type Lamp = z.infer<typeof Lamp>

/** 到期预警 */
export const LateView = z.object({
  kind: z.enum([
    'report',
    'evidence',
    'milestone',
    'question',
    'decision',
    'follow-up',
    'project-milestone',
  ]),
  id: z.string(),
  task: z.int().nullable(),
  title: Bilingual,
  departments: z.array(z.string()),
  due: Day,
  outlook: z.enum(['overdue', 'likely', 'near']),
  /** Below zero where the day has passed. */
  workingDaysLeft: z.int(),
})
export type LateView = z.infer<typeof LateView>

/** 报告与证据不一致 */
const DisagreementView = z.object({
  task: z.int(),
  title: Bilingual,
  light: Light.nullable(),
  lead: z.array(z.string()),
  cooperating: z.array(z.string()),
  codes: z.array(z.string()),
  reported: z.string(),
  evidenced: z.string(),
  accepted: z.int(),
  total: z.int(),
  synthetic: z.boolean(),
})

/** 督办事项: a decision that is followed up and not yet closed. */
const FollowUpLamp = z.object({
  id: z.string(),
  number: z.string(),
  text: z.string(),
  source: z.enum(['meeting', 'task', 'alone']),
  /** The task whose dialogue holds it, where its source is `task`. */
  task: z.int().nullable(),
  owner: z.string(),
  due: Day,
  stage: FollowUpStage,
  light: Light,
  synthetic: z.boolean(),
})

/** 重点项目 as one lamp, with its milestones and what is next. */
const ProjectLamp = z.object({
  project: z.string(),
  name: Bilingual,
  lead: z.string(),
  light: Light,
  disagrees: z.boolean(),
  milestones: z.int(),
  /** Milestones that accepted evidence shows. */
  shown: z.int(),
  late: z.int(),
  synthetic: z.boolean(),
})

/** 考核排名: one line of the latest published ranking. */
const RankLine = z.object({
  department: z.string(),
  name: Bilingual,
  rank: z.int(),
  total: z.string(),
})

/** 驾驶舱: the whole plan on one screen, as one snapshot of the database tells it. */
export const Cockpit = z.object({
  /** Instant of the snapshot. */
  at: Instant,
  today: Day,
  /** The day that is compared with. */
  since: Day,
  lights: z.object({ now: LightCounts, before: LightCounts }),
  verdicts: z.object({ now: VerdictCounts, before: VerdictCounts }),
  overall: z.array(TargetView),
  sectors: z.array(
    z.object({
      sector: SectorName,
      verdicts: VerdictCounts,
      tasks: z.array(Lamp),
      /** The target that stands worst, first due first. */
      worst: TargetView.nullable(),
    }),
  ),
  sections: z.array(z.object({ section: z.string(), title: Bilingual, tasks: z.array(Lamp) })),
  departments: z.array(
    z.object({
      department: DepartmentName,
      leads: z.array(Lamp),
      cooperates: z.int(),
      /** Reports that fell due since the plan began, and those that came in time. */
      asked: z.int(),
      inTime: z.int(),
    }),
  ),
  changes: z.array(LightChange),
  revisions: z.array(RevisionView.extend({ indicator: z.string(), name: Bilingual })),
  late: z.array(LateView),
  disagreements: z.array(DisagreementView),
  /** Open ones, the most urgent light first, then first due first. */
  followUps: z.array(FollowUpLamp),
  /** Registered and not closed. */
  projects: z.array(ProjectLamp),
  /** The assessment published last, both ends of its first class; null before the first. */
  assessment: z
    .object({
      run: z.string(),
      period: Period,
      publishedOn: Day,
      class: Bilingual,
      ranked: z.int(),
      top: z.array(RankLine),
      bottom: z.array(RankLine),
      synthetic: z.boolean(),
    })
    .nullable(),
  /** True where anything shown is made up for demonstration. */
  synthetic: z.boolean(),
})
export type Cockpit = z.infer<typeof Cockpit>

export const planCockpitContract = {
  getCockpit: endpoint({
    method: 'GET',
    path: '/plan/work/cockpit',
    summary: {
      zh: '领导驾驶舱：一次快照中的目标、亮灯、变化、预警与不一致',
      en: 'The cockpit: targets, lights, changes, warnings and disagreements in one snapshot',
    },
    access: 'plan.task.read',
    audience: ['leader', 'officer'],
    query: z.strictObject({
      /** Day compared with; a week ago where it is left out. */
      since: Day.regex(/^(19|20)/).optional(),
    }),
    reply: Cockpit,
  }),
}
