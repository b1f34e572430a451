import { randomUUID } from 'node:crypto'
import type { CityHall } from './city-hall.ts'
import type { Made } from './made.ts'
import { firmFacts } from './records-registry.ts'

const months = Array.from({ length: 24 }, (_, index) => {
  const count = 2018 * 12 + 2 - index
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
})

let count = 0
/** A row of the foreign-exchange office as a system sends it. */
export const receipt = (period: string, more: object = {}): object => {
  count += 1
  return {
    reference: `R${count}`,
    unitName: `行政试验${'甲乙丙丁戊己庚辛壬癸'[count % 10]}${count}号软件有限公司`,
    flow: '收入',
    code: '227020',
    period,
    currency: 'USD',
    amount: '1000',
    ...more,
  }
}

/** Sends a file of the foreign-exchange office that names one unit. */
async function uploadUnit(hall: CityHall, period: string, name: string): Promise<void> {
  const mark = randomUUID()
  count += 1
  const cells = [
    `R${count}`,
    `"${name.replaceAll('"', '""')}"`,
    '收入',
    '227020',
    period,
    'USD',
    '1',
  ]
  const query = new URLSearchParams({ source: 'foreign-exchange', period, reason: '试验' })
  const reply = await hall.players.statistician.inject({
    method: 'POST',
    url: `/api/v1/statistics/deliveries?${query}`,
    headers: { 'content-type': `multipart/form-data; boundary=${mark}` },
    payload: [
      `--${mark}`,
      'content-disposition: form-data; name="file"; filename="fx.csv"',
      '',
      'reference,unitName,flow,code,period,currency,amount',
      cells.join(','),
      `--${mark}--`,
      '',
    ].join('\r\n'),
  })
  if (reply.statusCode !== 200) throw new Error(reply.body)
}

/** Fresh deliveries and units of files, made through the product itself. */
export function sourcesRecordsOf(hall: CityHall) {
  const { done } = hall
  const left = [...months]
  const next = (): string => {
    const period = left.shift()
    if (!period) throw new Error('No month is left for another delivery')
    return period
  }
  const send = async (rows: (period: string) => readonly object[]) => {
    const period = next()
    const path = '/statistics/deliveries/rows'
    const body = { source: 'foreign-exchange', period, reason: '试验', rows: rows(period) }
    const { id } = await done('statistician', 'POST', path, body)
    return { id: id as string, period }
  }
  /** A unit whose name proposes an entry of the register. */
  const proposed = async (): Promise<Made & { readonly enterprise: string }> => {
    const entry = await done('statistician', 'POST', '/registry/enterprises', firmFacts())
    await uploadUnit(hall, next(), entry.facts.name)
    const { items } = await done(
      'statistician',
      'GET',
      '/statistics/parties?state=proposed&limit=200',
    )
    const party = items.find((one: { proposals: { id: string }[] }) =>
      one.proposals.some(({ id }) => id === entry.id),
    )
    return { id: party.id, revision: party.revision, enterprise: entry.id }
  }
  return {
    acceptedDelivery: async (): Promise<Made> => ({
      id: (await send((period) => [receipt(period)])).id,
    }),
    heldDelivery: async (): Promise<Made> => ({
      id: (await send((period) => [receipt(period, { amount: '?' })])).id,
    }),
    proposedParty: proposed,
    confirmedParty: async (): Promise<Made> => {
      const { id, revision, enterprise } = await proposed()
      const path = `/statistics/parties/${id}/confirmation`
      const made = await done('statistician', 'POST', path, { revision, enterprise })
      return { id, revision: made.revision }
    },
    /** An entry of the register with a difference to explain. */
    gap: async (): Promise<Made & { readonly period: string }> => {
      const entry = await done('statistician', 'POST', '/registry/enterprises', firmFacts())
      const { period } = await send((month) => [
        receipt(month, { unitCode: entry.facts.uscc, amount: '900000' }),
      ])
      return { id: entry.id, period }
    },
  }
}
