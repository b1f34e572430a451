import type { AppPage } from './app-page.ts'
import { accountPages } from './pages/account/routes.tsx'
import { adminPages } from './pages/admin/routes.tsx'
import { enterprisePages } from './pages/enterprise/routes.tsx'
import { leaderPages } from './pages/leader/routes.tsx'
import { contractsPages } from './pages/officer/contracts-routes.tsx'
import { registryPages } from './pages/officer/registry-routes.tsx'
import { officerPages } from './pages/officer/routes.tsx'
import { sourcesPages } from './pages/officer/sources-routes.tsx'
import { statisticsPages } from './pages/officer/statistics-routes.tsx'
import { may, type WorkSession } from './session.ts'

/** Every page of the app. */
export const appPages: readonly AppPage[] = [
  ...leaderPages,
  ...officerPages,
  ...registryPages,
  ...statisticsPages,
  ...sourcesPages,
  ...contractsPages,
  ...enterprisePages,
  ...adminPages,
  ...accountPages,
]

/** Whether the page is among those this session works with. */
export function isOffered(page: AppPage, session: WorkSession): boolean {
  return page.audience.includes(session.audience) && isAllowed(page, session)
}

export function isAllowed(page: AppPage, session: WorkSession): boolean {
  return page.may === undefined || may(session, page.may)
}
