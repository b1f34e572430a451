import type { Permission } from '@wstc/domain/identity/permissions'
import type { AppPage } from '../../app-page.ts'
import type { TextOf } from '../../i18n/resources.ts'

interface Duty {
  readonly to: `/${string}`
  readonly label: TextOf
  readonly may: Permission
  readonly nav: NonNullable<AppPage['nav']>
}

/** What administrators do, each page with the right that opens it. */
export const duties = [
  {
    to: '/admin/organisations',
    label: ($) => $.desk.organisations.title,
    may: 'identity.organisations.manage',
    nav: { group: 'people', order: 1 },
  },
  {
    to: '/admin/accounts',
    label: ($) => $.desk.security.accounts,
    may: 'identity.accounts.manage',
    nav: { group: 'people', order: 2 },
  },
  {
    to: '/admin/roles',
    label: ($) => $.desk.security.roles,
    may: 'identity.roles.grant',
    nav: { group: 'people', order: 3 },
  },
  {
    to: '/admin/access',
    label: ($) => $.identity.access.explainTitle,
    may: 'identity.access.explain',
    nav: { group: 'people', order: 4 },
  },
  {
    to: '/admin/audit/entries',
    label: ($) => $.audit.title,
    may: 'audit.entries.read',
    nav: { group: 'system', order: 1 },
  },
  {
    to: '/admin/audit/proof',
    label: ($) => $.auditProof.title,
    may: 'audit.log.manage',
    nav: { group: 'system', order: 3 },
  },
  {
    to: '/admin/jobs',
    label: ($) => $.desk.jobs.failed,
    may: 'platform.jobs.manage',
    nav: { group: 'system', order: 2 },
  },
] as const satisfies readonly Duty[]
