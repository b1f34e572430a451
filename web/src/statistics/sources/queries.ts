import { queryOptions } from '@tanstack/react-query'
import { statisticsSourcesContract } from '@wstc/domain/statistics/sources/contract'
import type { Flow } from '@wstc/domain/statistics/sources/model/source'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../../api.ts'

export const sourcesApi = apiOf(statisticsSourcesContract)

export const uploadUrl = (query: object): string =>
  urlOf(statisticsSourcesContract.uploadDelivery, { query: query as never })
export const faultsUrl = (delivery: string): string =>
  urlOf(statisticsSourcesContract.exportDeliveryFaults, { params: { delivery }, query: {} })
export const rowsUrl = (delivery: string): string =>
  urlOf(statisticsSourcesContract.exportDelivery, { params: { delivery }, query: {} })
export const gapsUrl = (query: object): string =>
  urlOf(statisticsSourcesContract.exportReconciliation, { query: query as never })

export const sourcesQuery = queryOptions({
  queryKey: ['statistics', 'sources'],
  staleTime: 60 * 60_000,
  queryFn: ({ signal }) => sourcesApi.listSources({}, { signal }),
})

export const deliveryQuery = (delivery: string) =>
  queryOptions({
    queryKey: ['statistics', 'delivery', delivery],
    queryFn: ({ signal }) => sourcesApi.getDelivery({ params: { delivery } }, { signal }),
  })

export const totalQuery = (period: string | undefined, flow: Flow) =>
  queryOptions({
    queryKey: ['statistics', 'reconciliation', period ?? '', flow],
    queryFn: ({ signal }) =>
      sourcesApi.getReconciliation({ query: { flow, ...(period ? { period } : {}) } }, { signal }),
  })

export const unitQuery = (enterprise: string) =>
  queryOptions({
    queryKey: ['statistics', 'reconciliation', 'unit', enterprise],
    queryFn: ({ signal }) =>
      sourcesApi.openUnitReconciliation({ params: { enterprise } }, { signal }),
  })
