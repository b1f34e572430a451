import { type ContractTerms, type ExecutionEntry, emptyTerms } from '@wstc/domain/contracts/model'
import type { CityHall, Player } from './city-hall.ts'
import type { Made } from './made.ts'
import { keyFirm } from './records-statistics.ts'

let numbers = 0

export const termsOf = (more: Partial<ContractTerms> = {}): ContractTerms => {
  numbers += 1
  return {
    ...emptyTerms('outsourcing'),
    number: `A-${numbers}`,
    client: '东京系统株式会社',
    economy: 'JP',
    subject: '软件研发与测试',
    item: 'SI21',
    amount: '100000.00',
    signedOn: '2017-05-01',
    startsOn: '2017-05-01',
    endsOn: '2019-05-01',
    type: 'ITO',
    centre: '光谷交付中心',
    ...more,
  }
}

export const entryOf = (file: string, more: Partial<ExecutionEntry> = {}): ExecutionEntry => {
  numbers += 1
  return {
    executedOn: '2018-03-01',
    amount: '100.00',
    currency: 'USD',
    note: '',
    receipts: [
      {
        bank: 'BOC',
        number: `R${numbers}`,
        receivedOn: '2018-03-01',
        amount: '100.00',
        currency: 'USD',
        file,
      },
    ],
    ...more,
  }
}

/** A contract that somebody of a firm hands in. */
export async function handInContract(
  { done }: CityHall,
  who: Player,
  terms: ContractTerms,
): Promise<Made> {
  const { id, revision } = await done(who, 'POST', '/contracts/own', { kind: terms.kind })
  const path = `/contracts/own/${id}/submissions`
  return { id, revision: (await done(who, 'POST', path, { revision, terms })).revision }
}

/** Fresh contracts and executions of the firm of the cast, made through the product itself. */
export function contractsRecordsOf(hall: CityHall) {
  const { done } = hall
  const drafted = async (): Promise<Made> => {
    await keyFirm(hall)
    const { id, revision } = await done('firmReporter', 'POST', '/contracts/own', {
      kind: 'outsourcing',
    })
    return { id, revision }
  }
  const handedIn = async (): Promise<Made> => {
    await keyFirm(hall)
    return handInContract(hall, 'firmReporter', termsOf())
  }
  const accepted = async (): Promise<Made> => {
    const { id, revision } = await handedIn()
    const path = `/contracts/register/${id}/judgements`
    const { line } = await done('statistician', 'POST', path, { revision, verdict: 'accepted' })
    return { id, revision: line.revision }
  }
  return {
    draftContract: drafted,
    handedInContract: handedIn,
    acceptedContract: accepted,
    contractExecution: async (): Promise<Made> => {
      const { id } = await accepted()
      numbers += 1
      const file = await hall.upload('firmReporter', 'receipt.txt', `凭证 ${numbers}`)
      const made = await done('firmReporter', 'POST', `/contracts/own/${id}/executions`, {
        entry: entryOf(file),
      })
      return { id: made.id, revision: 1 }
    },
  }
}
