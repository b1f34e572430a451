import type { AppPage } from '../../app-page.ts'
import type { TextOf } from '../../i18n/resources.ts'

const everyone = ['leader', 'officer', 'enterprise', 'bank', 'expert', 'agency', 'admin'] as const

/** Pages of one's own account, in the order of their list. */
export const accountPages: readonly AppPage[] = [
  {
    path: '/account',
    title: ($) => $.identity.account.profile,
    audience: everyone,
    load: async () => (await import('./profile.tsx')).ProfilePage,
  },
  {
    path: '/account/security',
    title: ($) => $.identity.account.security,
    audience: everyone,
    load: async () => (await import('./security.tsx')).SecurityPage,
  },
  {
    path: '/account/sessions',
    title: ($) => $.identity.account.sessions,
    audience: everyone,
    load: async () => (await import('./sessions.tsx')).SessionsPage,
  },
  {
    path: '/account/delegations',
    title: ($) => $.identity.account.delegations,
    audience: everyone,
    load: async () => (await import('./delegations.tsx')).DelegationsPage,
  },
  {
    path: '/account/access',
    title: ($) => $.identity.account.access,
    audience: everyone,
    load: async () => (await import('./access.tsx')).AccessPage,
  },
  {
    path: '/account/record',
    title: ($) => $.identity.account.record,
    audience: everyone,
    load: async () => (await import('./record.tsx')).RecordPage,
  },
  {
    path: '/account/notices',
    title: ($) => $.identity.account.notices,
    audience: everyone,
    load: async () => (await import('./notice-settings.tsx')).NoticeSettingsPage,
  },
  {
    path: '/notices',
    title: ($) => $.notices.title,
    audience: everyone,
    nav: { group: 'more', order: 1 },
    load: async () => (await import('./notices.tsx')).NoticesPage,
  },
  {
    path: '/jobs',
    title: ($) => $.desk.jobs.mine,
    audience: everyone,
    nav: { group: 'more', order: 2 },
    load: async () => (await import('./jobs.tsx')).OwnJobsPage,
  },
]

/** Entries of the menu behind the person's name. */
export const accountEntries: readonly { readonly to: string; readonly label: TextOf }[] = [
  { to: '/account', label: ($) => $.identity.account.title },
  { to: '/account/security', label: ($) => $.identity.account.security },
  { to: '/account/delegations', label: ($) => $.identity.account.delegations },
  { to: '/account/access', label: ($) => $.identity.account.access },
]
