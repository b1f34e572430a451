import type { FieldKind } from './fields.ts'

/** How one field is asked for; the schema says what it accepts. */
export interface FieldGuide {
  readonly label: string
  readonly hint?: string
  /** Words of the options of a choice, by value. */
  readonly options?: Readonly<Record<string, string>>
  /** What options are found by beside their words, by value; without it, by their words alone. */
  readonly search?: Readonly<Record<string, string>>
  /** Whether the order of rows says something, so that one can be moved up. */
  readonly ordered?: boolean
  /** Unit shown behind a number. */
  readonly unit?: string
  readonly wide?: boolean
  readonly kind?: FieldKind
  /** Where a value that stands there already comes from. */
  readonly prefilledFrom?: string
  readonly autoComplete?: string
  /** Which keys a phone shows. */
  readonly inputMode?: 'numeric' | 'email'
  /** Has the cursor when the form appears; at most one field of a page. */
  readonly first?: boolean
  /** Guides of the fields of one row. */
  readonly row?: Guides
}

export type Guides = Readonly<Record<string, FieldGuide>>
