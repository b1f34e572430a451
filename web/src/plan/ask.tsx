import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ErrorNote } from '../kit/error-page.tsx'
import { Loading } from '../kit/loading.tsx'

interface AskProps<T> {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}

/** What a query answered; while it runs its outline, and in words why it failed. */
export function Ask<T>({ query, children }: AskProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  return <Loading />
}
