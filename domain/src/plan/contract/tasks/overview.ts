import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day, Period } from '../../../kernel/period.ts'
import { exportQuery, spreadsheet } from '../../../kernel/sheet.ts'
import { Citation } from '../../../kernel/source.ts'
import { Light } from '../../model/judgement.ts'
import { DutyKind, ObligationKind, ObligationState, WorkKind } from '../../model/progress.ts'
import { EvidenceRequirement, Schedule } from '../../model/task.ts'
import { Decision, Milestone, Question } from './dialogue.ts'
import { Evidence, LiveAnswer } from './evidence.ts'
import { Contribution, Report } from './progress.ts'
import { LightView, office, TaskParams } from './shapes.ts'

/** One task as a line of the working list. */
export const TaskLine = z.object({
  number: z.int(),
  title: Bilingual,
  sections: z.array(z.string()),
  sector: z.string().nullable(),
  lead: z.array(z.string()),
  cooperating: z.array(z.string()),
  schedule: Schedule,
  /** Latest light on or before today; absent before the first. */
  light: LightView.nullable(),
  /** Next day on which something of it falls due: a report, evidence or a milestone. */
  nextDue: Day.nullable(),
  openQuestions: z.int(),
  openDecisions: z.int(),
})
export type TaskLine = z.infer<typeof TaskLine>

const oneOrMany = <T extends z.ZodType>(one: T) => z.union([one, z.array(one)])

export const TaskFilter = z.strictObject({
  light: oneOrMany(Light).optional(),
  reported: oneOrMany(z.string()).optional(),
  /** Only tasks where report and evidence part. */
  disagreement: z.enum(['yes', 'no']).optional(),
  sector: oneOrMany(z.string()).optional(),
  section: oneOrMany(z.string()).optional(),
  department: oneOrMany(z.string()).optional(),
  duty: DutyKind.optional(),
  /** Something of it falls due on or before this day. */
  dueUntil: Day.optional(),
  /** In the title, either language, or the number. */
  text: z.string().max(100).optional(),
  sort: z.enum(['number', 'light', 'due', 'title']).default('number'),
  order: z.enum(['asc', 'desc']).default('asc'),
})
export type TaskFilter = z.infer<typeof TaskFilter>

export const Obligation = z.object({
  id: z.string(),
  task: z.int(),
  period: Period,
  department: z.string(),
  kind: ObligationKind,
  lead: z.string(),
  request: z.string(),
  dueDay: Day,
  state: ObligationState,
  arrivedOn: Day.nullable(),
  synthetic: z.boolean(),
})
export type Obligation = z.infer<typeof Obligation>

export const MatrixCell = z.object({
  task: z.int(),
  department: z.string(),
  duty: DutyKind,
  light: Light.nullable(),
  /** Of the period asked for; absent where nothing was asked. */
  state: ObligationState.nullable(),
})

const read = { access: 'plan.task.read', audience: office } as const

