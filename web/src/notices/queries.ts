import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { noticesContract } from '@wstc/domain/notices/contract'
import { apiOf } from '../api.ts'

export const noticesApi = apiOf(noticesContract)

export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  refetchInterval: 60_000,
  queryFn: ({ signal }) => noticesApi.countNotices({}, { signal }),
})

/** The newest notices, unread first, for the panel behind the bell. */
export const latestNoticesQuery = queryOptions({
  queryKey: ['notices', 'latest'],
  queryFn: ({ signal }) => noticesApi.listNotices({ query: { limit: 20 } }, { signal }),
})

export const noticesQuery = (state: 'all' | 'unread') =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      noticesApi.listNotices(
        { query: { state, limit: 30, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const noticePreferencesQuery = queryOptions({
  queryKey: ['notices', 'preferences'],
  queryFn: ({ signal }) => noticesApi.getNoticePreferences({}, { signal }),
})
