import { z } from 'zod'
import { Bilingual } from '../../../kernel/bilingual.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Period } from '../../../kernel/period.ts'
import { AssessmentSystem } from '../../model/assessment/system.ts'
import { Text } from '../tasks/shapes.ts'
import { SystemCard, SystemDetail, WhatIf } from './shapes.ts'

const read = { access: 'plan.assessment.read', audience: ['officer', 'leader'] } as const
const design = { access: 'plan.assessment.design', audience: ['officer'] } as const
const System = z.strictObject({ system: z.coerce.number().int().min(1) })
/** The whole system as YAML, as the city's data hold it. */
const Yaml = z.string().min(1).max(200_000)

export const assessmentSystemsContract = {
  listAssessmentSystems: endpoint({
    method: 'GET',
    path: '/plan/assessment/systems',
    summary: { zh: '指标体系各版本', en: 'Versions of the index system' },
    ...read,
    reply: z.object({ systems: z.array(SystemCard) }),
  }),
  getAssessmentSystem: endpoint({
    method: 'GET',
    path: '/plan/assessment/systems/:system',
    summary: { zh: '指标体系的一个版本', en: 'One version of the index system' },
    ...read,
    params: System,
    reply: SystemDetail,
  }),
  draftAssessmentSystem: endpoint({
    method: 'POST',
    path: '/plan/assessment/systems',
    summary: { zh: '起草新版本', en: 'Draft a new version' },
    ...design,
    body: z.strictObject({ basedOn: z.int().min(1), reason: Text, yaml: Yaml.optional() }),
    reply: SystemDetail,
  }),
  checkAssessmentYaml: endpoint({
    method: 'POST',
    path: '/plan/assessment/systems/check',
    summary: { zh: '检查 YAML，错误精确到行', en: 'Check YAML; faults name their line' },
    ...design,
    body: z.strictObject({ yaml: Yaml }),
    reply: z.object({
      faults: z.array(z.object({ line: z.int(), message: Bilingual })),
    }),
  }),
  saveAssessmentSystem: endpoint({
    method: 'PUT',
    path: '/plan/assessment/systems/:system/content',
    summary: { zh: '保存草案', en: 'Save a draft' },
    ...design,
    params: System,
    ifMatch: true,
    body: z.strictObject({ content: AssessmentSystem }),
    reply: SystemDetail,
  }),
  decideAssessmentSystem: endpoint({
    method: 'POST',
    path: '/plan/assessment/systems/:system/decision',
    summary: { zh: '由第二人批准或不批准草案', en: 'A second person approves a draft or not' },
    access: 'plan.assessment.approve',
    audience: ['officer', 'leader'],
    params: System,
    ifMatch: true,
    body: z.strictObject({
      outcome: z.enum(['approved', 'rejected']),
      reason: Text,
      /** First period that it holds for. */
      from: Period.optional(),
    }),
    reply: SystemDetail,
  }),
  tryAssessmentSystem: endpoint({
    method: 'GET',
    path: '/plan/assessment/systems/:system/what-if',
    summary: {
      zh: '试算：过去一期按此指标体系的排名',
      en: 'What a past ranking would have been under it',
    },
    access: ['plan.assessment.design', 'plan.assessment.approve'],
    audience: ['officer', 'leader'],
    params: System,
    /** Without `run` the newest published one, else the newest computed. */
    query: z.strictObject({ run: z.string().optional() }),
    reply: WhatIf,
    perMinute: 60,
  }),
}
