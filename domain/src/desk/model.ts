import { z } from 'zod'
import { Bilingual } from '../kernel/bilingual.ts'
import { fileTypeNames } from './files.ts'

/** Name of a form and of what it is filled in for: `plan.progress:2018-Q1:task-7`. */
export const DraftKey = z.string().regex(/^[A-Za-z0-9._:-]{1,160}$/)

/** 草稿: what was typed and not yet handed in. */
export const Draft = z.object({
  key: z.string(),
  /** Version of the form; a draft of another version is not filled in without asking. */
  formVersion: z.string(),
  values: z.record(z.string(), z.unknown()),
  /** Counts the saves; a save names the one it follows. */
  revision: z.number().int(),
  savedAt: z.iso.datetime(),
})
export type Draft = z.infer<typeof Draft>

/** Days a draft is kept after its last save. */
export const draftDays = 90
/** Most bytes of a draft's values as JSON. */
export const draftBytesLimit = 256 * 1024

export const ListName = z.string().regex(/^[a-z0-9.-]{1,80}$/)

/** 视图: a person's question to a list, with the columns shown. */
export const SavedView = z.strictObject({
  name: z.string().trim().min(1).max(60),
  question: z.record(z.string(), z.unknown()),
  columns: z.array(z.string().max(80)).max(200),
})
export type SavedView = z.infer<typeof SavedView>

/** 附件 as its readers see it. */
export const FileCard = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(fileTypeNames),
  bytes: z.number().int(),
  sha256: z.string(),
  at: z.iso.datetime(),
  href: z.string(),
})
export type FileCard = z.infer<typeof FileCard>

/** 后台任务 as its owner sees it. */
export const JobCard = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int().nullable(),
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  /** Code of the problem that ended it. */
  problem: z.string().nullable(),
  /** Where its result is downloaded. */
  href: z.string().nullable(),
})
export type JobCard = z.infer<typeof JobCard>

/** 检索结果: one thing found. */
export const SearchHit = z.object({
  kind: z.string(),
  id: z.string(),
  title: Bilingual,
  detail: Bilingual.optional(),
  link: z.string(),
  /** Higher is better; comparable between kinds. */
  score: z.number(),
})
export type SearchHit = z.infer<typeof SearchHit>
