import { queryOptions } from '@tanstack/react-query'
import { registryContract } from '@wstc/domain/registry/contract'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../api.ts'

export const registryApi = apiOf(registryContract)

export const exportEnterprisesUrl = (query: object) =>
  urlOf(registryContract.exportEnterprises, { query })
export const templateUrl = urlOf(registryContract.getRegisterTemplate, {})
export const uploadUrl = urlOf(registryContract.previewImport, {})
export const faultsUrl = (id: string) =>
  urlOf(registryContract.exportImportFaults, { params: { import: id }, query: {} })

export const wordsQuery = queryOptions({
  queryKey: ['registry', 'words'],
  staleTime: 60 * 60_000,
  queryFn: ({ signal }) => registryApi.getRegisterWords({}, { signal }),
})

export const enterpriseQuery = (enterprise: string) =>
  queryOptions({
    queryKey: ['registry', 'enterprise', enterprise],
    queryFn: ({ signal }) => registryApi.getEnterprise({ params: { enterprise } }, { signal }),
  })

export const linkableQuery = (enterprise: string, q: string) =>
  queryOptions({
    queryKey: ['registry', 'linkable', enterprise, q],
    queryFn: ({ signal }) =>
      registryApi.listLinkable({ params: { enterprise }, query: q ? { q } : {} }, { signal }),
  })

export const versionsQuery = (enterprise: string) =>
  queryOptions({
    queryKey: ['registry', 'versions', enterprise],
    queryFn: ({ signal }) =>
      registryApi.listEnterpriseVersions({ params: { enterprise } }, { signal }),
  })

export const ownQuery = queryOptions({
  queryKey: ['registry', 'own'],
  queryFn: ({ signal }) => registryApi.getOwnEnterprise({}, { signal }),
})

export const changesQuery = queryOptions({
  queryKey: ['registry', 'changes'],
  queryFn: ({ signal }) => registryApi.listChanges({ query: { state: 'open' } }, { signal }),
})

export const duplicatesQuery = (apart: 'yes' | 'no') =>
  queryOptions({
    queryKey: ['registry', 'duplicates', apart],
    queryFn: ({ signal }) => registryApi.listDuplicates({ query: { apart } }, { signal }),
  })

export const importsQuery = queryOptions({
  queryKey: ['registry', 'imports'],
  queryFn: ({ signal }) => registryApi.listImports({}, { signal }),
})
