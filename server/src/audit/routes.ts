import { auditContract } from '@wstc/domain/audit/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import { ownTransaction, serve } from '../platform/serve.ts'
import type { Namers } from './names.ts'
import { exportEntries, exportOwnEntries, listEntries, listOwnEntries } from './service.ts'

export function serveAudit(server: FastifyInstance, platform: Platform, namers: Namers): void {
  serve(server, platform, 'audit', auditContract, {
    listEntries: (call, { query }) => listEntries(call, namers, query),
    exportEntries: ownTransaction((call, { query }) => exportEntries(call, namers, query)),
    listOwnEntries: (call, { query }) => listOwnEntries(call, query),
    exportOwnEntries: ownTransaction((call, { query }) => exportOwnEntries(call, query)),
  })
}
