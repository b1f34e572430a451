import { queryOptions, useQueryClient } from '@tanstack/react-query'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import { useCallback } from 'react'
import { apiOf } from '../../api.ts'
import { useToast } from '../../kit/confirm.tsx'
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

/** Runs an act: says that it is done, or why not, and asks anew for what the pages show. */
export function useAct(): (act: () => Promise<unknown>, done?: string) => Promise<boolean> {
  const client = useQueryClient()
  const toast = useToast()
  return useCallback(
    async (act, done) => {
      try {
        await act()
        if (done) toast.done(done)
        return true
      } catch (error) {
        toast.failed(error)
        return false
      } finally {
        await Promise.all([
          client.invalidateQueries({ queryKey: ['statistics'] }),
          client.invalidateQueries({ queryKey: ['table'] }),
        ])
      }
    },
    [client, toast],
  )
}
