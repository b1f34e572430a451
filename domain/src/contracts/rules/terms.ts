import { home } from '../../kernel/codes/economies.ts'
import type { BankReceipt, Category, ContractTerms, Reach } from '../model.ts'

/** Everywhere but the mainland is offshore: Hong Kong, Macao and Taiwan too. */
export const reachOf = (economy: string): Reach => (economy === home ? 'onshore' : 'offshore')

/** Undefined while the firm has not said it. */
export function categoryOf({ kind, type, flow }: ContractTerms): Category | undefined {
  if (kind === 'outsourcing') return type === '' ? undefined : type
  return flow === '' ? undefined : `technology-${flow}`
}

/** Direction in the statistics of services trade; undefined for business within the mainland. */
export function flowOf(terms: ContractTerms): 'export' | 'import' | undefined {
  if (terms.kind === 'technology') return terms.flow === '' ? undefined : terms.flow
  return reachOf(terms.economy) === 'offshore' ? 'export' : undefined
}

/** Terms without what the kind of contract does not ask for. */
export function tidyTerms(terms: ContractTerms): ContractTerms {
  return terms.kind === 'outsourcing'
    ? {
        ...terms,
        flow: '',
        transfer: '',
        royalty: '',
        registration: '',
        contractor: terms.subcontracted ? terms.contractor : '',
      }
    : { ...terms, type: '', subcontracted: false, contractor: '', centre: '' }
}

/**
 * What makes a receipt the same as another: letters and digits of its number, whatever their
 * width, case and the signs between them.
 */
export function receiptKey({ number }: Pick<BankReceipt, 'number'>): string {
  return [...number.normalize('NFKC').toUpperCase()]
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .join('')
}
