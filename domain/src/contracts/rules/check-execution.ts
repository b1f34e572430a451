import { findCurrency } from '../../kernel/codes/currencies.ts'
import { compareDecimalTexts, sumDecimalTexts } from '../../kernel/decimal.ts'
import type { Day } from '../../kernel/period.ts'
import type { BankReceipt, ContractFinding, ContractTerms, ExecutionEntry } from '../model.ts'
import { type FindingCode, findingOf, isAmount } from './findings.ts'
import { reachOf, receiptKey } from './terms.ts'
import { inWindow } from './window.ts'

export interface ExecutionGround {
  readonly terms: ContractTerms
  readonly today: Day
  /** The day on which this execution was first entered, where it is corrected. */
  readonly firstEnteredOn?: Day | undefined
  /** The other executions of the contract that stand. */
  readonly others: readonly { readonly amount: string; readonly currency: string }[]
}

function checkReceipt(receipt: BankReceipt, at: string, today: Day): ContractFinding[] {
  const found: ContractFinding[] = []
  const say = (code: FindingCode, field: keyof BankReceipt) =>
    found.push(findingOf(code, `${at}.${field}`))
  for (const field of ['bank', 'receivedOn', 'amount', 'currency', 'file'] as const) {
    if (receipt[field] === '') say('CON-01', field)
  }
  if (receiptKey(receipt) === '') say('CON-01', 'number')
  if (receipt.amount !== '' && !isAmount(receipt.amount)) say('CON-02', 'amount')
  if (receipt.currency !== '' && !findCurrency(receipt.currency)) say('CON-05', 'currency')
  if (receipt.receivedOn > today) say('EXE-04', 'receivedOn')
  return found
}

/** Whether the receipts add up to the amount; undefined where that cannot be said. */
function addsUp({ amount, currency, receipts }: ExecutionEntry): boolean | undefined {
  if (receipts.length === 0 || receipts.some((one) => !isAmount(one.amount))) return undefined
  if (receipts.some((one) => one.currency !== currency)) return undefined
  return compareDecimalTexts(sumDecimalTexts(receipts.map((one) => one.amount)), amount) === 0
}

/** What is to be put right or explained before an execution can be handed in. */
export function checkExecution(entry: ExecutionEntry, ground: ExecutionGround): ContractFinding[] {
  const { terms, today, firstEnteredOn } = ground
  const found: ContractFinding[] = []
  const say = (code: FindingCode, path: string) => found.push(findingOf(code, path))
  for (const field of ['executedOn', 'amount', 'currency'] as const) {
    if (entry[field] === '') say('CON-01', field)
  }
  const counted = isAmount(entry.amount)
  if (entry.amount !== '' && !counted) say('CON-02', 'amount')
  if (entry.currency !== '' && !findCurrency(entry.currency)) say('CON-05', 'currency')
  if (entry.executedOn !== '') {
    if (!inWindow(entry.executedOn, today, firstEnteredOn)) say('EXE-01', 'executedOn')
    if (entry.executedOn < terms.signedOn) say('EXE-12', 'executedOn')
    if (terms.endsOn !== '' && entry.executedOn > terms.endsOn) say('EXE-13', 'executedOn')
  }
  const evident = terms.kind === 'technology' || reachOf(terms.economy) === 'offshore'
  if (entry.receipts.length === 0) say(evident ? 'EXE-02' : 'EXE-16', 'receipts')
  const keys = entry.receipts.map((one) => `${one.bank} ${receiptKey(one)}`)
  entry.receipts.forEach((one, index) => {
    found.push(...checkReceipt(one, `receipts.${index}`, today))
    if (keys.indexOf(keys[index]!) < index) say('EXE-03', `receipts.${index}.number`)
  })
  if (counted && addsUp(entry) === false) say('EXE-14', 'receipts')
  const all = [...ground.others, entry]
  if (all.some((one) => one.currency !== terms.currency)) say('EXE-15', 'amount')
  else if (counted && isAmount(terms.amount)) {
    const sum = sumDecimalTexts(all.map((one) => one.amount))
    if (compareDecimalTexts(sum, terms.amount) > 0) say('EXE-11', 'amount')
  }
  return found
}
