import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { fraction, textOfFraction } from '@wstc/domain/kernel/fraction'
import type { Period } from '@wstc/domain/kernel/period'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import type { Task } from '@wstc/domain/plan/model/task'
import type { PackRule } from '../../platform/city.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
import { findLatestResponse } from '../../statistics/index.ts'
import {
  answerObservationLatest,
  answerTargetVerdict,
  type QuestionAnswer,
} from '../targets/questions.ts'
import { reportingPeriod } from './service/lights.ts'
import { countEvidence, type NewAnswer } from './store/evidence.ts'
import { selectObligations } from './store/obligations.ts'

type LiveQuestion = NonNullable<Task['evidence'][number]['live']>
type Asking = Pick<Call, 'tx' | 'now' | 'platform'>

/** What a module says; `value` is absent where it has no answer yet. */
export interface Answer {
  readonly value: string | null
  readonly unit: string
  readonly details?: Readonly<Record<string, string>>
  /** 演示数据 stands behind it. */
  readonly synthetic?: boolean
}

/** 实时佐证的问题: a question that a module of the platform answers. */
export interface Question {
  readonly name: Bilingual
  readonly parameters: readonly string[]
  readonly ask: (call: Asking, parameters: Readonly<Record<string, string>>) => Promise<Answer>
}

const percent = (part: number, whole: number): string | null =>
  whole === 0 ? null : textOfFraction(fraction(BigInt(part * 100), BigInt(whole)), 1)

/** Questions on the tasks themselves. */
const taskQuestions: Readonly<Record<string, Question>> = {
  'plan.report-share-in-time': {
    name: { zh: '进展报告按时报送率', en: 'Share of progress reports in on time' },
    parameters: ['period', 'department', 'task'],
    ask: async ({ tx, now, platform }, { period, department, task }) => {
      const asked: Period = period ?? reportingPeriod(platform.city.city, dayInShanghai(now))
      const rows = await selectObligations(tx, {
        period: asked,
        department,
        task: task === undefined ? undefined : Number(task),
        kind: 'report',
      })
      const inTime = rows.filter((row) => row.arrived_on && row.arrived_on <= row.due_day)
      return {
        value: percent(inTime.length, rows.length),
        unit: '%',
        details: { period: asked, inTime: `${inTime.length}`, asked: `${rows.length}` },
      }
    },
  },
  'plan.evidence-accepted-share': {
    name: { zh: '佐证采信率', en: 'Share of evidence accepted' },
    parameters: ['task'],
    ask: async ({ tx }, { task }) => {
      const rows = await countEvidence(tx, task === undefined ? undefined : Number(task))
      const of = (stage: string): number =>
        Number(rows.find((row) => row.stage === stage)?.count ?? 0)
      const judged = of('accepted') + of('refused')
      return {
        value: percent(of('accepted'), judged),
        unit: '%',
        details: { accepted: `${of('accepted')}`, judged: `${judged}` },
      }
    },
  },
  'registry.places-count': {
    name: { zh: '方案所列载体和重点项目数', en: 'Places and key projects of the plan' },
    parameters: ['kind', 'task'],
    ask: async ({ platform }, { kind, task }) => {
      const places = platform.city.places.filter(
        (place) =>
          (kind === undefined || place.kind === kind) &&
          (task === undefined || place.tasks.includes(Number(task))),
      )
      return { value: `${places.length}`, unit: '' }
    },
  },
  'identity.departments-active': {
    name: { zh: '承担任务的部门数', en: 'Departments with a duty in the plan' },
    parameters: [],
    ask: async ({ platform }) => {
      const active = new Set(
        platform.city.tasks.flatMap((task) => [...task.lead, ...task.cooperating]),
      )
      return { value: `${active.size}`, unit: '' }
    },
  },
}

const told = (answer: QuestionAnswer | undefined): Answer => answer ?? { value: null, unit: '' }

