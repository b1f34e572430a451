import { queryOptions } from '@tanstack/react-query'
import { deskContract } from '@wstc/domain/desk/contract'
import type { JobCard } from '@wstc/domain/desk/model'
import { apiOf } from '../api.ts'

export const deskApi = apiOf(deskContract)

export const failedJobsQuery = queryOptions({
  queryKey: ['desk', 'failed-jobs'],
  refetchInterval: 30_000,
  queryFn: ({ signal }) => deskApi.listFailedJobs({ query: {} }, { signal }),
})

/** How the warehouse is; asked again while the page is open. */
export const warehouseQuery = queryOptions({
  queryKey: ['desk', 'warehouse'],
  refetchInterval: 10_000,
  queryFn: ({ signal }) => deskApi.getWarehouse({}, { signal }),
})

/** How busy each server is; asked again while the page is open. */
export const serversQuery = queryOptions({
  queryKey: ['desk', 'servers'],
  refetchInterval: 5000,
  queryFn: ({ signal }) => deskApi.listServers({}, { signal }),
})

const isUnderWay = (job: { readonly state: string }): boolean =>
  job.state === 'queued' || job.state === 'running'

interface JobPage {
  readonly items: readonly JobCard[]
}

/** The person's own jobs; asked again every second while one is under way. */
export const ownJobsQuery = queryOptions({
  queryKey: ['desk', 'jobs'],
  queryFn: ({ signal }): Promise<JobPage> => deskApi.listJobs({ query: {} }, { signal }),
  refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) ? 1000 : false),
})
