import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import type { planAssessmentContract } from '@wstc/domain/plan/contract/assessment'
import type { projectsPublicContract } from '@wstc/domain/plan/contract/projects/public'
import type { planPublicContract } from '@wstc/domain/plan/contract/public'

type Contract = typeof planPublicContract
type Projects = typeof projectsPublicContract

/** What each load of the public pages of the plan brings. */
export interface Replies {
  '/plan/summary': ReplyOf<Contract['getSummary']>
  '/plan/tasks': ReplyOf<Contract['listTasks']>
  '/plan/tasks/:number': ReplyOf<Contract['getTask']>
  '/plan/targets': ReplyOf<Contract['listTargets']>
  '/plan/targets/:id': ReplyOf<Contract['getTarget']>
  '/plan/targets/:id?asOf': ReplyOf<Contract['getTarget']>
  '/plan/sectors': ReplyOf<Contract['listSectors']>
  '/plan/sectors/:id': ReplyOf<Contract['getSector']>
  '/plan/departments': ReplyOf<Contract['listDepartments']>
  '/plan/indicators': ReplyOf<Contract['listIndicators']>
  '/plan/places': ReplyOf<Contract['listPlaces']>
  '/plan/measures': ReplyOf<Contract['listMeasures']>
  '/plan/rules': ReplyOf<Contract['getRules']>
  '/plan/assessments': ReplyOf<(typeof planAssessmentContract)['listPublishedAssessments']>
  '/plan/assessments/:period': ReplyOf<(typeof planAssessmentContract)['getPublishedAssessment']>
  '/plan/projects': ReplyOf<Projects['listProjects']>
  '/plan/carriers': ReplyOf<Projects['listPublishedCarriers']>
  '/plan/projects/:project': ReplyOf<Projects['getProject']>
}

export type Department = Replies['/plan/departments']['departments'][number]
export type Sector = Replies['/plan/sectors']['sectors'][number]
export type TaskPage = Replies['/plan/tasks/:number']
export type Summary = Replies['/plan/summary']

/** The reply that was loaded under `name`; undefined where there is no such thing. */
export function replyOf<K extends keyof Replies>(
  data: Readonly<Record<string, unknown>>,
  name: K,
): Replies[K] | undefined {
  return data[name] as Replies[K] | undefined
}
