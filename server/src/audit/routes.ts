import { auditContract } from '@wstc/domain/audit/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import { serve } from '../platform/serve.ts'
import { listEntries, listOwnEntries } from './service.ts'

export function serveAudit(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'audit', auditContract, {
    listEntries: (call, { query }) => listEntries(call, query),
    listOwnEntries: (call, { query }) => listOwnEntries(call, query),
  })
}
