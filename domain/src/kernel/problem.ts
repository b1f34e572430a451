/** A fault of one field of the input. `path` is dotted (`rows.3.value`), `code` a key of the problem texts. */
export interface FieldFault {
  readonly path: string
  readonly code: string
  readonly details?: Readonly<Record<string, unknown>>
}

export type ProblemCode = `${string}/${string}`

/**
 * An expected refusal. `code` (`context/what-is-wrong`) is also the key of its text in both
 * languages; `details` fill the text's blanks and travel in the RFC 9457 reply.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: Readonly<Record<string, unknown>>
  readonly fields: readonly FieldFault[]

  constructor(
    code: ProblemCode,
    details: Readonly<Record<string, unknown>> = {},
    fields: readonly FieldFault[] = [],
  ) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.details = details
    this.fields = fields
  }
}

/** What an unknown or hidden thing answers; hidden and absent look the same. */
export function absent(what: string): Problem {
  return new Problem('request/not-found', { what })
}
