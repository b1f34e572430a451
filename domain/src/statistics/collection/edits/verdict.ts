import type { Explanation, ReturnContent } from '../model/content.ts'
import type { Finding, Undecided } from '../model/finding.ts'
import type { SurveyVersion } from '../model/survey.ts'
import { explainer } from '../rules/explained.ts'
import { compileForm } from './compile.ts'
import type { EditContext } from './context.ts'
import { openEvaluator, openInParts } from './evaluator.ts'

/** What edits say of a return as a whole. */
export interface Verdict {
  readonly findings: readonly Finding[]
  readonly undecided: readonly Undecided[]
  readonly computed: Readonly<Record<string, string>>
  /** Findings that keep it from being submitted: hard ones, and soft ones without explanation. */
  readonly open: readonly Finding[]
}

/** Findings that still keep a return from being submitted. */
export function openFindings(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
): Finding[] {
  const said = explainer(explanations)
  return findings.filter(
    (one) => one.severity === 'hard' || (one.severity === 'soft' && said(one) === undefined),
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

/** The same findings; between two parts of a long return `pause` lets others go on. */
export async function checkInParts(
  version: SurveyVersion,
  context: EditContext,
  content: ReturnContent,
  pause: () => Promise<unknown>,
): Promise<Pick<Verdict, 'findings' | 'open'>> {
  const opening = openInParts(compileForm(version), context, content, false)
  for (let part = opening.next(); ; part = opening.next()) {
    if (part.done) {
      const findings = part.value.findings()
      return { findings, open: openFindings(findings, content.explanations) }
    }
    await pause()
  }
}
