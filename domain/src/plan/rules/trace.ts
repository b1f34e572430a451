import type { Grade } from './grade.ts'

/** Code of a step of reasoning; its words stand in `plan/words/rules.ts`. */
export type TraceCode =
  | `criterion-${'above' | 'at-least' | 'at-most' | 'about' | 'range' | 'qualitative'}`
  | `series-${'growth' | 'average-growth' | 'share' | 'published'}`
  | 'figures-unverified'
  | 'base'
  | 'latest'
  | `${'final' | 'early'}-${'reached' | 'missed'}`
  | 'final-above-range'
  | 'already-meets'
  | 'moved-away'
  | `${'growth' | 'step'}-compared`
  | 'rate-observed'
  | 'pace'
  | 'ratio'
  | `grade-${Grade}`
  | 'no-figures'
  | 'one-figure'
  | 'base-not-positive'
  | 'figure-negative'
  | 'awaiting-data'
  | 'awaiting-data-late'
  | 'each-year'
  | 'year-verdict'
  | 'year-running'
  | `each-year-${'reached' | 'missed' | 'open'}`
  | `finding-${'reached' | 'partly' | 'not-yet' | 'none' | 'awaited' | 'without-evidence' | 'final'}`
  | `forecast-${'log-drift' | 'drift' | 'without-band' | 'wide'}`
  | `data-${'late' | 'missing'}`

/** One step of reasoning with the figures it used, as text. `unit` and `verdict` are codes. */
export interface Step {
  readonly code: TraceCode
  readonly values: Record<string, string>
}

export function step(code: TraceCode, values: Record<string, string | number> = {}): Step {
  return {
    code,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}`])),
  }
}
