import { z } from 'zod'
import { type Audience, endpoint } from '../kernel/endpoint.ts'
import { Notice, Preferences } from './model.ts'

const audience = [
  'leader',
  'officer',
  'enterprise',
  'bank',
  'expert',
  'agency',
  'admin',
] as const satisfies readonly Audience[]

export const noticesContract = {
  listNotices: endpoint({
    method: 'GET',
    path: '/notices',
    summary: { zh: '查看通知，未读在前', en: 'List notices, unread first' },
    access: 'session',
    audience,
    query: z.object({
      state: z.enum(['all', 'unread']).default('all'),
      /** `next` of the page before. */
      after: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    reply: z.object({ items: z.array(Notice), next: z.string().nullable() }),
  }),
  countNotices: endpoint({
    method: 'GET',
    path: '/notices/count',
    summary: { zh: '未读通知数', en: 'Count unread notices' },
    access: 'session',
    audience,
    reply: z.object({ unread: z.number().int() }),
  }),
  markNoticeRead: endpoint({
    method: 'POST',
    path: '/notices/:id/read',
    summary: { zh: '标记为已读', en: 'Mark a notice as read' },
    access: 'session',
    audience,
    params: z.object({ id: z.string().max(40) }),
  }),
  markAllNoticesRead: endpoint({
    method: 'POST',
    path: '/notices/read',
    summary: { zh: '全部标记为已读', en: 'Mark all notices as read' },
    access: 'session',
    audience,
    reply: z.object({ marked: z.number().int() }),
  }),
  getNoticePreferences: endpoint({
    method: 'GET',
    path: '/notices/preferences',
    summary: { zh: '查看通知设置', en: 'See how notices are received' },
    access: 'session',
    audience,
    reply: Preferences,
  }),
  putNoticePreferences: endpoint({
    method: 'PUT',
    path: '/notices/preferences',
    summary: { zh: '修改通知设置', en: 'Change how notices are received' },
    access: 'session',
    audience,
    body: Preferences,
    reply: Preferences,
  }),
}
