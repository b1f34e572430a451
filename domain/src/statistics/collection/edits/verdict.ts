import type { Explanation, ReturnContent } from '../model/content.ts'
import type { Finding, Undecided } from '../model/finding.ts'
import type { SurveyVersion } from '../model/survey.ts'
import { compileForm } from './compile.ts'
import type { EditContext } from './context.ts'
import { openEvaluator } from './evaluator.ts'

/** What edits say of a return as a whole. */
export interface Verdict {
  readonly findings: readonly Finding[]
  readonly undecided: readonly Undecided[]
  readonly computed: Readonly<Record<string, string>>
  /** Findings that keep it from being submitted: hard ones, and soft ones without explanation. */
  readonly open: readonly Finding[]
}

/** An explanation of this many characters says something. */
const shortest = 4

/** Findings that still keep a return from being submitted. */
export function openFindings(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
): Finding[] {
  const explained = new Set(
    explanations
      .filter((one) => one.text.trim().length >= shortest)
      .map((one) => `${one.edit} ${one.address}`),
  )
  return findings.filter(
    (one) =>
      one.severity === 'hard' ||
      (one.severity === 'soft' && !explained.has(`${one.edit} ${one.address}`)),
  )
}

/** The verdict on a whole return, the same wherever it is asked. */
export function checkReturn(
  version: SurveyVersion,
  context: EditContext,
  content: ReturnContent,
): Verdict {
  const evaluator = openEvaluator(compileForm(version), context, content)
  const findings = evaluator.findings()
  return {
    findings,
    undecided: evaluator.undecided(),
    computed: evaluator.computed(),
    open: openFindings(findings, content.explanations),
  }
}
