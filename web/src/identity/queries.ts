import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { identityContract } from '@wstc/domain/identity/contract'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../api.ts'

export const identityApi = apiOf(identityContract)

export const exportPeopleUrl = (query: object) => urlOf(identityContract.exportPeople, { query })
export const exportOrganisationsUrl = (query: object) =>
  urlOf(identityContract.exportOrganisations, { query })

export const profileQuery = queryOptions({
  queryKey: ['identity', 'profile'],
  queryFn: ({ signal }) => identityApi.getProfile({}, { signal }),
})

export const sessionsQuery = queryOptions({
  queryKey: ['identity', 'sessions'],
  queryFn: ({ signal }) => identityApi.listSessions({}, { signal }),
})

export const keysQuery = queryOptions({
  queryKey: ['identity', 'keys'],
  queryFn: ({ signal }) => identityApi.listApiKeys({}, { signal }),
})

export const delegationsQuery = queryOptions({
  queryKey: ['identity', 'delegations'],
  queryFn: ({ signal }) => identityApi.listDelegations({}, { signal }),
})

/** What a person may see and do; one's own where none is named. */
export const explanationQuery = (person?: string) =>
  queryOptions({
    queryKey: ['identity', 'explanation', person ?? 'own'],
    queryFn: ({ signal }) =>
      identityApi.explainAccess({ query: person ? { person } : {} }, { signal }),
  })

export const personQuery = (person: string) =>
  queryOptions({
    queryKey: ['identity', 'person', person],
    queryFn: ({ signal }) => identityApi.getPerson({ params: { person } }, { signal }),
  })

/** The first 200 people that match; every reading is on the record, so it is kept for a while. */
export const peopleQuery = (query: { text?: string; organisation?: string } = {}) =>
  queryOptions({
    queryKey: ['identity', 'people', query],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) =>
      identityApi.listPeople({ query: { ...query, limit: 200 } }, { signal }),
  })

export const organisationsQuery = infiniteQueryOptions({
  queryKey: ['identity', 'organisations'],
  staleTime: 10 * 60_000,
  initialPageParam: undefined as string | undefined,
  queryFn: ({ signal, pageParam }) =>
    identityApi.listOrganisations(
      { query: { limit: 200, ...(pageParam ? { after: pageParam } : {}) } },
      { signal },
    ),
  getNextPageParam: (page) => page.next ?? undefined,
})
