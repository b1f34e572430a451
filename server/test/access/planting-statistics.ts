import type { ReturnFile } from '@wstc/domain/statistics/collection/contract/shapes'
import { saveDraftFile } from '../../src/statistics/collection/store/returns.ts'
import { weigh } from '../../src/statistics/review/service/weigh.ts'
import { askedInTime } from '../statistics/asked-in-time.ts'
import type { CityHall } from './city-hall.ts'
import { enterFirm, nothing, returnOf } from './records-statistics.ts'

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
  const owed = async (period: string, of = survey) => {
    await done('statistician', 'POST', '/statistics/rounds', { survey: of, period })
    const query = `survey=${of}&period=${period}`
    const { items } = await done('otherFirmReporter', 'GET', `/statistics/returns?${query}`)
    return items[0]
  }
  const line = await owed(month)
  keep('returns', line.id)
  keep('obligations', line.id)
  const content = returnOf('731946.28')
  const sent = { ...content, rows: [{ ...content.rows[0], note: 'RETURNNOTE' }] }
  await done('otherFirmReporter', 'POST', `/statistics/returns/${line.id}/submissions`, {
    revision: line.revision,
    content: sent,
  })
  const { world } = hall
  await world.asSystem((tx) => weigh(tx, { survey, period: month }, world.platform.clock.now()))
  await done('statistician', 'POST', `/statistics/review/${keep('review', line.id)}/sending-back`, {
    revision: line.revision + 1,
    word: 'RETURNJUDGED',
    comments: [{ cell: 'rows.r1.amount', text: 'RETURNCOMMENT' }],
  })
  await done('otherFirmReporter', 'PUT', `/statistics/returns/${line.id}/draft`, {
    revision: 0,
    content: { ...sent, rows: [{ ...sent.rows[0], note: 'RETURNDRAFT' }] },
  })
  // Accepted in the officer's words, and a form of fixed cells.
  const old = await owed('2017-12')
  keep('returns', old.id)
  keep('obligations', old.id)
  keep('review', old.id)
  const handIn = (id: string, revision: number, said: object) =>
    done('otherFirmReporter', 'POST', `/statistics/returns/${id}/submissions`, {
      revision,
      content: said,
    })
  const first = returnOf('842057.39')
  await handIn(old.id, old.revision, {
    ...first,
    rows: [{ ...first.rows[0], note: 'ACCEPTEDNOTE' }],
  })
  await done('statistician', 'POST', `/statistics/review/${old.id}/correction`, {
    revision: old.revision + 1,
    content: returnOf('842058.41'),
    reason: 'CORRECTEDREASON',
  })
  const yearly = await owed('2017', 'register-annual')
  keep('returns', yearly.id)
  keep('obligations', yearly.id)
  keep('review', yearly.id)
  await handIn(yearly.id, yearly.revision, {
    ...nothing,
    nothingToReport: false,
    cells: {
      ...{ operation: 'active', 'main-item': 'SI21', turnover: '62915.37', exports: '60.00' },
      ...{ imports: '5.00', employees: '40', outsourcing: 'yes', technology: 'no' },
      ...{ affiliates: 'no', 'sends-people': 'no' },
    },
  })
  await done('statistician', 'POST', `/statistics/review/${yearly.id}/acceptance`, {
    revision: yearly.revision + 1,
  })
  const said: ReturnFile = {
    name: 'RETURNFILE.csv',
    sha256: '0'.repeat(64),
    rows: 1,
    cells: 0,
    exports: '123456.78',
    imports: '0',
    leftOut: 0,
    ignored: [],
    hard: 0,
    soft: 0,
    info: 0,
    toExplain: [],
    findings: [],
  }
  const { name, sha256 } = said
  const file = { obligation: line.id, name, sha256, bytes: Buffer.from('RETURNLINES') }
  await world.asSystem((tx) => saveDraftFile(tx, { ...file, said: JSON.stringify(said) }))
  await owed('2018-02')
  const path = `/statistics/rounds/${survey}/2018-02`
  await done('statistician', 'POST', `${path}/lock`, { revision: 1 })
  const asked = await done('statistician', 'POST', `${path}/reopenings`, {
    reason: 'REOPENREASON',
    until: '2018-04-20',
  })
  keep('reopenings', asked.id)
  const late = await owed('2018-01')
  keep('obligations', late.id)
  await askedInTime(hall.world, survey, '2018-01')
  await done('statistician', 'POST', `/statistics/obligations/${late.id}/follow-up/notes`, {
    channel: 'phone',
    result: 'promised',
    text: 'CALLNOTED',
  })
  await done('statistician', 'POST', '/statistics/follow-up/reminders', {
    obligations: [late.id],
    reason: 'REMINDREASON',
  })
  const { items } = await done('statistician', 'GET', '/statistics/follow-up?period=2018-01')
  const demand = await done('statistician', 'POST', '/statistics/demands', {
    enterprise: items.find((one: { obligation: string }) => one.obligation === late.id).enterprise
      .id,
  })
  await done('statistician', 'POST', `/statistics/demands/${keep('demands', demand.id)}/sending`, {
    revision: demand.revision,
  })
}
