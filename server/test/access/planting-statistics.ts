import type { CityHall } from './city-hall.ts'
import { enterFirm, returnOf } from './records-statistics.ts'

const survey = 'services-monthly'

/** A return with a judgement, a draft and a request to reopen, each with a word of its own. */
export async function plantStatistics(
  hall: CityHall,
  keep: (name: string, id: string) => string,
): Promise<void> {
  const { done } = hall
  await enterFirm(hall, 'otherFirmReporter')
  const month = '2018-03'
  await done('statistician', 'POST', '/statistics/rates', {
    month,
    source: 'test',
    rates: [{ currency: 'CNY', perUsd: '6.3', status: 'unverified' }],
  })
  const owed = async (period: string) => {
    await done('statistician', 'POST', '/statistics/rounds', { survey, period })
    const query = `survey=${survey}&period=${period}`
    const { items } = await done('otherFirmReporter', 'GET', `/statistics/returns?${query}`)
    return items[0]
  }
  const line = await owed(month)
  keep('returns', line.id)
  keep('obligations', line.id)
  const content = returnOf('123456.78')
  const sent = { ...content, rows: [{ ...content.rows[0], note: 'RETURNNOTE' }] }
  await done('otherFirmReporter', 'POST', `/statistics/returns/${line.id}/submissions`, {
    revision: line.revision,
    content: sent,
  })
  await done('statistician', 'POST', `/statistics/review/${keep('review', line.id)}/sending-back`, {
    revision: line.revision + 1,
    word: 'RETURNJUDGED',
    comments: [{ cell: 'rows.r1.amount', text: 'RETURNCOMMENT' }],
  })
  await done('otherFirmReporter', 'PUT', `/statistics/returns/${line.id}/draft`, {
    revision: 0,
    content: { ...sent, rows: [{ ...sent.rows[0], note: 'RETURNDRAFT' }] },
  })
  await owed('2018-02')
  const path = `/statistics/rounds/${survey}/2018-02`
  await done('statistician', 'POST', `${path}/lock`, { revision: 1 })
  const asked = await done('statistician', 'POST', `${path}/reopenings`, {
    reason: 'REOPENREASON',
    until: '2018-04-20',
  })
  keep('reopenings', asked.id)
}
