import type { AppPage } from '../../app-page.ts'

const office = { audience: ['officer'], may: 'contracts.register.read' } as const

/** Pages of the statistics office on contracts: queue, register, one contract, monthly tables. */
export const contractsPages: readonly AppPage[] = [
  {
    ...office,
    path: '/contract-review',
    title: ($) => $.contracts.office.title,
    nav: { group: 'statistics', order: 2 },
    load: async () => (await import('./contracts.tsx')).ContractQueuePage,
  },
  {
    ...office,
    path: '/contract-review/register',
    title: ($) => $.contracts.office.register,
    load: async () => (await import('./contracts.tsx')).ContractRegisterPage,
  },
  {
    ...office,
    path: '/contract-review/tables',
    title: ($) => $.contracts.office.tables,
    load: async () => (await import('./contracts.tsx')).ContractTablesPage,
  },
  {
    ...office,
    path: '/contract-review/$contract',
    title: ($) => $.contracts.one,
    load: async () => (await import('./contracts.tsx')).ContractReviewPage,
  },
]
