import type { Permission } from '@wstc/domain/identity/permissions'
import type { AppPage } from '../../app-page.ts'
import type { TextOf } from '../../i18n/resources.ts'
import { duties } from './list.ts'

const audience = ['admin'] as const

const homeOf = (
  path: AppPage['path'],
  title: TextOf,
  may: Permission,
  load: AppPage['load'],
): AppPage => ({ path, title, audience, may, nav: { group: 'start', order: 0 }, home: true, load })

const loads: Readonly<Record<(typeof duties)[number]['to'], AppPage['load']>> = {
  '/admin/organisations': async () => (await import('./organisations.tsx')).OrganisationsPage,
  '/admin/accounts': async () => (await import('./accounts.tsx')).AccountsPage,
  '/admin/roles': async () => (await import('./roles.tsx')).RolesPage,
  '/admin/access': async () => (await import('./access.tsx')).ExplainPage,
  '/admin/audit/entries': async () => (await import('./audit-log.tsx')).AuditLogPage,
  '/admin/audit/proof': async () => (await import('./audit-proof.tsx')).AuditProofPage,
  '/admin/jobs': async () => (await import('./failed-jobs.tsx')).FailedJobsPage,
}

/** Pages of the three administrators; each begins with a page of its own. */
export const adminPages: readonly AppPage[] = [
  homeOf(
    '/admin/system',
    ($) => $.desk.system.title,
    'platform.system.read',
    async () => (await import('./system.tsx')).SystemPage,
  ),
  homeOf(
    '/admin/security',
    ($) => $.desk.security.title,
    'identity.roles.grant',
    async () => (await import('./security.tsx')).SecurityHomePage,
  ),
  homeOf(
    '/admin/audit',
    ($) => $.audit.homeTitle,
    'audit.entries.read',
    async () => (await import('./audit-home.tsx')).AuditHomePage,
  ),
  ...duties.map(({ to, label, may, nav }) => ({
    path: to,
    title: label,
    audience,
    may,
    nav,
    load: loads[to],
  })),
]
