import { z } from 'zod'

/** Where a fact comes from: the document, and the place in it (clause, annex row, page). */
export const Citation = z.strictObject({
  /** Short id of a document in the city's `documents.yaml`. */
  document: z.string().min(1),
  clause: z.string().min(1),
})
export type Citation = z.infer<typeof Citation>

/** Whether a person with the right has confirmed the fact against its source. */
export const Verification = z.enum(['verified', 'unverified'])
export type Verification = z.infer<typeof Verification>
