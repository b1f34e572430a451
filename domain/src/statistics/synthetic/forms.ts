import { firstDayOf, lastDayOf, monthOf, type Period } from '../../kernel/period.ts'
import { type Draw, drawsOf } from '../../kernel/seeded.ts'
import { lineCell } from '../collection/model/content.ts'
import { nextPeriod } from '../collection/rules/periods.ts'
import { normal, type Stream, type SyntheticEnterprise } from './enterprise.ts'
import { syntheticRates } from './rates.ts'
import { daysFromDueOf, syntheticReturn } from './returns.ts'

type Cells = Record<string, string>

/** One firm's form of fixed cells for a quarter or a year. */
export interface SyntheticForm {
  /** As {@link syntheticReturn} has it. */
  readonly daysFromDue: number | undefined
  /** As they came, now and then with a figure in another unit. */
  readonly cells: Readonly<Cells>
  /** As they should have been. */
  readonly right: Readonly<Cells>
  /** 零申报: the firm had nothing of the kind in the period. */
  readonly nothingToReport: boolean
}

/** What a firm did in a period: US dollars by flow and by business. */
interface Business {
  readonly exports: number
  readonly imports: number
  readonly byStream: ReadonlyMap<Stream, number>
  /** 10,000 yuan. */
  readonly turnover: number
  readonly employees: number
}

/** Yuan for a US dollar, near enough for what firms sell at home. */
const yuan = 6.65

function businessOf(
  seed: string,
  firm: SyntheticEnterprise,
  start: Period,
  period: Period,
): Business {
  const byStream = new Map<Stream, number>()
  const months: Period[] = []
  const last = monthOf(lastDayOf(period))
  for (let month = monthOf(firstDayOf(period)); month <= last; month = nextPeriod(month)) {
    months.push(month)
    const rates = syntheticRates(month)
    for (const row of syntheticReturn(seed, firm, start, month).right) {
      const stream = firm.streams[Number(row.key.slice(1))]!
      const usd = Number(row.amount) * Number(rates[row.currency] ?? 1)
      byStream.set(stream, (byStream.get(stream) ?? 0) + usd)
    }
  }
  const sum = (flow: Stream['flow']): number =>
    [...byStream].reduce((total, [one, usd]) => total + (one.flow === flow ? usd : 0), 0)
  const draw = drawsOf(`${seed} home ${firm.index}`)
  const exports = sum('export')
  const abroad = (exports * yuan) / 10_000
  const atHome = abroad * (0.4 + 2 * draw()) + firm.employees * (0.6 + draw()) * months.length
  const years = Number(period.slice(0, 4)) - Number(start.slice(0, 4))
  const employees = Math.max(2, Math.round(firm.employees * (0.97 + 0.1 * draw()) ** years))
  return { exports, imports: sum('import'), byStream, turnover: abroad + atHome, employees }
}

const tenThousand = (usd: number): string => (usd / 10_000).toFixed(2)
const money = (amount: number): string => amount.toFixed(2)
const yes = (so: boolean): string => (so ? 'yes' : 'no')

const owners: Partial<Record<SyntheticEnterprise['ownership'], readonly string[]>> = {
  foreign: ['US', 'JP', 'DE', 'FR', 'SG', 'GB'],
  'hong-kong-macao-taiwan': ['HK', 'HK', 'TW'],
}

/** Economies in which the firm has a firm of its own, always the same. */
function affiliatesOf(seed: string, { index, standing, streams }: SyntheticEnterprise): string[] {
  const draw = drawsOf(`${seed} affiliates ${index}`)
  const chance = { leading: 0.35, key: 0.06, ordinary: 0.01 }[standing]
  if (draw() >= chance) return []
  const partners = [...new Set(streams.map((one) => one.partner))]
  return partners.slice(0, 1 + Math.floor(draw() * 3))
}

/** Business that people travel for: carried out on the spot, or building. */
const travels = ({ flow, mode, item }: Stream): boolean =>
  flow === 'export' && (mode === '4' || item.startsWith('SE'))

function annual(firm: SyntheticEnterprise, business: Business, seed: string): Cells {
  const { byStream, exports, imports, turnover, employees } = business
  const [main] = [...byStream].sort(([, a], [, b]) => b - a)[0] ?? [firm.streams[0]!]
  const sells = (...items: string[]): boolean =>
    firm.streams.some(
      (one) => one.flow === 'export' && items.some((item) => one.item.startsWith(item)),
    )
  const abroad = owners[firm.ownership]
  return {
    operation: 'active',
    'main-item': main.item,
    'main-partner': main.partner,
    'foreign-owner': abroad?.[firm.index % abroad.length] ?? 'CN',
    turnover: money(turnover),
    exports: tenThousand(exports),
    imports: tenThousand(imports),
    employees: String(employees),
    outsourcing: yes(sells('SI', 'SJ')),
    technology: yes(firm.streams.some((one) => one.item.startsWith('SH'))),
    affiliates: yes(affiliatesOf(seed, firm).length > 0),
    'sends-people': yes(firm.streams.some(travels)),
  }
}

