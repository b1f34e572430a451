import { z } from 'zod'

/** 审计记录的种类: an act that changed something, or a read of something confidential. */
export const EntryKind = z.enum(['act', 'read'])
export type EntryKind = z.infer<typeof EntryKind>

/** What an entry is about: the kind of thing and its id. */
export const Subject = z.strictObject({ kind: z.string().min(1), id: z.string().min(1) })
export type Subject = z.infer<typeof Subject>

/** 审计记录: who did what to which thing, when and from where. */
export const Entry = z.object({
  id: z.string(),
  /** Instant, ISO 8601 in UTC with milliseconds. */
  at: z.iso.datetime(),
  kind: EntryKind,
  actor: z.object({
    kind: z.enum(['anonymous', 'person', 'system']),
    person: z.string().nullable(),
    organisation: z.string().nullable(),
    /** 委托人: whose right was used, where the actor held it only as a deputy. */
    onBehalfOf: z.string().nullable(),
  }),
  /** What was done, `context.noun.verb`. */
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  /** Ids and plain facts; never secrets, never personal data beyond ids. */
  details: z.record(z.string(), z.unknown()),
  requestId: z.string(),
  address: z.string(),
})
export type Entry = z.infer<typeof Entry>
