import { emptyReturn } from '@wstc/domain/statistics/collection/model/content'
import { askedInTime } from '../statistics/asked-in-time.ts'
import type { CityHall, Player } from './city-hall.ts'
import type { Made } from './made.ts'
import { firmFacts } from './records-registry.ts'

const survey = 'services-monthly'
/** Rounds of the past, each used for one record; the firm owes one return in each. */
const months = Array.from({ length: 48 }, (_, index) => {
  const count = 2018 * 12 + 2 - index
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
})

export const nothing = { ...emptyReturn(1), nothingToReport: true }
export const returnOf = (amount: string) => ({
  ...emptyReturn(1),
  rows: [
    {
      key: 'r1',
      flow: 'export',
      item: 'SI21',
      partner: 'US',
      mode: '1',
      currency: 'USD',
      amount,
    },
  ],
})

/** The firm of the cast as a key enterprise of the register, whatever was its entry before. */
export async function keyFirm(hall: CityHall): Promise<void> {
  const { items } = await hall.done('statistician', 'GET', '/registry/enterprises?limit=200')
  for (const item of items.filter((one: { linked: boolean }) => one.linked)) {
    await hall.done('statistician', 'PUT', `/registry/enterprises/${item.id}/organisation`, {
      revision: item.revision,
      organisation: null,
      reason: '另行关联',
    })
  }
  await enterFirm(hall, 'firmAdmin')
}

/** Enters a key enterprise for the people of a firm that has no entry yet. */
export async function enterFirm(hall: CityHall, who: Player): Promise<void> {
  const { organisation } = hall.players[who].person
  const made = await hall.done(
    'statistician',
    'POST',
    '/registry/enterprises',
    firmFacts({
      district: 'east-lake',
      state: 'active',
      standings: [{ kind: 'key', from: '2010-01-01', until: null }],
      exports: ['SI2'],
    }),
  )
  await hall.done('statistician', 'PUT', `/registry/enterprises/${made.id}/organisation`, {
    revision: made.revision,
    organisation,
  })
}

/** Fresh obligations and returns, made through the product itself. */
export function statisticsRecordsOf(hall: CityHall) {
  const { done } = hall
  const left = [...months]
  const owed = async (): Promise<Made & { readonly period: string }> => {
    await keyFirm(hall)
    const period = left.shift()
    if (!period) throw new Error('No month is left for another return')
    await done('statistician', 'POST', '/statistics/rounds', { survey, period })
    const query = `survey=${survey}&period=${period}`
    const { items } = await done('firmReporter', 'GET', `/statistics/returns?${query}`)
    return { id: items[0].id, revision: items[0].revision, period }
  }
  const handedIn = async (): Promise<Made & { readonly period: string }> => {
    const { id, revision, period } = await owed()
    const path = `/statistics/returns/${id}/submissions`
    const { line } = await done('firmReporter', 'POST', path, { revision, content: nothing })
    return { id, revision: line.revision, period }
  }
  const round = async (): Promise<Made> => {
    const { period } = await owed()
    return { id: period, revision: 1 }
  }
  const locked = async (): Promise<Made> => {
    const { id, revision } = await round()
    const path = `/statistics/rounds/${survey}/${id}/lock`
    return { id, revision: (await done('statistician', 'POST', path, { revision })).revision }
  }
  const demand = async (): Promise<Made> => {
    const { id: obligation, period } = await owed()
    await askedInTime(hall.world, survey, period)
    const path = `/statistics/obligations/${obligation}/follow-up`
    const enterprise = (await done('statistician', 'GET', path)).line.enterprise.id
    const made = await done('statistician', 'POST', '/statistics/demands', { enterprise })
    return { id: made.id, revision: made.revision }
  }
  return {
    demand,
    sentDemand: async (): Promise<Made> => {
      const { id, revision } = await demand()
      const path = `/statistics/demands/${id}/sending`
      return { id, revision: (await done('statistician', 'POST', path, { revision })).revision }
    },
    owedReturn: owed,
    handedInReturn: handedIn,
    statisticsRound: round,
    lockedRound: locked,
    returnDraft: async (): Promise<Made> => {
      const { id } = await owed()
      const saved = { revision: 0, content: nothing }
      await done('firmReporter', 'PUT', `/statistics/returns/${id}/draft`, saved)
      return { id, revision: 1 }
    },
    reopening: async (): Promise<Made> => {
      const { id } = await locked()
      const body = { reason: '企业漏报', until: '2018-04-20' }
      const path = `/statistics/rounds/${survey}/${id}/reopenings`
      return { id: (await done('statistician', 'POST', path, body)).id }
    },
  }
}
