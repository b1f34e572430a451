import { isWithin, reportableItems } from '@wstc/domain/kernel/codes/ebops'
import {
  type Stream,
  type SyntheticCity,
  type SyntheticEnterprise,
  syntheticEnterprise,
  syntheticEnterprises,
} from '@wstc/domain/statistics/synthetic/enterprise'
import type { Platform } from '../../../platform/platform.ts'
import type { InventedFirm, Unit } from '../../../registry/index.ts'

export const seed = 'returns'

/** Sectors with their items and the districts, as firms that do not exist are drawn from them: most sit in zones. */
export const drawnFrom = ({ districts, sectors }: Platform['city']): SyntheticCity => ({
  districts: [...districts]
    .sort((a, b) => Number(b.kind === 'zone') - Number(a.kind === 'zone'))
    .map((one) => one.id),
  sectors: sectors.map((one) => ({ id: one.id, items: one.ebops.map(({ item }) => item) })),
})

/** What the form lets be reported. */
export interface Reportable {
  readonly currencies: readonly string[]
}

const keyOf = ({ flow, item, partner, mode, currency }: Stream): string =>
  [flow, item, partner, mode, currency].join(' ')

/** The firm's business in items and currencies that the form knows; `known` are the items to keep to. */
function fit(
  firm: SyntheticEnterprise,
  { currencies }: Reportable,
  known: (stream: Stream) => readonly string[],
): SyntheticEnterprise {
  const streams = new Map<string, Stream>()
  for (const [index, stream] of firm.streams.entries()) {
    const within = known(stream)
    const items = reportableItems.filter(({ code }) => within.some((one) => isWithin(code, one)))
    const item = items[index % Math.max(1, items.length)]?.code
    if (!item) continue
    const currency = currencies.includes(stream.currency) ? stream.currency : 'USD'
    const fitted = { ...stream, item, currency }
    streams.set(keyOf(fitted), fitted)
  }
  return { ...firm, streams: [...streams.values()] }
}

/** So many firms that do not exist, always the same ones. */
export const makeFirms = (
  city: Platform['city'],
  form: Reportable,
  count: number,
): SyntheticEnterprise[] =>
  [...syntheticEnterprises(seed, count, drawnFrom(city))].map((firm) =>
    fit(firm, form, ({ item }) => [item]),
  )

/** US dollars a year from which the city keeps a firm among those it asks every month. */
const asked = 100_000

const itemsOf = (firm: SyntheticEnterprise, flow: 'export' | 'import'): string[] => [
  ...new Set(firm.streams.filter((one) => one.flow === flow).map((one) => one.item)),
]

/** What the register holds of the firm. */
export function entryOf(firm: SyntheticEnterprise): InventedFirm {
  const { index, uscc, name, district, ownership, size, sector, holding } = firm
  const small = firm.trade < asked ? ('small-medium' as const) : ('key' as const)
  return {
    index,
    uscc,
    name,
    district,
    ownership,
    size,
    holding,
    standing: firm.standing === 'leading' ? 'leading' : small,
    sectors: [sector],
    exports: itemsOf(firm, 'export'),
    imports: itemsOf(firm, 'import'),
  }
}

/** Who stands behind each unit; those of the register that no firm was made for get one that fits. */
export function firmsBehind(
  city: Platform['city'],
  form: Reportable,
  firms: readonly SyntheticEnterprise[],
  units: readonly Unit[],
): ReadonlyMap<string, SyntheticEnterprise> {
  const byCode = new Map(firms.map((one) => [one.uscc, one]))
  const drawn = drawnFrom(city)
  return new Map(
    units.map((unit) => {
      const made = byCode.get(unit.uscc)
      if (made) return [unit.id, made]
      const index = [...unit.uscc].reduce((sum, one) => (31 * sum + one.charCodeAt(0)) % 5000, 7)
      const known = ({ flow }: Stream) => unit.facts[flow === 'export' ? 'exports' : 'imports']
      const draw = (at: number) => fit(syntheticEnterprise(seed, at, drawn), form, known)
      if (!unit.organisation) return [unit.id, draw(index)]
      // Whoever signs in finds a month with some business to do, and none of the past.
      const some = [...Array(60).keys()].map((step) => draw(index + step))
      const busiest = some.reduce((a, b) => (b.streams.length > a.streams.length ? b : a))
      return [unit.id, { ...busiest, missing: 0, late: 0 }]
    }),
  )
}
