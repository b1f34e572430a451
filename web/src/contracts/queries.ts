import { queryOptions } from '@tanstack/react-query'
import { contractsContract } from '@wstc/domain/contracts/contract'
import { deskContract } from '@wstc/domain/desk/contract'
import type { QueryInput, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { urlOf } from '@wstc/sdk/client'
import { useActOn } from '../act.ts'
import { apiOf } from '../api.ts'
import { uploadFile } from '../upload.ts'

export const contractsApi = apiOf(contractsContract)
type Contracts = typeof contractsContract
export type OwnSheet = ReplyOf<Contracts['openOwnContract']>
export type Sheet = ReplyOf<Contracts['openContract']>
export type Line = ReplyOf<Contracts['listOwnContracts']>['items'][number]
export type Tables = ReplyOf<Contracts['getContractTables']>

type ListQuery = QueryInput<Contracts['listContracts']>
type ExportQuery = QueryInput<Contracts['exportContracts']>

/** A page of the own contracts, or of the register. */
export const loadContracts = (whose: 'own' | 'register', query: object) =>
  whose === 'own'
    ? contractsApi.listOwnContracts({ query: query as ListQuery })
    : contractsApi.listContracts({ query: query as ListQuery })

/** Whether there is an entry of the register whose contracts these are. */
export const ownEntryQuery = queryOptions({
  queryKey: ['contracts', 'own', 'entry'],
  queryFn: ({ signal }) => contractsApi.listOwnContracts({ query: { limit: 1 } }, { signal }),
})

export const exportContractsUrl = (whose: 'own' | 'register', query: object): string =>
  urlOf(
    whose === 'own' ? contractsContract.exportOwnContracts : contractsContract.exportContracts,
    {
      query: query as ExportQuery,
    },
  )

export const ownContractQuery = (contract: string) =>
  queryOptions({
    queryKey: ['contracts', 'own', contract],
    queryFn: ({ signal }) => contractsApi.openOwnContract({ params: { contract } }, { signal }),
    refetchOnWindowFocus: false,
  })

export const queueQuery = queryOptions({
  queryKey: ['contracts', 'queue'],
  queryFn: ({ signal }) => contractsApi.listContractQueue({ query: {} }, { signal }),
})

export const contractQuery = (contract: string) =>
  queryOptions({
    queryKey: ['contracts', 'one', contract],
    queryFn: ({ signal }) => contractsApi.openContract({ params: { contract } }, { signal }),
    refetchOnWindowFocus: false,
  })

/** The tables of a month; of the last that has ended where none is named. */
export const tablesQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ['contracts', 'tables', month],
    queryFn: ({ signal }) =>
      contractsApi.getContractTables({ query: month ? { month } : {} }, { signal }),
  })

export const tablesUrl = (month: string, format: 'xlsx' | 'csv'): string =>
  urlOf(contractsContract.exportContractTables, { query: { month, format } })

export const offshoreQuery = queryOptions({
  queryKey: ['contracts', 'offshore'],
  queryFn: ({ signal }) => contractsApi.listOffshoreFigures({}, { signal }),
})

/** Keeps a scan among the firm's files. */
export const uploadScan = (file: File): Promise<{ id: string; name: string }> =>
  uploadFile(urlOf(deskContract.uploadFile, {}), file, () => undefined)

const shown = ['contracts']

/** Runs an act of this context, as `useActOn` says. */
export const useAct = () => useActOn(shown)
