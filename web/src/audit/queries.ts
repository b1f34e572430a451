import { auditContract } from '@wstc/domain/audit/contract'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { urlOf } from '@wstc/sdk/client'
import { apiOf } from '../api.ts'

export const auditApi = apiOf(auditContract)

export const exportEntriesUrl = (query: object) => urlOf(auditContract.exportEntries, { query })
export const exportOwnEntriesUrl = (query: object) =>
  urlOf(auditContract.exportOwnEntries, { query })

export type Entry = ReplyOf<typeof auditContract.listEntries>['items'][number]
