import { formatDecimal } from '../../../kernel/decimal.ts'
import type { Period } from '../../../kernel/period.ts'
import type { ReturnContent } from '../model/content.ts'
import type { RegisterFacts } from '../model/facts.ts'
import type { SurveyVersion, ToldFacts } from '../model/survey.ts'
import { openBook } from './book.ts'
import { compileCondition } from './condition.ts'
import { type Layout, layOut } from './layout.ts'
import { compileNumber, type Standing } from './number.ts'
import { isMissing } from './value.ts'

/** What a return says of its unit; a fact that its cells do not tell is left out. */
export type Teller = (content: ReturnContent, period: Period) => RegisterFacts

type Fact = (standing: Standing) => string | boolean | undefined
type Told = NonNullable<ToldFacts[keyof ToldFacts]>

function compileFact(told: Told, layout: Layout): Fact {
  if ('of' in told) {
    const at = compileNumber(told.of, layout)
    return (standing) => {
      const value = at(standing)
      return isMissing(value) ? undefined : formatDecimal(value)
    }
  }
  const at = compileCondition(told.when, layout)
  return (standing) => {
    const answer = at(standing)
    return isMissing(answer) ? undefined : answer
  }
}

/** Makes the `tells` of a form ready; undefined where its returns tell nothing of their units. */
export function compileTeller(version: SurveyVersion): Teller | undefined {
  if (!version.tells) return undefined
  const layout = layOut(version)
  const facts = Object.entries(version.tells).flatMap(([name, told]) =>
    told ? [[name, compileFact(told, layout)] as const] : [],
  )
  return (content, period) => {
    if (content.nothingToReport) return {}
    const context = { period, rates: {}, register: {} }
    const book = openBook(layout, content, context.rates, new Map())
    const standing: Standing = { context, book, past: {} }
    const said = facts.map(([name, tell]) => [name, tell(standing)] as const)
    return Object.fromEntries(said.filter(([, value]) => value !== undefined))
  }
}
