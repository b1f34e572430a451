import type { ReactNode } from 'react'
import { queryClient } from './api.ts'
import { searchEverything } from './desk/search.ts'
import { identityApi } from './identity/queries.ts'
import type { SearchResult } from './kit/search.tsx'
import { useBell } from './notices/bell.tsx'

interface AppExtras {
  /** Global search behind the palette; the box is not shown without it. */
  search?: (query: string, signal: AbortSignal) => Promise<readonly SearchResult[]>
  /** A hook for the bell, and the panel it opens. */
  useNotices: () =>
    | { readonly unread: number; readonly onOpen: () => void; readonly panel: ReactNode }
    | undefined
  signOut: () => Promise<void>
}

/** What rooms give to the frame of the app. */
export const extras: AppExtras = {
  search: searchEverything,
  useNotices: useBell,
  signOut: async () => {
    await identityApi.signOut()
    queryClient.clear()
    location.assign('/app/sign-in')
  },
}
