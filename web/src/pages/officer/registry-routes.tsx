import type { AppPage } from '../../app-page.ts'

const read = {
  audience: ['officer'],
  may: ['registry.enterprise.read', 'registry.enterprise.read-district'],
} as const

/** Pages of those who keep the register of enterprises. */
export const registryPages: readonly AppPage[] = [
  {
    ...read,
    path: '/registry',
    title: ($) => $.registry.title,
    nav: { group: 'statistics', order: 1 },
    load: async () => (await import('./registry.tsx')).RegisterPage,
  },
  {
    path: '/registry/import',
    title: ($) => $.registry.importTitle,
    audience: ['officer'],
    may: 'registry.enterprise.import',
    load: async () => (await import('./registry.tsx')).RegisterImportPage,
  },
  {
    path: '/registry/changes',
    title: ($) => $.registry.changes,
    audience: ['officer'],
    may: 'registry.change.decide',
    load: async () => (await import('./registry.tsx')).RegisterChangesPage,
  },
  {
    path: '/registry/duplicates',
    title: ($) => $.registry.duplicates,
    audience: ['officer'],
    may: 'registry.enterprise.edit',
    load: async () => (await import('./registry.tsx')).RegisterDuplicatesPage,
  },
  {
    ...read,
    path: '/registry/$enterprise',
    title: ($) => $.registry.enterprise,
    load: async () => (await import('./registry.tsx')).EnterprisePage,
  },
]
