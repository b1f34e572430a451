import type { AppPage } from '../../app-page.ts'

export const leaderPages: readonly AppPage[] = [
  {
    path: '/overview',
    title: ($) => $.planCockpit.title,
    audience: ['leader', 'officer'],
    may: 'plan.decision.make',
    home: true,
    nav: { group: 'start', order: 1 },
    load: async () => (await import('./cockpit.tsx')).CockpitPage,
  },
  {
    path: '/briefings',
    title: ($) => $.planBriefing.title,
    audience: ['leader', 'officer'],
    may: 'plan.briefing.read',
    nav: { group: 'plan', order: 8 },
    load: async () => (await import('./briefings.tsx')).BriefingsPage,
  },
]
