import type { CityHall } from './city-hall.ts'
import { entryOf, handInContract, termsOf } from './records-contracts.ts'

/** A contract with an execution, judgements and a draft of a change, each with a word of its own. */
export async function plantContracts(
  hall: CityHall,
  keep: (name: string, id: string) => string,
): Promise<void> {
  const { done } = hall
  const who = 'otherFirmReporter'
  const terms = termsOf({
    number: 'CONTRACTNUMBER',
    client: 'CONTRACTCLIENT',
    subject: 'CONTRACTSUBJECT',
    amount: '987654321.09',
  })
  const { id, revision } = await handInContract(hall, who, terms)
  keep('own', id)
  keep('register', id)
  await done('statistician', 'POST', `/contracts/register/${id}/judgements`, {
    revision,
    verdict: 'accepted',
  })
  const file = keep('files', await hall.upload(who, 'CONTRACTSCAN.txt', 'CONTRACTPAPER'))
  const entry = entryOf(file)
  const executed = await done(who, 'POST', `/contracts/own/${id}/executions`, {
    entry: {
      ...entry,
      note: 'EXECUTIONNOTE',
      receipts: entry.receipts.map((one) => ({ ...one, number: 'RECEIPTNUMBER' })),
    },
  })
  keep('executions', executed.id)
  await done('statistician', 'POST', `/contracts/executions/${executed.id}/judgements`, {
    revision: 1,
    verdict: 'returned',
    word: 'CONTRACTJUDGED',
    comments: [{ field: 'amount', text: 'CONTRACTCOMMENT' }],
  })
  await done(who, 'PUT', `/contracts/own/${id}/draft`, {
    revision: 0,
    terms: { ...terms, client: 'CONTRACTDRAFT' },
  })
}
