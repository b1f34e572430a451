import { useCallback, useSyncExternalStore } from 'react'
import { narrow } from './tokens.ts'

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

/** Whether the window has room for one column only. */
export function useNarrow(): boolean {
  return useMediaQuery(`(max-width: ${narrow}px)`)
}
