import type { CityHall } from './city-hall.ts'
import { firmFacts } from './records-registry.ts'
import { receipt } from './records-sources.ts'

/** A held and an accepted delivery, a proposal and an explained gap, each with a word of its own. */
export async function plantSources(
  { done }: CityHall,
  keep: (name: string, id: string) => string,
): Promise<void> {
  const send = (period: string, rows: readonly object[]) =>
    done('statistician', 'POST', '/statistics/deliveries/rows', {
      source: 'foreign-exchange',
      period,
      reason: 'DELIVERYREASON',
      rows,
    })
  const entry = await done('statistician', 'POST', '/registry/enterprises', firmFacts())
  const held = await send('2018-02', [receipt('2018-02', { amount: 'DELIVERYFAULT' })])
  keep('deliveries', held.id)
  const period = '2018-03'
  const accepted = await send(period, [
    receipt(period, { unitCode: entry.facts.uscc, amount: '746813.57', note: 'DELIVERYNOTE' }),
    receipt(period, { unitName: entry.facts.name, reference: 'DELIVERYREFERENCE' }),
  ])
  keep('statistics-deliveries', accepted.id)
  const parties = `/statistics/parties?q=${encodeURIComponent(entry.facts.name)}`
  const { items } = await done('statistician', 'GET', parties)
  keep('parties', items[0].id)
  await done(
    'statistician',
    'POST',
    `/statistics/reconciliation/units/${keep('units', entry.id)}/notes`,
    {
      period,
      flow: 'export',
      reason: 'GAPREASON',
    },
  )
}
