import { problemText } from '@wstc/domain/kernel/problem-text'
import { allProblemWords } from '@wstc/domain/problem-words'
import { ApiProblem } from '@wstc/sdk/client'
import { currentLanguage } from './language.ts'

interface Told {
  readonly code: string
  readonly details?: Readonly<Record<string, unknown>> | undefined
}

/** What to tell a person about anything that was thrown. */
export function tell(error: unknown): string {
  const told: Told = error instanceof ApiProblem ? error.problem : { code: 'request/failed' }
  return problemText(told, currentLanguage(), allProblemWords)
}

/** What to tell about a field fault of a problem. */
export function tellFault(fault: Told): string {
  return problemText(fault, currentLanguage(), allProblemWords)
}
