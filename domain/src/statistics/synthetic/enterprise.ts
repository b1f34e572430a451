import { type Draw, drawsOf } from '../../kernel/seeded.ts'
import { syntheticName } from './names.ts'
import { syntheticUscc } from './uscc.ts'

/** One business that a firm has month after month: an item with a partner. */
export interface Stream {
  readonly flow: 'export' | 'import'
  readonly item: string
  readonly partner: string
  readonly mode: '1' | '2' | '4'
  readonly currency: string
  /** US dollars of an ordinary month at the beginning. */
  readonly base: number
  /** By which a year multiplies it. */
  readonly growth: number
  /** How strongly the seasons move it, and in which month it is strongest. */
  readonly season: number
  readonly peak: number
  /** Part of the months in which it happens at all. */
  readonly frequency: number
}

/** 合成企业: a firm that does not exist. */
export interface SyntheticEnterprise {
  readonly index: number
  readonly uscc: string
  readonly name: string
  readonly district: string
  readonly sector: string
  readonly ownership: 'state' | 'private' | 'foreign' | 'hong-kong-macao-taiwan' | 'joint-venture'
  readonly size: 'large' | 'medium' | 'small' | 'micro'
  readonly standing: 'key' | 'leading' | 'ordinary'
  /** Firms of one holding have the same; undefined for a firm of its own. */
  readonly holding: string | undefined
  readonly employees: number
  /** US dollars a year at the beginning, both flows. */
  readonly trade: number
  readonly streams: readonly Stream[]
  /** Chances, a month, of a return that is missing, late, or has an error in it. */
  readonly missing: number
  readonly late: number
  readonly careless: number
  readonly establishedOn: string
}

/** What the city gives: ids of districts, and of sectors with the items each stands close to. */
export interface SyntheticCity {
  readonly districts: readonly string[]
  readonly sectors: readonly { readonly id: string; readonly items: readonly string[] }[]
}

const partners =
  'US HK JP SG GB DE KR TW FR IN AU CA NL MY TH VN RU AE ID MO IT CH BE LA KZ PK'.split(' ')
const homeCurrency: Readonly<Record<string, string>> = {
  HK: 'HKD',
  JP: 'JPY',
  GB: 'GBP',
  DE: 'EUR',
  FR: 'EUR',
  NL: 'EUR',
  IT: 'EUR',
  BE: 'EUR',
  AU: 'AUD',
  SG: 'SGD',
}

const pick = <T>(draw: Draw, list: readonly T[]): T => list[Math.floor(draw() * list.length)]!

/** Mostly the first of the list: half as likely with every few places. */
const pickEarly = <T>(draw: Draw, list: readonly T[]): T =>
  list[Math.min(list.length - 1, Math.floor(-Math.log(1 - draw()) * (list.length / 5)))]!

/** Standard normal, by Box and Muller. */
export const normal = (draw: Draw): number =>
  Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw())

function modeOf(item: string, draw: Draw): Stream['mode'] {
  if (item.startsWith('SD') || item.startsWith('SB')) return '2'
  return draw() < 0.06 ? '4' : '1'
}

function currencyFor(partner: string, draw: Draw): string {
  const chance = draw()
  if (chance < 0.62) return 'USD'
  return chance < 0.78 ? 'CNY' : (homeCurrency[partner] ?? 'USD')
}

function streamsOf(draw: Draw, items: readonly string[], yearly: number): Stream[] {
  const count = 1 + Math.floor(Math.min(14, -Math.log(1 - draw()) * (1 + Math.log10(yearly) / 2.2)))
  const weights = Array.from({ length: count }, () => (0.05 + draw()) ** 2)
  const all = weights.reduce((sum, one) => sum + one, 0)
  const exporter = draw() < 0.62
  const taken = new Set<string>()
  return weights.flatMap((weight): Stream[] => {
    const item = pickEarly(draw, items)
    const partner = pickEarly(draw, partners)
    const flow = draw() < 0.8 === exporter ? 'export' : 'import'
    const mode = modeOf(item, draw)
    const currency = currencyFor(partner, draw)
    const key = `${flow} ${item} ${partner} ${mode} ${currency}`
    if (taken.has(key)) return []
    taken.add(key)
    return [
      {
        flow,
        item,
        partner,
        mode,
        currency,
        base: ((yearly / 12) * weight) / all,
        growth: Math.exp(0.09 + 0.25 * normal(draw)),
        season: 0.05 + 0.4 * draw() ** 2,
        peak: Math.floor(draw() * 12),
        frequency: draw() < 0.6 ? 1 : 0.35 + 0.6 * draw(),
      },
    ]
  })
}

const sizeOf = (employees: number): SyntheticEnterprise['size'] =>
  employees >= 300 ? 'large' : employees >= 100 ? 'medium' : employees >= 10 ? 'small' : 'micro'

/** The firm of that index; the same for the same seed, whatever was made before it. */
export function syntheticEnterprise(
  seed: string,
  index: number,
  city: SyntheticCity,
): SyntheticEnterprise {
  const draw = drawsOf(`${seed} enterprise ${index}`)
  const sector = pick(draw, city.sectors)
  // Median some 300,000 US dollars a year, the largest several hundred millions.
  const trade = Math.exp(12.6 + 1.9 * normal(draw))
  const employees = Math.max(
    2,
    Math.round((trade / 60_000) ** 0.7 * Math.exp(2.2 + 0.6 * normal(draw))),
  )
  const kind = draw()
  const discipline = draw()
  return {
    index,
    uscc: syntheticUscc(index),
    name: syntheticName(index, sector.id),
    district: pickEarly(draw, city.districts),
    sector: sector.id,
    ownership:
      kind < 0.1
        ? 'state'
        : kind < 0.72
          ? 'private'
          : kind < 0.86
            ? 'foreign'
            : kind < 0.94
              ? 'hong-kong-macao-taiwan'
              : 'joint-venture',
    size: sizeOf(employees),
    standing: trade > 20_000_000 ? 'leading' : trade > 2_000_000 ? 'key' : 'ordinary',
    holding: draw() < 0.14 ? `H${Math.floor(draw() * 150)}` : undefined,
    employees,
    trade,
    streams: streamsOf(draw, sector.items, trade),
    missing: discipline < 0.7 ? 0.005 : 0.02 + 0.1 * draw(),
    late: discipline < 0.5 ? 0.02 : 0.05 + 0.25 * draw(),
    careless: 0.004 + 0.03 * draw() ** 2,
    establishedOn: `${1985 + Math.floor(29 * draw() ** 0.6)}-${String(1 + Math.floor(draw() * 12)).padStart(2, '0')}-01`,
  }
}

/** Firms one after another, `from` first. */
export function* syntheticEnterprises(
  seed: string,
  count: number,
  city: SyntheticCity,
  from = 0,
): Generator<SyntheticEnterprise> {
  for (let index = from; index < from + count; index += 1) {
    yield syntheticEnterprise(seed, index, city)
  }
}
