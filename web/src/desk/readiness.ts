import { queryOptions } from '@tanstack/react-query'
import { unreachable } from '../api.ts'

/** Whether the server can do its work, by `/readyz`, which answers 503 while it cannot. */
export const readinessQuery = queryOptions({
  queryKey: ['desk', 'readiness'],
  refetchInterval: 30_000,
  queryFn: async ({ signal }): Promise<{ ready: boolean; database: boolean }> => {
    const response = await fetch('/readyz', { signal }).catch(() => {
      throw unreachable()
    })
    const { database } = (await response.json()) as { database?: string }
    return { ready: response.ok, database: database === 'ok' }
  },
})
