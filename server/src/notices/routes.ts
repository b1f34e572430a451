import { noticesContract } from '@wstc/domain/notices/contract'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform/platform.ts'
import { serve } from '../platform/serve.ts'
import * as notices from './service.ts'

export function serveNotices(server: FastifyInstance, platform: Platform): void {
  serve(server, platform, 'notices', noticesContract, {
    listNotices: (call, { query }) => notices.listNotices(call, query),
    countNotices: (call) => notices.countNotices(call),
    markNoticeRead: async (call, { params }) => {
      await notices.markNoticeRead(call, params.id)
      return undefined
    },
    markAllNoticesRead: (call) => notices.markAllNoticesRead(call),
    getNoticePreferences: (call) => notices.getPreferences(call),
    putNoticePreferences: (call, { body }) => notices.putPreferences(call, body),
  })
}
