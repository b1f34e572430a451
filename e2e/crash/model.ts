/** What a client knows of its act: done for certain, not done for certain, or neither. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown'

export const actKinds = [
  'draft',
  'file',
  'evidence',
  'judge',
  'question',
  'answer',
  'decision',
  'save',
  'submit',
  'sign',
  'correct',
  'read',
  'return',
  'return-draft',
] as const
export type ActKind = (typeof actKinds)[number]

/** The places in which an act must have left its trace. */
export type Part =
  | 'key'
  | 'record'
  | 'remark'
  | 'audit'
  | 'receipt'
  | 'message'
  | 'disk'
  | 'link'
  | 'api'

export interface Intent {
  /** Stands in the act's texts and in its Idempotency-Key, so that it is found whatever was answered. */
  readonly id: string
  readonly client: string
  readonly kind: ActKind
  /** Login of whoever acts. */
  readonly person: string
  /** What each part must say of it, where that can be said beforehand. */
  readonly says: Readonly<Partial<Record<Part, string>>>
  /** The record that it is about; where it edits one, each edit counts one revision. */
  readonly subject?: string
  /** What the record holds after this edit. */
  readonly state?: string
  /** Revision before this edit. */
  readonly revision?: number
  /** Task whose page shows it. */
  readonly task?: number
}

export interface Act extends Intent {
  readonly outcome: Outcome
  /** The reply that acknowledged it, as JSON. */
  readonly told?: string
}

/** What was found of an act in one place. */
export interface Trace {
  readonly part: Part
  readonly found: number
  readonly says?: string | undefined
}

export interface Facts {
  /** By act. An act without traces was looked for nowhere. */
  readonly traces: ReadonlyMap<string, readonly Trace[]>
  /** Edited records by subject, as they are at the end. */
  readonly records: ReadonlyMap<string, { readonly revision: number; readonly state: string }>
  /** Audit entries of each person and action. */
  readonly entries: ReadonlyMap<string, number>
  /** What does not fit together, whoever did it. */
  readonly faults: readonly string[]
}

export type Fault =
  | 'lost'
  | 'doubled'
  | 'half done'
  | 'changed'
  | 'done though refused'
  | 'inconsistent'

export interface Finding {
  readonly fault: Fault
  readonly act?: string
  readonly why: string
}

/** The audit action of each kind; reading notices and saving drafts is one's own affair. */
export const actions: Readonly<Partial<Record<ActKind, string>>> = {
  file: 'desk.file.upload',
  evidence: 'plan.evidence.submit',
  judge: 'plan.evidence.judge',
  question: 'plan.question.ask',
  answer: 'plan.question.answer',
  decision: 'plan.decision.make',
  save: 'plan.report.save',
  submit: 'plan.report.submit',
  sign: 'plan.report.sign',
  correct: 'plan.report.correct',
  return: 'statistics.return.submit',
}
