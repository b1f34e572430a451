import type { Language } from '@wstc/domain/kernel/bilingual'
import type { FieldFault, Problem } from '@wstc/domain/kernel/problem'
import { problemText } from '@wstc/domain/kernel/problem-text'
import { allProblemWords } from '@wstc/domain/problem-words'

/** What a person reads about a refusal. */
export function problemTitle(problem: Problem, language: Language): string {
  return problemText(problem, language, allProblemWords)
}

/** What a person reads beside a field. */
export function fieldText(fault: FieldFault, language: Language): string {
  const code = fault.code in allProblemWords ? fault.code : 'field/invalid'
  return problemText({ code, details: fault.details }, language, allProblemWords)
}
