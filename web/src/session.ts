import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { type Session, sessionContract } from '@wstc/domain/identity/contract/session'
import type { Permission } from '@wstc/domain/identity/permissions'
import { useMemo } from 'react'
import { apiOf } from './api.ts'

export const sessionApi = apiOf(sessionContract)

/** A session that may work: every step of signing in is done. */
export type WorkSession = Session & {
  readonly person: NonNullable<Session['person']>
  readonly organisation: NonNullable<Session['organisation']>
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: ({ signal }) => sessionApi.getSession({}, { signal }),
})

/** The session where it may work, undefined where a step of signing in is missing. */
export function readySession(session: Session): WorkSession | undefined {
  const { person, organisation } = session
  if (session.step !== 'done' || !person || !organisation) return undefined
  return { ...session, person, organisation }
}

/** The session in a page, where the route guard has made sure that there is one. */
export function useSession(): WorkSession {
  const { data } = useQuery(sessionQuery)
  const session = useMemo(() => data && readySession(data), [data])
  if (!session) throw new Error('useSession on a page without a session')
  return session
}

export function may(session: WorkSession, needed: Permission | readonly Permission[]): boolean {
  return [needed].flat().some((one) => session.permissions.includes(one as Permission))
}

/** `const may = useMay(); may('plan.progress.report')`. */
export function useMay(): (needed: Permission | readonly Permission[]) => boolean {
  const session = useSession()
  return (needed) => may(session, needed)
}

/** Asks the server anew who is signed in, after something that changes it. */
export function renewSession(client: QueryClient): Promise<Session> {
  return client.fetchQuery({ ...sessionQuery, staleTime: 0 })
}
