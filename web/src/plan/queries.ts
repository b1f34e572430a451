import { queryOptions } from '@tanstack/react-query'
import { deskContract } from '@wstc/domain/desk/contract'
import type { QueryInput, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { planCityContract } from '@wstc/domain/plan/contract/city'
import { planPublicContract } from '@wstc/domain/plan/contract/public'
import { planTargetsContract } from '@wstc/domain/plan/contract/targets'
import { planTasksContract } from '@wstc/domain/plan/contract/tasks'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../api.ts'

export const tasksApi = apiOf(planTasksContract)
export const targetsApi = apiOf(planTargetsContract)
const publicApi = apiOf(planPublicContract)
const cityApi = apiOf(planCityContract)

type Tasks = typeof planTasksContract
type Targets = typeof planTargetsContract
export type WorkTask = ReplyOf<Tasks['getWorkTask']>
export type Matrix = ReplyOf<Tasks['getMatrix']>
export type Gantt = ReplyOf<Tasks['getGantt']>
export type TaskPageReply = ReplyOf<Tasks['listWorkTasks']>
export type TaskQuestion = QueryInput<Tasks['getBoard']>
export type WorkItem = ReplyOf<Tasks['getMyWork']>['items'][number]
export type Burden = ReplyOf<Tasks['getBurden']>
export type JudgedTarget = ReplyOf<Targets['getJudgedTarget']>
export type Series = ReplyOf<Targets['getSeries']>
export type ImportReply = ReplyOf<Targets['importObservations']>
export type CityVersionPage = ReplyOf<(typeof planCityContract)['getCityVersion']>

export const taskQuery = (task: number) =>
  queryOptions({
    queryKey: ['plan', 'task', task],
    queryFn: ({ signal }) => tasksApi.getWorkTask({ params: { task } }, { signal }),
  })

export const boardQuery = (query: TaskQuestion) =>
  queryOptions({
    queryKey: ['plan', 'board', query],
    queryFn: ({ signal }) => tasksApi.getBoard({ query }, { signal }),
  })

export const ganttQuery = (query: TaskQuestion) =>
  queryOptions({
    queryKey: ['plan', 'gantt', query],
    queryFn: ({ signal }) => tasksApi.getGantt({ query }, { signal }),
  })

export const matrixQuery = (period: string | undefined) =>
  queryOptions({
    queryKey: ['plan', 'matrix', period ?? ''],
    queryFn: ({ signal }) => tasksApi.getMatrix({ query: period ? { period } : {} }, { signal }),
  })

export const myWorkQuery = queryOptions({
  queryKey: ['plan', 'mine'],
  queryFn: ({ signal }) => tasksApi.getMyWork({}, { signal }),
})

export const burdenQuery = (from?: string, to?: string) =>
  queryOptions({
    queryKey: ['plan', 'burden', from ?? '', to ?? ''],
    queryFn: ({ signal }) =>
      tasksApi.getBurden(
        { query: { ...(from ? { from } : {}), ...(to ? { to } : {}) } },
        { signal },
      ),
  })

export const judgedTargetsQuery = (asOf?: string) =>
  queryOptions({
    queryKey: ['plan', 'targets', asOf ?? ''],
    queryFn: ({ signal }) =>
      targetsApi.listJudgedTargets({ query: asOf ? { asOf } : {} }, { signal }),
  })

export const judgedTargetQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: ['plan', 'target', id, asOf ?? ''],
    queryFn: ({ signal }) =>
      targetsApi.getJudgedTarget({ params: { id }, query: asOf ? { asOf } : {} }, { signal }),
  })

export const seriesQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: ['plan', 'series', id, asOf ?? ''],
    queryFn: ({ signal }) =>
      targetsApi.getSeries({ params: { id }, query: asOf ? { asOf } : {} }, { signal }),
  })

export const unverifiedQuery = queryOptions({
  queryKey: ['plan', 'unverified'],
  queryFn: ({ signal }) => targetsApi.listUnverified({}, { signal }),
})

const rarely = { staleTime: 10 * 60_000 } as const

export const departmentsQuery = queryOptions({
  queryKey: ['plan', 'departments'],
  queryFn: ({ signal }) => publicApi.listDepartments({}, { signal }),
  ...rarely,
})
export const sectorsQuery = queryOptions({
  queryKey: ['plan', 'sectors'],
  queryFn: ({ signal }) => publicApi.listSectors({}, { signal }),
  ...rarely,
})
export const publicTasksQuery = queryOptions({
  queryKey: ['plan', 'public-tasks'],
  queryFn: ({ signal }) => publicApi.listTasks({}, { signal }),
  ...rarely,
})
export const indicatorsQuery = queryOptions({
  queryKey: ['plan', 'indicators'],
  queryFn: ({ signal }) => publicApi.listIndicators({}, { signal }),
  ...rarely,
})
export const rulesQuery = queryOptions({
  queryKey: ['plan', 'rules'],
  queryFn: ({ signal }) => publicApi.getRules({}, { signal }),
  ...rarely,
})

export const cityVersionsQuery = queryOptions({
  queryKey: ['plan', 'city'],
  queryFn: ({ signal }) => cityApi.listCityVersions({}, { signal }),
})
export const cityVersionQuery = (version: number) =>
  queryOptions({
    queryKey: ['plan', 'city', version],
    queryFn: ({ signal }) => cityApi.getCityVersion({ params: { version } }, { signal }),
  })

export const exportTasksUrl = (query: object) => urlOf(planTasksContract.exportTasks, { query })
export const exportMatrixUrl = (query: object) => urlOf(planTasksContract.exportMatrix, { query })
export const templateUrl = (language: 'zh-CN' | 'en') =>
  urlOf(planTargetsContract.getImportTemplate, { query: { language } })
export const importUrl = (dryRun: 'true' | 'false') =>
  urlOf(planTargetsContract.importObservations, { query: { dryRun } })
export const fileUploadUrl = urlOf(deskContract.uploadFile)
export const fileUrl = (id: string) => urlOf(deskContract.downloadFile, { params: { id } })
