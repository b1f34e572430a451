import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { planProjectsContract } from '@wstc/domain/plan/contract/projects'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../../api.ts'

export const projectsApi = apiOf(planProjectsContract)
type Projects = typeof planProjectsContract
export type Project = ReplyOf<Projects['getWorkProject']>
export type ProjectList = ReplyOf<Projects['listWorkProjects']>
export type ProjectRow = ProjectList['items'][number]
export type Carrier = ReplyOf<Projects['getCarrier']>
export type CarrierRow = ReplyOf<Projects['listCarriers']>['items'][number]
export type Proof = ReplyOf<Projects['listProjectEvidence']>['items'][number]
export type Investment = ProjectRow['investment'][number]

export const projectQuery = (project: string, asOf?: string) =>
  queryOptions({
    queryKey: ['plan', 'project', project, asOf ?? ''],
    queryFn: ({ signal }) =>
      projectsApi.getWorkProject({ params: { project }, query: asOf ? { asOf } : {} }, { signal }),
  })

export const projectListQuery = queryOptions({
  queryKey: ['plan', 'projects'],
  queryFn: ({ signal }) => projectsApi.listWorkProjects({ query: {} }, { signal }),
})

export const carrierQuery = (carrier: string) =>
  queryOptions({
    queryKey: ['plan', 'carrier', carrier],
    queryFn: ({ signal }) => projectsApi.getCarrier({ params: { carrier }, query: {} }, { signal }),
  })

export const carrierListQuery = queryOptions({
  queryKey: ['plan', 'carriers'],
  queryFn: ({ signal }) => projectsApi.listCarriers({ query: {} }, { signal }),
})

export const districtsQuery = queryOptions({
  queryKey: ['plan', 'districts'],
  queryFn: ({ signal }) => projectsApi.listDistricts({}, { signal }),
  staleTime: 10 * 60_000,
})

export const waitingProofsQuery = queryOptions({
  queryKey: ['plan', 'project-evidence'],
  queryFn: ({ signal }) =>
    projectsApi.listProjectEvidence({ query: { stage: 'submitted', limit: 200 } }, { signal }),
})

export const exportProjectsUrl = (query: object) =>
  urlOf(planProjectsContract.exportProjects, { query })
export const exportCarriersUrl = (query: object) =>
  urlOf(planProjectsContract.exportCarriers, { query })
export const exportMoneyUrl = (project: string) =>
  urlOf(planProjectsContract.exportProjectMoney, { params: { project }, query: { format: 'xlsx' } })
export const proofFileUrl = (evidence: string) =>
  urlOf(planProjectsContract.openProjectEvidenceFile, { params: { evidence } })
