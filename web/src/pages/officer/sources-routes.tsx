import type { AppPage } from '../../app-page.ts'

const seen = { audience: ['officer'], may: 'statistics.source.read' } as const

/** Pages of administrative sources: files, matching, the reconciliation with returns. */
export const sourcesPages: readonly AppPage[] = [
  {
    ...seen,
    path: '/sources',
    title: ($) => $.statisticsSources.title,
    nav: { group: 'statistics', order: 2 },
    load: async () => (await import('./sources.tsx')).DeliveriesPage,
  },
  {
    ...seen,
    path: '/sources/matching',
    title: ($) => $.statisticsSources.matching,
    load: async () => (await import('./sources.tsx')).MatchingPage,
  },
  {
    ...seen,
    path: '/sources/comparison',
    title: ($) => $.statisticsSources.comparison,
    load: async () => (await import('./sources.tsx')).ComparisonPage,
  },
  {
    audience: ['officer'],
    may: 'identity.keys.manage',
    path: '/sources/keys',
    title: ($) => $.statisticsSources.keys,
    load: async () => (await import('./sources.tsx')).SourceKeysPage,
  },
  {
    ...seen,
    path: '/sources/deliveries/$delivery',
    title: ($) => $.statisticsSources.delivery,
    load: async () => (await import('./sources.tsx')).DeliveryPage,
  },
  {
    ...seen,
    path: '/sources/units/$enterprise',
    title: ($) => $.statisticsSources.unit,
    load: async () => (await import('./sources.tsx')).UnitFiguresPage,
  },
]
