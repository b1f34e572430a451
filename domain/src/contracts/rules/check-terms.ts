import { findCurrency } from '../../kernel/codes/currencies.ts'
import { reportableItems } from '../../kernel/codes/ebops.ts'
import { findEconomy, home } from '../../kernel/codes/economies.ts'
import { compareDecimalTexts } from '../../kernel/decimal.ts'
import type { Day } from '../../kernel/period.ts'
import type { ContractField, ContractFinding, ContractTerms } from '../model.ts'
import { type FindingCode, findingOf, isAmount } from './findings.ts'

const common: readonly ContractField[] = [
  'number',
  'client',
  'economy',
  'subject',
  'item',
  'amount',
  'currency',
  'signedOn',
  'startsOn',
  'endsOn',
]
const ofKind: Readonly<Record<ContractTerms['kind'], readonly ContractField[]>> = {
  outsourcing: ['type', 'centre'],
  technology: ['flow', 'transfer'],
}

const tenYearsAfter = (day: Day): Day => `${Number(day.slice(0, 4)) + 10}${day.slice(4)}`

export interface TermsGround {
  readonly today: Day
  /** What is registered as executed, where all of it is in the currency of the contract. */
  readonly executed?: string | undefined
}

/** What is to be put right or explained before a contract can be registered. */
export function checkTerms(terms: ContractTerms, ground: TermsGround): ContractFinding[] {
  const found: ContractFinding[] = []
  const say = (code: FindingCode, path: ContractField) => found.push(findingOf(code, path))
  const asked = [...common, ...ofKind[terms.kind]]
  if (terms.subcontracted) asked.push('contractor')
  for (const field of asked) if (terms[field] === '') say('CON-01', field)
  if (terms.economy !== '' && !findEconomy(terms.economy)) say('CON-05', 'economy')
  if (terms.currency !== '' && !findCurrency(terms.currency)) say('CON-05', 'currency')
  if (terms.item !== '' && !reportableItems.some(({ code }) => code === terms.item)) {
    say('CON-05', 'item')
  }
  if (terms.amount !== '' && !isAmount(terms.amount)) say('CON-02', 'amount')
  if (terms.royalty !== '' && !isAmount(terms.royalty)) say('CON-02', 'royalty')
  if (terms.signedOn > ground.today) say('CON-03', 'signedOn')
  const dated = terms.startsOn !== '' && terms.endsOn !== ''
  if (dated && terms.endsOn < terms.startsOn) say('CON-04', 'endsOn')
  if (dated && terms.endsOn > tenYearsAfter(terms.startsOn)) say('CON-11', 'endsOn')
  if (terms.startsOn !== '' && terms.startsOn < terms.signedOn) say('CON-13', 'startsOn')
  if (terms.kind === 'technology') {
    if (terms.economy === home) say('CON-06', 'economy')
    if (terms.registration === '') say('CON-12', 'registration')
    const both = isAmount(terms.amount) && isAmount(terms.royalty)
    if (both && compareDecimalTexts(terms.royalty, terms.amount) > 0) say('CON-07', 'royalty')
  }
  const { executed } = ground
  if (executed !== undefined && isAmount(terms.amount)) {
    if (compareDecimalTexts(executed, terms.amount) > 0) say('CON-14', 'amount')
  }
  return found
}
