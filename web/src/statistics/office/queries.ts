import { queryOptions } from '@tanstack/react-query'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import { useActOn } from '../../act.ts'
import { apiOf } from '../../api.ts'
import { collectionApi } from '../queries.ts'

export const reviewApi = apiOf(statisticsReviewContract)
export type Review = ReplyOf<(typeof statisticsReviewContract)['openReview']>

export const roundsQuery = queryOptions({
  queryKey: ['statistics', 'rounds'],
  queryFn: ({ signal }) => collectionApi.listRounds({ query: {} }, { signal }),
})

export const surveysQuery = queryOptions({
  queryKey: ['statistics', 'surveys'],
  staleTime: 60 * 60_000,
  queryFn: ({ signal }) => collectionApi.listSurveys({}, { signal }),
})

export const reviewQuery = (obligation: string) =>
  queryOptions({
    queryKey: ['statistics', 'review', obligation],
    queryFn: ({ signal }) => reviewApi.openReview({ params: { obligation } }, { signal }),
    refetchOnWindowFocus: false,
  })

export const reopeningsQuery = queryOptions({
  queryKey: ['statistics', 'reopenings'],
  queryFn: ({ signal }) => reviewApi.listReopenings({ query: {} }, { signal }),
})

const shown = ['statistics', 'table']

/** Runs an act of this context, as `useActOn` says. */
export const useAct = () => useActOn(shown)
