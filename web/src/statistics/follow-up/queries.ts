import { queryOptions } from '@tanstack/react-query'
import type { Language } from '@wstc/domain/kernel/bilingual'
import type { QueryOf, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { statisticsFollowUpContract } from '@wstc/domain/statistics/follow-up/contract'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../../api.ts'

type Contract = typeof statisticsFollowUpContract
export const followUpApi = apiOf(statisticsFollowUpContract)
export type FollowUp = ReplyOf<Contract['listFollowUp']>['items'][number]
export type FollowUpDetail = ReplyOf<Contract['getFollowUp']>
export type Demand = ReplyOf<Contract['listDemands']>['items'][number]

export const exportUrl = (query: QueryOf<Contract['exportFollowUp']>): string =>
  urlOf(statisticsFollowUpContract.exportFollowUp, { query })

export const paperUrl = (demand: string, format: 'pdf' | 'docx', language: Language): string =>
  urlOf(statisticsFollowUpContract.downloadDemand, {
    params: { demand },
    query: { format, language },
  })

export const followUpQuery = (obligation: string) =>
  queryOptions({
    queryKey: ['statistics', 'follow-up', obligation],
    queryFn: ({ signal }) => followUpApi.getFollowUp({ params: { obligation } }, { signal }),
  })

export const demandsQuery = queryOptions({
  queryKey: ['statistics', 'demands'],
  queryFn: ({ signal }) => followUpApi.listDemands({ query: {} }, { signal }),
})

export const ratesQuery = (query: QueryOf<Contract['listResponseRates']>) =>
  queryOptions({
    queryKey: ['statistics', 'rates', query],
    queryFn: ({ signal }) => followUpApi.listResponseRates({ query }, { signal }),
  })
