import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Day } from '../../../kernel/period.ts'
import { DecisionStage, MilestoneStage, QuestionStage } from '../../model/progress.ts'
import { By, Instant, office, Remark, TaskParams, Text } from './shapes.ts'

/** 提问: leaders and the office ask, a leading department answers. */
export const Question = z.object({
  id: z.string(),
  task: z.int(),
  text: z.string(),
  stage: QuestionStage,
  dueDay: Day,
  asked: By,
  askedAt: Instant,
  revision: z.int(),
  remarks: z.array(Remark),
  synthetic: z.boolean(),
})
export type Question = z.infer<typeof Question>

/** 决定: binds departments until a day; done by their word, closed by confirmation. */
export const Decision = z.object({
  id: z.string(),
  task: z.int(),
  text: z.string(),
  /** Meeting or paper it rests on. */
  basis: z.string(),
  departments: z.array(z.string()),
  decidedOn: Day,
  dueDay: Day,
  stage: DecisionStage,
  by: By,
  revision: z.int(),
  remarks: z.array(Remark),
  synthetic: z.boolean(),
})
export type Decision = z.infer<typeof Decision>

export const Milestone = z.object({
  id: z.string(),
  task: z.int(),
  department: z.string(),
  title: z.string(),
  plannedDay: Day,
  actualDay: Day.nullable(),
  stage: MilestoneStage,
  by: By,
  revision: z.int(),
  /** Moves with their reasons, oldest first. */
  remarks: z.array(Remark),
  synthetic: z.boolean(),
})
export type Milestone = z.infer<typeof Milestone>

const QuestionParams = z.strictObject({ question: z.string() })
const MilestoneParams = z.strictObject({ milestone: z.string() })
const ask = { access: 'plan.question.ask', audience: office } as const
const milestone = { access: 'plan.milestone.edit', audience: ['officer'] } as const

export const dialogueContract = {
  askQuestion: endpoint({
    method: 'POST',
    path: '/plan/work/tasks/:task/questions',
    summary: { zh: '就任务提问', en: 'Ask a question on a task' },
    ...ask,
    params: TaskParams,
    body: z.strictObject({ text: Text }),
    reply: Question,
  }),
  answerQuestion: endpoint({
    method: 'POST',
    path: '/plan/work/questions/:question/answers',
    summary: { zh: '牵头部门答复', en: 'The leading department answers' },
    access: 'plan.progress.report',
    audience: ['officer'],
    params: QuestionParams,
    ifMatch: true,
    body: z.strictObject({ text: Text }),
    reply: Question,
  }),
  settleQuestion: endpoint({
    method: 'POST',
    path: '/plan/work/questions/:question/settle',
    summary: { zh: '提问人办结或追问', en: 'The asker closes the question or asks again' },
    ...ask,
    params: QuestionParams,
    ifMatch: true,
    body: z.strictObject({ outcome: z.enum(['closed', 'open']), text: Text }),
    reply: Question,
  }),
  makeDecision: endpoint({
    method: 'POST',
    path: '/plan/work/tasks/:task/decisions',
    summary: { zh: '作出对部门有约束力的决定', en: 'Make a decision that binds departments' },
    access: 'plan.decision.make',
    audience: office,
    params: TaskParams,
    body: z.strictObject({
      text: Text,
      basis: z.string().trim().max(300).default(''),
      departments: z.array(z.string()).min(1).max(60),
      dueDay: Day,
    }),
    reply: Decision,
  }),
  followDecision: endpoint({
    method: 'POST',
    path: '/plan/work/decisions/:decision/follow-ups',
    summary: {
      zh: '反馈、办结、确认或退回一项决定',
      en: 'Follow a decision up: report on it, call it done, confirm or reopen it',
    },
    access: ['plan.decision.make', 'plan.progress.report'],
    audience: office,
    params: z.strictObject({ decision: z.string() }),
    ifMatch: true,
    body: z.strictObject({
      act: z.enum(['follow-up', 'done', 'confirm', 'reopen']),
      text: Text,
    }),
    reply: Decision,
  }),
  addMilestone: endpoint({
    method: 'POST',
    path: '/plan/work/tasks/:task/milestones',
    summary: { zh: '增加里程碑', en: 'Add a milestone' },
    ...milestone,
    params: TaskParams,
    body: z.strictObject({
      title: z.string().trim().min(1).max(200),
      plannedDay: Day,
      /** Leading department; the own one where it is left out. */
      department: z.string().optional(),
    }),
    reply: Milestone,
  }),
  moveMilestone: endpoint({
    method: 'POST',
    path: '/plan/work/milestones/:milestone/move',
    summary: { zh: '调整里程碑日期并说明理由', en: 'Move a milestone, with the reason' },
    ...milestone,
    params: MilestoneParams,
    ifMatch: true,
    body: z.strictObject({ plannedDay: Day, reason: Text }),
    reply: Milestone,
  }),
  reachMilestone: endpoint({
    method: 'POST',
    path: '/plan/work/milestones/:milestone/reach',
    summary: { zh: '登记里程碑实际达成日', en: 'Say on which day a milestone was reached' },
    ...milestone,
    params: MilestoneParams,
    ifMatch: true,
    body: z.strictObject({ actualDay: Day }),
    reply: Milestone,
  }),
  dropMilestone: endpoint({
    method: 'POST',
    path: '/plan/work/milestones/:milestone/drop',
    summary: { zh: '取消里程碑并说明理由', en: 'Drop a milestone, with the reason' },
    ...milestone,
    params: MilestoneParams,
    ifMatch: true,
    body: z.strictObject({ reason: Text }),
    reply: Milestone,
  }),
}