/** Questions on targets and their figures. */
const targetQuestions: Readonly<Record<string, Question>> = {
  'plan.target-verdict': {
    name: { zh: '目标判断', en: 'Verdict on a target' },
    parameters: ['target'],
    ask: async (call, parameters) => told(await answerTargetVerdict(call, parameters)),
  },
  'plan.observation-latest': {
    name: { zh: '指标最新数值', en: 'Latest figure of an indicator' },
    parameters: ['indicator'],
    ask: async (call, parameters) => told(await answerObservationLatest(call, parameters)),
  },
}

/** Questions on what firms report: how many did and which share they stand for, never what. */
const statisticsQuestions: Readonly<Record<string, Question>> = {
  'statistics.response-rate': {
    name: { zh: '统计报表回收率（按家数）', en: 'Response rate of a survey, by units' },
    parameters: ['survey'],
    ask: async (call, { survey = '' }) => {
      const latest = await findLatestResponse(call, survey)
      if (!latest) return { value: null, unit: '%' }
      return {
        value: latest.share,
        unit: '%',
        details: {
          period: latest.period,
          dueOn: latest.dueOn,
          owed: `${latest.owed}`,
          answered: `${latest.answered}`,
        },
        synthetic: call.platform.config.demo,
      }
    },
  },
  'statistics.response-rate-by-size': {
    name: {
      zh: '统计报表回收率（按上年规模加权）',
      en: 'Response rate of a survey, weighted by trade of the year before',
    },
    parameters: ['survey'],
    ask: async (call, { survey = '' }) => {
      const latest = await findLatestResponse(call, survey)
      if (!latest?.shareBySize) return { value: null, unit: '%' }
      return {
        value: latest.shareBySize,
        unit: '%',
        details: {
          period: latest.period,
          dueOn: latest.dueOn,
          owed: `${latest.owed}`,
          weighed: `${latest.weighed}`,
        },
        synthetic: call.platform.config.demo,
      }
    },
  },
}

/** Every question that city data may ask. */
export const questions: Readonly<Record<string, Question>> = {
  ...taskQuestions,
  ...targetQuestions,
  ...statisticsQuestions,
}

/** Faults of city data that ask what no module answers. */
export const questionRule: PackRule = (pack) =>
  pack.tasks.flatMap((task, index) =>
    task.evidence.flatMap((requirement, place) => {
      const { live } = requirement
      const pointer = [index, 'evidence', place]
      const fault = (zh: string, en: string) => [
        { file: 'tasks/*.yaml', pointer: [...pointer, 'live'], message: { zh, en } },
      ]
      if (!live) {
        return requirement.accepts.includes('live')
          ? fault('接受实时佐证，却没有写明问题', 'Takes live evidence but asks no question')
          : []
      }
      const known = questions[live.question]
      if (!known) return fault(`未知的问题 ${live.question}`, `Unknown question ${live.question}`)
      const strange = Object.keys(live.parameters).filter(
        (name) => !known.parameters.includes(name),
      )
      return strange.length > 0
        ? fault(`未知的参数 ${strange.join('、')}`, `Unknown parameters ${strange.join(', ')}`)
        : []
    }),
  )

/** Asks `live` now; the answer with question, parameters and time, ready to be kept. */
export async function askLive(
  call: Asking,
  task: number,
  requirement: string,
  live: LiveQuestion,
): Promise<NewAnswer & { readonly id: string }> {
  const question = questions[live.question]
  if (!question) throw new Error(`Unknown question ${live.question}`)
  const answer = await question.ask(call, live.parameters)
  return {
    id: newId(call.now),
    task,
    requirement,
    question: live.question,
    parameters: JSON.stringify(live.parameters),
    value: answer.value,
    unit: answer.unit,
    details: JSON.stringify({ name: question.name.zh, ...answer.details }),
    asked_at: call.now,
    synthetic: answer.synthetic ?? false,
  }
}
