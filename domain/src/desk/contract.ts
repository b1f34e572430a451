import { z } from 'zod'
import { type Audience, endpoint } from '../kernel/endpoint.ts'
import { fileBytesLimit, fileTypes } from './files.ts'
import { Draft, DraftKey, FileCard, JobCard, ListName, SavedView, SearchHit } from './model.ts'
import { serversContract } from './servers.ts'
import { warehouseContract } from './warehouse.ts'

const audience = [
  'leader',
  'officer',
  'enterprise',
  'bank',
  'expert',
  'agency',
  'admin',
] as const satisfies readonly Audience[]

const own = { access: 'session', audience } as const
const media = [...new Set(Object.values(fileTypes).map((type) => type.media))]
const byId = z.object({ id: z.string().max(40) })
const byKey = z.object({ key: DraftKey })

export const deskContract = {
  ...warehouseContract,
  ...serversContract,
  listDrafts: endpoint({
    ...own,
    method: 'GET',
    path: '/desk/drafts',
    summary: { zh: '查看本人草稿', en: 'List one’s drafts' },
    reply: z.object({ items: z.array(Draft.omit({ values: true })) }),
  }),
  findDraft: endpoint({
    ...own,
    method: 'GET',
    path: '/desk/drafts/:key',
    summary: { zh: '取回草稿', en: 'Get a draft' },
    params: byKey,
    reply: z.object({ draft: Draft.nullable() }),
  }),
  saveDraft: endpoint({
    ...own,
    method: 'PUT',
    path: '/desk/drafts/:key',
    summary: { zh: '保存草稿', en: 'Save a draft' },
    params: byKey,
    ifMatch: true,
    body: z.object({
      formVersion: z.string().min(1).max(40),
      values: z.record(z.string(), z.unknown()),
    }),
    reply: Draft.omit({ values: true }),
  }),
  discardDraft: endpoint({
    ...own,
    method: 'DELETE',
    path: '/desk/drafts/:key',
    summary: { zh: '删除草稿', en: 'Discard a draft' },
    params: byKey,
  }),
  getViews: endpoint({
    ...own,
    method: 'GET',
    path: '/desk/views/:list',
    summary: { zh: '查看列表的已存视图', en: 'Get the saved views of a list' },
    params: z.object({ list: ListName }),
    reply: z.object({ items: z.array(SavedView) }),
  }),
  putViews: endpoint({
    ...own,
    method: 'PUT',
    path: '/desk/views/:list',
    summary: { zh: '保存列表的视图', en: 'Save the views of a list' },
    params: z.object({ list: ListName }),
    body: z.object({ items: z.array(SavedView).max(50) }),
    reply: z.object({ items: z.array(SavedView) }),
  }),
  uploadFile: endpoint({
    ...own,
    method: 'POST',
    path: '/desk/files',
    summary: { zh: '上传附件', en: 'Upload a file' },
    upload: { bytes: fileBytesLimit + 64 * 1024 },
    reply: FileCard,
    perMinute: 60,
  }),
  downloadFile: endpoint({
    ...own,
    method: 'GET',
    path: '/desk/files/:id',
    summary: { zh: '下载本单位附件', en: 'Download a file of the own organisation' },
    params: byId,
    file: media,
  }),
  deleteFile: endpoint({
    ...own,
    method: 'DELETE',
    path: '/desk/files/:id',
    summary: { zh: '删除未使用的附件', en: 'Delete a file that nothing uses' },
    params: byId,
  }),
  listJobs: endpoint({
    ...own,
    method: 'GET',
    path: '/desk/jobs',
    summary: { zh: '查看本人的后台任务', en: 'List one’s jobs' },
    query: z.object({
      after: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    reply: z.object({ items: z.array(JobCard), next: z.string().nullable() }),
  }),
  getJob: endpoint({
    ...own,
    method: 'GET',
    path: '/desk/jobs/:id',
    summary: { zh: '查看后台任务进度', en: 'See how far a job is' },
    params: byId,
    reply: JobCard,
  }),
  downloadJobResult: endpoint({
    ...own,
    method: 'GET',
    path: '/desk/jobs/:id/result',
    summary: { zh: '下载后台任务的结果', en: 'Download the result of a job' },
    params: byId,
    file: media,
  }),
  listFailedJobs: endpoint({
    method: 'GET',
    path: '/desk/failed-jobs',
    summary: { zh: '查看失败的后台任务', en: 'List failed jobs' },
    access: 'platform.jobs.manage',
    audience: ['admin'],
    query: z.object({
      after: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reply: z.object({
      items: z.array(JobCard.extend({ error: z.string().nullable() })),
      next: z.string().nullable(),
    }),
  }),
  retryJob: endpoint({
    method: 'POST',
    path: '/desk/failed-jobs/:id/retry',
    summary: { zh: '重新执行失败的后台任务', en: 'Run a failed job again' },
    access: 'platform.jobs.manage',
    audience: ['admin'],
    params: byId,
  }),
  search: endpoint({
    method: 'GET',
    path: '/search',
    summary: {
      zh: '全局检索，支持汉字、拼音和首字母',
      en: 'Search everything; Chinese, pinyin and initials',
    },
    access: 'public',
    audience: ['public', ...audience],
    query: z.object({
      q: z.string().max(100),
      kind: z.union([z.string().max(40), z.array(z.string().max(40)).max(20)]).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    reply: z.object({ items: z.array(SearchHit) }),
    perMinute: 240,
  }),
}
