import { queryOptions } from '@tanstack/react-query'
import type { Language } from '@wstc/domain/kernel/bilingual'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../api.ts'

export const collectionApi = apiOf(statisticsCollectionContract)
type Collection = typeof statisticsCollectionContract
export type OwnReturns = ReplyOf<Collection['listOwnReturns']>
export type ReturnLine = OwnReturns['items'][number]
export type ReturnSheet = ReplyOf<Collection['openOwnReturn']>
export type SheetRead = ReplyOf<Collection['readReturnSheet']>
export type FileFilled = ReplyOf<Collection['importReturnFile']>
export type Submitted = ReplyOf<Collection['submitReturn']>

export const templateUrl = (obligation: string, language: Language): string =>
  urlOf(statisticsCollectionContract.downloadReturnTemplate, {
    params: { obligation },
    query: { language },
  })
export const sheetUrl = (obligation: string): string =>
  urlOf(statisticsCollectionContract.readReturnSheet, { params: { obligation } })

export const importUrl = (obligation: string, draft: number): string =>
  urlOf(statisticsCollectionContract.importReturnFile, { params: { obligation }, query: { draft } })
export const fileUrl = (obligation: string): string =>
  urlOf(statisticsCollectionContract.downloadReturnFile, { params: { obligation } })

export const ownReturnsQuery = queryOptions({
  queryKey: ['statistics', 'returns'],
  queryFn: ({ signal }) => collectionApi.listOwnReturns({ query: {} }, { signal }),
})

/** Read once when the page opens: what is typed there must not be replaced under the hands. */
export const ownReturnQuery = (obligation: string) =>
  queryOptions({
    queryKey: ['statistics', 'return', obligation],
    queryFn: ({ signal }) => collectionApi.openOwnReturn({ params: { obligation } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
