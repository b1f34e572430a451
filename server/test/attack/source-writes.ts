import type { CityHall } from '../access/city-hall.ts'
import { receipt } from '../access/records-sources.ts'

/** Texts of administrative records that no test of access sends: one file that is right, one held. */
export async function sourceWrites({ done }: CityHall): Promise<void> {
  const said = { partner: '某国', note: '附言' }
  for (const [period, amount] of [
    ['2015-01', '1000'],
    ['2015-02', '?'],
  ] as const) {
    await done('statistician', 'POST', '/statistics/deliveries/rows', {
      source: 'foreign-exchange',
      period,
      reason: '首次',
      rows: [receipt(period, { ...said, amount })],
    })
  }
}