export const overviewContract = {
  listWorkTasks: endpoint({
    method: 'GET',
    path: '/plan/work/tasks',
    summary: { zh: '任务清单（内部）', en: 'Tasks, with their internal side' },
    ...read,
    query: TaskFilter.extend({
      /** Number of the last task of the page before. */
      after: z.coerce.number().int().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    reply: z.object({
      items: z.array(TaskLine),
      next: z.int().nullable(),
      total: z.int(),
      counts: z.record(z.string(), z.int()),
    }),
  }),
  exportTasks: endpoint({
    method: 'GET',
    path: '/plan/work/exports/tasks',
    summary: { zh: '导出任务清单', en: 'Export the list of tasks' },
    ...read,
    query: TaskFilter.extend(exportQuery),
    file: spreadsheet,
  }),
  getMatrix: endpoint({
    method: 'GET',
    path: '/plan/work/matrix',
    summary: { zh: '部门与任务矩阵', en: 'Matrix of departments and tasks' },
    ...read,
    query: z.strictObject({ period: Period.optional() }),
    reply: z.object({
      period: Period,
      dueDay: Day,
      departments: z.array(z.object({ id: z.string(), name: Bilingual, short: Bilingual })),
      tasks: z.array(z.object({ number: z.int(), title: Bilingual, light: Light.nullable() })),
      cells: z.array(MatrixCell),
    }),
  }),
  exportMatrix: endpoint({
    method: 'GET',
    path: '/plan/work/exports/matrix',
    summary: { zh: '导出矩阵', en: 'Export the matrix' },
    ...read,
    query: z.strictObject({ period: Period.optional(), format: exportQuery.format }),
    file: spreadsheet,
  }),
  getBoard: endpoint({
    method: 'GET',
    path: '/plan/work/board',
    summary: { zh: '任务看板，按报告状态分列', en: 'Board of tasks by reported state' },
    ...read,
    query: TaskFilter,
    reply: z.object({
      columns: z.array(z.object({ state: z.string(), tasks: z.array(TaskLine) })),
    }),
  }),
  getGantt: endpoint({
    method: 'GET',
    path: '/plan/work/gantt',
    summary: { zh: '甘特图数据', en: 'Data of the Gantt chart' },
    ...read,
    query: TaskFilter,
    reply: z.object({
      today: Day,
      tasks: z.array(
        z.object({
          number: z.int(),
          title: Bilingual,
          light: Light.nullable(),
          from: Day,
          to: Day,
          kind: Schedule.shape.kind,
          milestones: z.array(Milestone),
          evidence: z.array(
            z.object({
              requirement: z.string(),
              statement: Bilingual,
              by: Day,
              acceptedOn: Day.nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
  getWorkTask: endpoint({
    method: 'GET',
    path: '/plan/work/tasks/:task',
    summary: { zh: '任务详情（内部）', en: 'One task with its internal side' },
    ...read,
    params: TaskParams,
    reply: TaskLine.extend({
      summary: Bilingual,
      citation: Citation,
      openEnded: z.boolean(),
      unclear: Bilingual.nullable(),
      /** What the reader's own department has to do with it. */
      ownDuty: DutyKind.nullable(),
      currentPeriod: Period,
      requirements: z.array(
        EvidenceRequirement.extend({
          state: z.enum(['open', 'waiting', 'met']),
          latestAnswer: LiveAnswer.nullable(),
        }),
      ),
      obligations: z.array(Obligation),
      reports: z.array(Report),
      contributions: z.array(Contribution),
      evidence: z.array(Evidence),
      questions: z.array(Question),
      decisions: z.array(Decision),
      milestones: z.array(Milestone),
      /** Each change of the light, oldest first. */
      lightChanges: z.array(LightView),
    }),
  }),
  listLights: endpoint({
    method: 'GET',
    path: '/plan/work/tasks/:task/lights',
    summary: { zh: '亮灯记录', en: 'History of the light' },
    ...read,
    params: TaskParams,
    query: z.strictObject({ from: Day.optional(), to: Day.optional() }),
    reply: z.object({ items: z.array(LightView) }),
  }),
  getMyWork: endpoint({
    method: 'GET',
    path: '/plan/work/mine',
    summary: { zh: '我的待办', en: 'What waits for me' },
    ...read,
    reply: z.object({
      today: Day,
      period: Period,
      items: z.array(
        z.object({
          kind: WorkKind,
          /** Null for what is no matter of one task: follow-ups, projects, carriers. */
          task: z.int().nullable(),
          /** Page below `/app`, where `task` is null. */
          link: z.string().nullable(),
          title: Bilingual,
          /** Id of what waits: a report, question, decision, evidence, follow-up, milestone and so on. */
          id: z.string(),
          period: Period.nullable(),
          text: z.string(),
          dueDay: Day.nullable(),
          workingDaysLeft: z.int().nullable(),
        }),
      ),
    }),
  }),
  getBurden: endpoint({
    method: 'GET',
    path: '/plan/work/burden',
    summary: { zh: '填报负担', en: 'Reporting burden' },
    access: 'plan.burden.read',
    audience: office,
    query: z.strictObject({ from: Period.optional(), to: Period.optional() }),
    reply: z.object({
      rows: z.array(
        z.object({
          department: z.string(),
          quarter: Period,
          submissions: z.int(),
          /** Fields with a value: typed and pre-filled together. */
          asked: z.int(),
          typed: z.int(),
          prefilled: z.int(),
          prefilledPercent: z.string().nullable(),
        }),
      ),
      totals: z.array(
        z.object({
          quarter: Period,
          submissions: z.int(),
          asked: z.int(),
          typed: z.int(),
          prefilled: z.int(),
          prefilledPercent: z.string().nullable(),
        }),
      ),
    }),
  }),
}
