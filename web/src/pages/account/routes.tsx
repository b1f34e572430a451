import type { AppPage } from '../../app-page.ts'
import { accountList } from './list.ts'

const everyone = ['leader', 'officer', 'enterprise', 'bank', 'expert', 'agency', 'admin'] as const

const loads: Readonly<Record<(typeof accountList)[number]['to'], AppPage['load']>> = {
  '/account': async () => (await import('./profile.tsx')).ProfilePage,
  '/account/security': async () => (await import('./security.tsx')).SecurityPage,
  '/account/sessions': async () => (await import('./sessions.tsx')).SessionsPage,
  '/account/delegations': async () => (await import('./delegations.tsx')).DelegationsPage,
  '/account/access': async () => (await import('./access.tsx')).AccessPage,
  '/account/record': async () => (await import('./record.tsx')).RecordPage,
  '/account/notices': async () => (await import('./notice-settings.tsx')).NoticeSettingsPage,
}

/** What every signed-in person has: the account, the notices and the jobs. */
export const accountPages: readonly AppPage[] = [
  ...accountList.map(({ to, label }) => ({
    path: to,
    title: label,
    audience: everyone,
    load: loads[to],
  })),
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
