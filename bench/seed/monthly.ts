import { checkPack } from '@wstc/domain/plan/pack-rules'
import { readCity } from '../../server/src/platform/city.ts'
import { readSurveys } from '../../server/src/platform/city-surveys.ts'
import type { Effort } from '../effort.ts'
import type { Ground } from '../ground.ts'
import { seconds, timed } from '../statistics.ts'
import { copyReturns } from './returns.ts'

export const monthly = {
  id: 'services-monthly',
  start: '2015-04',
  months: 36,
  name: 'bench',
} as const

const loads = new WeakMap<Ground, ReturnType<typeof load>>()

async function load(ground: Ground, { rows, say }: Effort) {
  const pack = await readCity('wuhan-2016', checkPack)
  const survey = (await readSurveys(pack)).find((one) => one.id === monthly.id)!
  const city = {
    districts: pack.districts.map((one) => one.id),
    sectors: pack.sectors.map((one) => ({ id: one.id, items: one.ebops.map(({ item }) => item) })),
  }
  const { start, months, name } = monthly
  const enterprises = Math.min(5000, Math.round(rows / 20))
  const asked = { survey, city, enterprises, start, months, name }
  const { took, value } = await timed(() => copyReturns(ground.url, asked))
  const [returns, lines] = [value.returns, value.rows].map((one) => one.toLocaleString('en'))
  say(`  ${returns} returns of ${lines} rows in ${seconds(took)}`)
  const of = `${enterprises.toLocaleString('en')} units × ${months} months`
  return { ...value, of }
}

/** Three years of monthly returns of invented units, once for all figures that ask for them. */
export function seedMonthly(ground: Ground, effort: Effort): ReturnType<typeof load> {
  const begun = loads.get(ground) ?? load(ground, effort)
  loads.set(ground, begun)
  return begun
}
