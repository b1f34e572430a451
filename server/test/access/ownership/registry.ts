import type { Ownership } from './model.ts'

const readers = { hidden: ['districtStatistician'], done: ['statistician', 'statHead'] } as const
const readersOfDistrict = { done: ['districtStatistician', 'statistician', 'statHead'] } as const
const loaders = { done: ['statHead', 'statistician'] } as const
const change = (record: { readonly revision?: number }) => ({
  revision: record.revision,
  facts: { address: '某路1号' },
  reason: '核对',
})

/** Entries: all of them for those who keep the register, those of the own district for a district. */
export const registry: Readonly<Record<string, readonly Ownership[]>> = {
  'registry.getEnterprise': [
    { of: 'enterprise', tries: readers },
    { of: 'districtEnterprise', tries: readersOfDistrict },
  ],
  'registry.listEnterpriseVersions': [
    { of: 'enterprise', tries: readers },
    { of: 'districtEnterprise', tries: readersOfDistrict },
  ],
  'registry.changeEnterprise': [
    { of: 'enterprise', body: change, tries: { done: ['statistician'] } },
    { of: 'enterprise', body: change, tries: { done: ['statHead'] } },
  ],
  'registry.linkOrganisation': [
    {
      of: 'enterprise',
      body: ({ revision }) => ({ revision, organisation: null, reason: '误关联' }),
      tries: { done: ['statistician'] },
    },
  ],
  'registry.listLinkable': [{ of: 'enterprise', tries: { done: ['statistician', 'statHead'] } }],
  'registry.addHolding': [
    {
      of: 'enterprise',
      body: () => ({ holder: 'Example Group', share: '50', from: null, until: null }),
      tries: { done: ['statistician', 'statHead'] },
    },
  ],
  'registry.endHolding': [
    {
      of: 'registryHolding',
      body: ({ revision }) => ({ revision, until: '2018-01-01' }),
      tries: { done: ['statistician'] },
    },
  ],
  'registry.mergeEnterprises': [
    {
      of: 'enterprise',
      body: ({ id, revision }) => ({
        revision,
        other: id,
        otherRevision: 1,
        take: [],
        reason: '重复登记',
      }),
      tries: { 'registry/merge-itself': ['statistician'] },
    },
  ],
  'registry.tellApart': [
    {
      of: 'enterprise',
      body: ({ id }) => ({ other: id, reason: '不同企业' }),
      tries: { 'registry/merge-itself': ['statistician'] },
    },
  ],
  'registry.getImport': [{ of: 'registryImport', tries: loaders }],
  'registry.listImportRows': [{ of: 'registryImport', tries: loaders }],
  'registry.exportImportFaults': [{ of: 'registryImport', tries: loaders }],
  'registry.confirmImport': [
    {
      of: 'registryImport',
      tries: { done: ['statistician'], 'registry/import-over': ['statHead'] },
    },
  ],
  'registry.discardImport': [
    {
      of: 'registryImport',
      tries: { done: ['statistician'], 'registry/import-over': ['statHead'] },
    },
  ],
  'registry.withdrawChange': [
    { of: 'registryChange', tries: { hidden: ['otherFirmAdmin'], done: ['firmAdmin'] } },
  ],
  'registry.decideChange': [
    {
      of: 'registryChange',
      body: ({ revision }) => ({ revision, outcome: 'approved', reason: '属实' }),
      tries: { done: ['statistician'], 'registry/change-settled': ['statHead'] },
    },
  ],
}
