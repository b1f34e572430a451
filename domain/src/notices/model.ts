import { z } from 'zod'
import { Bilingual } from '../kernel/bilingual.ts'
import { Day } from '../kernel/period.ts'
import { noticeKindNames } from './kinds.ts'

export const NoticeKindName = z.enum(noticeKindNames)

/** What fills the blanks of a notice's text. */
export const NoticeValues = z.record(
  z.string(),
  z.union([z.string().max(500), z.number(), Bilingual]),
)
export type NoticeValues = z.infer<typeof NoticeValues>

/** A page of the app, as the browser and the mail need it: `/app/tasks/7`; never an address elsewhere. */
export const NoticeLink = z
  .string()
  .max(500)
  .regex(/^\/app(?:[/?][^\s\\]*)?$/)

/** 通知方式: in the product only; in the digest mail as well; not at all. */
export const Delivery = z.enum(['product', 'digest', 'off'])
export type Delivery = z.infer<typeof Delivery>

/** Times at which digest mails are made, Asia/Shanghai, on working days. */
export const digestTimes = ['08:30', '13:30', '17:00'] as const
export const DigestTime = z.enum(digestTimes)
export type DigestTime = z.infer<typeof DigestTime>

/** 免打扰: days on which no digest is sent, both included; what came waits until after. */
export const QuietSpan = z.strictObject({ from: Day, to: Day })
export type QuietSpan = z.infer<typeof QuietSpan>

export const Preferences = z.strictObject({
  digestTime: DigestTime,
  quiet: z.array(QuietSpan).max(20),
  /** Only what differs from the kind's own rule. */
  kinds: z.partialRecord(NoticeKindName, Delivery),
})
export type Preferences = z.infer<typeof Preferences>

export const defaultPreferences: Preferences = { digestTime: '08:30', quiet: [], kinds: {} }

/** 通知 as its reader gets it, in the reader's language. */
export const Notice = z.object({
  id: z.string(),
  kind: z.string(),
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  at: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  /** How many notices with the same bundle this one stands for. */
  count: z.number().int(),
})
export type Notice = z.infer<typeof Notice>
