import { z } from 'zod'
import { Bilingual } from '../../kernel/bilingual.ts'
import { Citation } from '../../kernel/source.ts'

/** 时间进度 as the annex prints it. */
export const Schedule = z.strictObject({
  /** `start`: 启动, work begins then; `done`: no such word, the act itself falls in that time. */
  kind: z.enum(['start', 'done']),
  /** `2016-H1`, `2016-H2`, `2017`. */
  period: z.string(),
})

/** A question to a module of the platform whose answer is evidence. */
export const LiveQuestion = z.strictObject({
  /** `context.question`, known to the server's registry of questions. */
  question: z.string(),
  parameters: z.record(z.string(), z.string()).default({}),
})

export type LiveQuestion = z.infer<typeof LiveQuestion>

/** 佐证要求: what shows that a part of a task is done. */
export const EvidenceRequirement = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  statement: Bilingual,
  /** Kinds of evidence that can show it. */
  accepts: z.array(z.enum(['file', 'link', 'figure', 'live'])).min(1),
  /** Day it is expected by; from the schedule where the text gives none. */
  by: z.iso.date(),
  live: LiveQuestion.optional(),
})
export type EvidenceRequirement = z.infer<typeof EvidenceRequirement>

/** 任务: one row of the annex. */
export const Task = z.strictObject({
  number: z.int().min(1),
  title: Bilingual,
  summary: Bilingual,
  /** Sections of the plan it comes from: `2.1` … `4.7`, `3.1` … `3.10`. */
  sections: z.array(z.string()).min(1),
  sector: z.string().optional(),
  /** Department ids. */
  lead: z.array(z.string()).min(1),
  cooperating: z.array(z.string()),
  /** True where the annex ends its list with 等 or names 各相关部门. */
  openEnded: z.boolean().default(false),
  schedule: Schedule,
  evidence: z.array(EvidenceRequirement).min(1),
  citation: Citation,
  /** Where annex and body differ, or the text leaves something open. */
  unclear: Bilingual.optional(),
})
export type Task = z.infer<typeof Task>
