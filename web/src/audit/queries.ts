import { queryOptions } from '@tanstack/react-query'
import { auditContract } from '@wstc/domain/audit/contract'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../api.ts'

export const auditApi = apiOf(auditContract)

export const exportEntriesUrl = (query: object) => urlOf(auditContract.exportEntries, { query })
export const exportOwnEntriesUrl = (query: object) =>
  urlOf(auditContract.exportOwnEntries, { query })

export type Entry = ReplyOf<typeof auditContract.listEntries>['items'][number]
export type LogState = ReplyOf<typeof auditContract.getLogState>
export type Check = LogState['checks'][number]

export const logStateQuery = queryOptions({
  queryKey: ['audit', 'log'],
  refetchInterval: 30_000,
  queryFn: ({ signal }) => auditApi.getLogState({}, { signal }),
})

export const headsQuery = queryOptions({
  queryKey: ['audit', 'heads'],
  queryFn: ({ signal }) => auditApi.listHeads({ query: { limit: 200 } }, { signal }),
})

export const keepersQuery = queryOptions({
  queryKey: ['audit', 'keepers'],
  queryFn: ({ signal }) => auditApi.getKeepers({}, { signal }),
})

export const receiptsQuery = (kind: string, id: string) =>
  queryOptions({
    queryKey: ['audit', 'receipts', kind, id],
    queryFn: ({ signal }) => auditApi.listReceipts({ query: { kind, id } }, { signal }),
  })
