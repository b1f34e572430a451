import type { Period } from '../../../kernel/period.ts'
import type { ReturnContent } from '../model/content.ts'
import type { ContractFacts, RegisterFacts } from '../model/facts.ts'

/** US dollars for one unit of each currency: the month's average central parity, as decimal text. */
export type Rates = Readonly<Record<string, string>>

/** A return of another period, with the rates of that period. */
export interface PastReturn {
  readonly content: ReturnContent
  readonly rates: Rates
}

/** What edits look at besides the return. Whatever is absent is not known. */
export interface EditContext {
  readonly period: Period
  readonly rates: Rates
  readonly lastPeriod?: PastReturn | undefined
  readonly lastYear?: PastReturn | undefined
  readonly register: RegisterFacts
  /** The unit's registered contracts by number; absent where they cannot be looked up. */
  readonly contracts?: Readonly<Record<string, ContractFacts>> | undefined
}
