import type { Audience } from '@wstc/domain/kernel/endpoint'
import type { AppPage } from '../../app-page.ts'

const loadHome: AppPage['load'] = async () => (await import('./home.tsx')).OutsideHomePage

const homeOf = (audience: Audience): AppPage => ({
  path: `/${audience}`,
  title: ($) => $.desk.home.title,
  audience: [audience],
  nav: { group: 'start', order: 0 },
  home: true,
  load: loadHome,
})

/** Pages of enterprises, banks, experts and agencies, and the people of any organisation. */
export const enterprisePages: readonly AppPage[] = [
  homeOf('enterprise'),
  homeOf('bank'),
  homeOf('expert'),
  homeOf('agency'),
  {
    path: '/own-entry',
    title: ($) => $.registry.own,
    audience: ['enterprise'],
    may: 'registry.own.read',
    nav: { group: 'statistics', order: 1 },
    load: async () => (await import('../../registry/own-entry.tsx')).OwnEntry,
  },
  {
    path: '/returns',
    title: ($) => $.statisticsReturn.title,
    audience: ['enterprise'],
    may: 'statistics.return.prepare',
    nav: { group: 'statistics', order: 0 },
    load: async () => (await import('./returns.tsx')).ReturnListPage,
  },
  {
    path: '/returns/$obligation',
    title: ($) => $.statisticsReturn.one,
    audience: ['enterprise'],
    may: 'statistics.return.prepare',
    load: async () => (await import('./returns.tsx')).ReturnPage,
  },
  {
    path: '/contracts',
    title: ($) => $.contracts.title,
    audience: ['enterprise'],
    may: 'contracts.own.prepare',
    nav: { group: 'statistics', order: 2 },
    load: async () => (await import('./contracts.tsx')).OwnContractsPage,
  },
  {
    path: '/contracts/$contract',
    title: ($) => $.contracts.one,
    audience: ['enterprise'],
    may: 'contracts.own.prepare',
    load: async () => (await import('./contracts.tsx')).OwnContractPage,
  },
  {
    path: '/people',
    title: ($) => $.identity.people.title,
    audience: ['officer', 'enterprise', 'bank', 'expert', 'agency'],
    may: 'identity.people.read',
    nav: { group: 'people', order: 0 },
    load: async () => (await import('./people.tsx')).PeoplePage,
  },
  {
    path: '/keys',
    title: ($) => $.identity.keys.title,
    audience: ['enterprise'],
    may: 'identity.keys.manage',
    nav: { group: 'people', order: 1 },
    load: async () => (await import('./keys.tsx')).KeysPage,
  },
]
