import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useToast } from './kit/confirm.tsx'

/**
 * Runs an act: says that it is done, or why not, and asks anew for what the pages show of `topics`,
 * the first words of query keys; a list of their own keeps the answer the same from turn to turn.
 */
export function useActOn(
  topics: readonly string[],
): (act: () => Promise<unknown>, done?: string) => Promise<boolean> {
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
        await Promise.all(topics.map((one) => client.invalidateQueries({ queryKey: [one] })))
      }
    },
    [client, toast, topics],
  )
}
