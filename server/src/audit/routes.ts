import { auditContract } from '@wstc/domain/audit/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import { ownTransaction, serve } from '../platform/serve.ts'
import type { Namers } from './names.ts'
import { exportEntries, exportOwnEntries, listEntries, listOwnEntries } from './service/entries.ts'
import { exportLog } from './service/export.ts'
import { getKeepers, putKeepers } from './service/keepers.ts'
import {
  getLatestHead,
  listHeads,
  listKeys,
  proveConsistency,
  proveEntry,
} from './service/proofs.ts'
import { downloadReceipt, listReceipts, verifyReceipt } from './service/receipts.ts'
import { askForCheck, askForMails, getLogState } from './service/state.ts'

export function serveAudit(server: FastifyInstance, platform: Platform, namers: Namers): void {
  serve(server, platform, 'audit', auditContract, {
    listEntries: (call, { query }) => listEntries(call, namers, query),
    exportEntries: ownTransaction((call, { query }) => exportEntries(call, namers, query)),
    listOwnEntries: (call, { query }) => listOwnEntries(call, query),
    exportOwnEntries: ownTransaction((call, { query }) => exportOwnEntries(call, query)),
    listKeys: (call) => listKeys(call),
    listHeads: (call, { query }) => listHeads(call, query),
    getLatestHead: (call) => getLatestHead(call),
    proveConsistency: ownTransaction((call, { query }) => proveConsistency(call, query)),
    proveEntry: ownTransaction((call, { params }) => proveEntry(call, params.entry)),
    listReceipts: (call, { query }) => listReceipts(call, query),
    downloadReceipt: ownTransaction((call, { params }) => downloadReceipt(call, params.receipt)),
    verifyReceipt: ownTransaction((call, { body }) => verifyReceipt(call, body)),
    getLogState: ownTransaction((call) => getLogState(call)),
    checkLog: (call) => askForCheck(call),
    exportLog: ownTransaction((call) => exportLog(call)),
    getKeepers: (call) => getKeepers(call),
    putKeepers: (call, { body, revision }) => putKeepers(call, revision, body.keepers),
    mailHeads: (call) => askForMails(call),
  })
}
