import { queryOptions } from '@tanstack/react-query'
import { deskContract } from '@wstc/domain/desk/contract'
import { apiOf } from '../api.ts'

export const deskApi = apiOf(deskContract)

export const failedJobsQuery = queryOptions({
  queryKey: ['desk', 'failed-jobs'],
  refetchInterval: 30_000,
  queryFn: ({ signal }) => deskApi.listFailedJobs({ query: {} }, { signal }),
})

const isUnderWay = (job: { readonly state: string }): boolean =>
  job.state === 'queued' || job.state === 'running'

/** The person's own jobs; asked again every second while one is under way. */
export const ownJobsQuery = queryOptions({
  queryKey: ['desk', 'jobs'],
  refetchInterval: (query) => (query.state.data?.items.some(isUnderWay) ? 1000 : false),
  queryFn: ({ signal }) => deskApi.listJobs({ query: {} }, { signal }),
})
