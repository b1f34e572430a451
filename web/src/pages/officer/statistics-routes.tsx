import type { AppPage } from '../../app-page.ts'

const seen = {
  audience: ['officer'],
  may: ['statistics.collection.read', 'statistics.collection.read-district'],
} as const
const review = { audience: ['officer'], may: 'statistics.return.review' } as const

/** Pages of the statistics office: rounds, who owes, review, locks. */
export const statisticsPages: readonly AppPage[] = [
  {
    ...seen,
    path: '/statistics/desk',
    title: ($) => $.desk.home.title,
    nav: { group: 'start', order: 0 },
    home: true,
    load: async () => (await import('./statistics-desk.tsx')).StatisticsDeskPage,
  },
  {
    ...seen,
    path: '/statistics',
    title: ($) => $.statisticsOffice.rounds,
    nav: { group: 'statistics', order: 0 },
    load: async () => (await import('./statistics.tsx')).RoundsPage,
  },
  {
    ...seen,
    path: '/statistics/follow-up',
    title: ($) => $.statisticsFollowUp.title,
    nav: { group: 'statistics', order: 1 },
    load: async () => (await import('./statistics-follow-up.tsx')).FollowUpPage,
  },
  {
    path: '/statistics/follow-up/demands',
    title: ($) => $.statisticsFollowUp.demands,
    audience: ['officer'],
    may: 'statistics.collection.read',
    load: async () => (await import('./statistics-follow-up.tsx')).DemandsPage,
  },
  {
    ...seen,
    path: '/statistics/follow-up/rates',
    title: ($) => $.statisticsFollowUp.rates,
    load: async () => (await import('./statistics-follow-up.tsx')).RatesPage,
  },
  {
    path: '/statistics/locks',
    title: ($) => $.statisticsOffice.locks,
    audience: ['officer'],
    may: 'statistics.collection.read',
    load: async () => (await import('./statistics.tsx')).LocksPage,
  },
  {
    ...review,
    path: '/statistics/review/$obligation',
    title: ($) => $.statisticsOffice.review,
    load: async () => (await import('./statistics.tsx')).ReviewPage,
  },
  {
    ...seen,
    path: '/statistics/$survey/$period',
    title: ($) => $.statisticsOffice.units,
    load: async () => (await import('./statistics.tsx')).UnitsPage,
  },
  {
    ...review,
    path: '/statistics/$survey/$period/review',
    title: ($) => $.statisticsOffice.queue,
    load: async () => (await import('./statistics.tsx')).QueuePage,
  },
]