function quarterly(_: SyntheticEnterprise, business: Business, __: string, draw: Draw): Cells {
  const { exports, turnover, employees } = business
  const revenue = turnover
  const graduates = Math.round(employees * (0.35 + 0.55 * draw()))
  const outlook = draw()
  return {
    revenue: money(revenue),
    'revenue-services': money(Math.max(revenue * (0.8 + 0.2 * draw()), (exports * yuan) / 10_000)),
    'revenue-abroad': money((exports * yuan) / 10_000),
    profit: money(revenue * (0.06 + 0.07 * normal(draw))),
    taxes: money(revenue * (0.02 + 0.03 * draw())),
    research: money(revenue * 0.12 * draw() ** 2),
    employees: String(employees),
    graduates: String(graduates),
    'new-graduates': String(Math.round(graduates * 0.06 * draw())),
    'next-quarter': outlook < 0.4 ? 'up' : outlook < 0.85 ? 'same' : 'down',
  }
}

function affiliates(
  firm: SyntheticEnterprise,
  business: Business,
  seed: string,
  draw: Draw,
): Cells | undefined {
  const economies = affiliatesOf(seed, firm)
  if (economies.length === 0) return undefined
  const entries = economies.flatMap((economy, at) => {
    const sales = (business.exports / 10_000) * (0.2 + 0.8 * draw()) + 5
    const services = sales * (0.7 + 0.3 * draw())
    const employees = Math.max(2, Math.round(sales / (4 + 20 * draw())))
    const cells = {
      name: `演示附属机构 ${economy}`,
      economy,
      share: draw() < 0.6 ? '100.00' : (51 + 48 * draw()).toFixed(2),
      activity: firm.streams[at % firm.streams.length]!.item,
      sales: money(sales),
      services: money(services),
      'services-local': money(services * 0.7),
      'services-home': money(services * 0.15),
      employees: String(employees),
      'employees-home': String(Math.floor(employees * 0.3 * draw())),
    }
    return Object.entries(cells).map(([code, text]) => [
      lineCell('affiliates', `l${at + 1}`, code),
      text,
    ])
  })
  return Object.fromEntries(entries)
}

function persons(
  firm: SyntheticEnterprise,
  { byStream }: Business,
  _: string,
  draw: Draw,
): Cells | undefined {
  const income = new Map<string, { economy: string; item: string; usd: number }>()
  for (const [stream, usd] of byStream) {
    if (!travels(stream)) continue
    const { partner: economy, item } = stream
    const key = `${economy} ${item}`
    income.set(key, { economy, item, usd: usd + (income.get(key)?.usd ?? 0) })
  }
  if (firm.streams.every((one) => !travels(one))) return undefined
  const entries = [...income.values()].flatMap(({ economy, item, usd }, at) => {
    const days = Math.max(5, Math.ceil(usd / (300 + 900 * draw())))
    const people = Math.max(1, Math.round(days / (15 + 60 * draw())))
    const cells = { economy, item, people: `${people}`, days: `${days}`, income: tenThousand(usd) }
    return Object.entries(cells).map(([code, text]) => [
      lineCell('stays', `l${at + 1}`, code),
      text,
    ])
  })
  return Object.fromEntries(entries)
}

type Make = (
  firm: SyntheticEnterprise,
  business: Business,
  seed: string,
  draw: Draw,
) => Cells | undefined

const makers: Readonly<Record<string, { readonly make: Make; readonly money: readonly string[] }>> =
  {
    'register-annual': { make: annual, money: ['turnover'] },
    'sector-quarterly': {
      make: quarterly,
      money: ['revenue', 'revenue-services', 'revenue-abroad', 'profit', 'taxes', 'research'],
    },
    'affiliates-annual': { make: affiliates, money: [] },
    'persons-annual': { make: persons, money: [] },
  }

/** Surveys of fixed cells that can be made up. */
export const syntheticForms: readonly string[] = Object.keys(makers)

/**
 * What `firm` says in a survey of fixed cells. Its figures are those of its monthly returns of the
 * same time, added up. Undefined where it has nothing to say there.
 */
export function syntheticForm(
  seed: string,
  firm: SyntheticEnterprise,
  start: Period,
  survey: string,
  period: Period,
): SyntheticForm | undefined {
  const maker = makers[survey]
  if (!maker || firm.streams.length === 0) return undefined
  const draw = drawsOf(`${seed} ${survey} ${firm.index} ${period}`)
  const right = maker.make(firm, businessOf(seed, firm, start, period), seed, draw)
  if (!right) return undefined
  const daysFromDue = daysFromDueOf(firm, draw)
  const nothingToReport = Object.keys(right).length === 0
  if (nothingToReport) return { daysFromDue, right, cells: right, nothingToReport }
  // In yuan where ten thousand yuan are asked for.
  const inYuan = draw() < firm.careless
  const wrong = maker.money.map((code) => [code, money(Number(right[code]) * 10_000)])
  const cells = inYuan ? { ...right, ...Object.fromEntries(wrong) } : right
  return { daysFromDue, right, cells, nothingToReport }
}
