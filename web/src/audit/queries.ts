import { auditContract } from '@wstc/domain/audit/contract'
import type { ReplyOf } from '@wstc/domain/kernel/endpoint'
import { apiOf } from '../api.ts'

export const auditApi = apiOf(auditContract)

export type Entry = ReplyOf<typeof auditContract.listEntries>['items'][number]
