import type { Period } from '../../kernel/period.ts'
import { type Draw, drawsOf } from '../../kernel/seeded.ts'
import type { SourceCells } from '../sources/rules/read-row.ts'
import { normal } from './enterprise.ts'
import { amountIn } from './rates.ts'

/** What a unit reported of a month and of the one before, in US dollars. */
export interface ReportedFigure {
  readonly uscc: string
  readonly name: string
  readonly flow: 'export' | 'import'
  readonly item: string
  readonly usd: number
  readonly before: number
}

export interface SyntheticAdmin {
  readonly 'foreign-exchange': readonly SourceCells[]
  readonly tax: readonly SourceCells[]
  readonly outsourcing: readonly SourceCells[]
}

/** How a unit’s money and tax differ from what it reports, for good. */
interface Habit {
  readonly uncounted: boolean
  /** Part of the money that comes a month later. */
  readonly later: number
  readonly wrongCode: boolean
  readonly nameOnly: boolean
  readonly oldCode: boolean
  readonly untaxed: boolean
}

const bopCodes: readonly (readonly [item: string, code: string])[] = [
  ['SA', '221000'],
  ['SB', '230000'],
  ['SC1', '222011'],
  ['SC2', '222021'],
  ['SC4', '222041'],
  ['SC', '222031'],
  ['SD', '223021'],
  ['SE', '224010'],
  ['SF', '225010'],
  ['SG', '226000'],
  ['SH', '231020'],
  ['SI1', '227010'],
  ['SI3', '227030'],
  ['SI', '227020'],
  ['SJ1', '228010'],
  ['SJ2', '228020'],
  ['SJ', '228030'],
  ['SK1', '229010'],
  ['SK', '229020'],
  ['SL', '232000'],
]
const bopCodeOf = (item: string): string =>
  bopCodes.find(([start]) => item.startsWith(start))?.[1] ?? '228030'

function habitOf(seed: string, uscc: string): Habit {
  const draw = drawsOf(`${seed} admin ${uscc}`)
  return {
    uncounted: draw() < 0.03,
    later: draw() < 0.12 ? 0.2 + 0.6 * draw() : 0,
    wrongCode: draw() < 0.05,
    nameOnly: draw() < 0.04,
    oldCode: draw() < 0.3,
    untaxed: draw() < 0.06,
  }
}

const near = (draw: Draw): number => Math.exp(0.012 * normal(draw))

/**
 * Files that the offices would have handed over for a month in which these returns came in: much the
 * same, with money that comes later, codes of another item, names without a code, and firms that
 * nobody knows.
 */
export function syntheticAdmin(
  seed: string,
  period: Period,
  figures: readonly ReportedFigure[],
  rates: Readonly<Record<string, string>>,
): SyntheticAdmin {
  const money: SourceCells[] = []
  const outsourcing: SourceCells[] = []
  const taxed = new Map<string, { figure: ReportedFigure; usd: number }>()
  const number = (): string => `${period.replace('-', '')}${String(money.length).padStart(6, '0')}`
  for (const figure of figures) {
    const draw = drawsOf(`${seed} admin ${period} ${figure.uscc} ${figure.flow} ${figure.item}`)
    const habit = habitOf(seed, figure.uscc)
    const { uscc, flow, item } = figure
    const paid = (figure.usd * (1 - habit.later) + figure.before * habit.later) * near(draw)
    // Now and then one payment is simply not there, or is of something else.
    const slip = draw() < 0.02 ? 0.4 + 1.4 * draw() : 1
    const code = habit.oldCode ? uscc.slice(8, 17) : uscc
    if (!habit.uncounted && paid * slip >= 1) {
      const currency = draw() < 0.8 ? 'USD' : 'CNY'
      money.push({
        reference: number(),
        unitCode: habit.nameOnly ? '' : code,
        unitName: figure.name,
        flow,
        code: habit.wrongCode ? '228030' : bopCodeOf(item),
        period,
        currency,
        amount: amountIn(currency, paid * slip, rates),
      })
    }
    if (!habit.untaxed) {
      const key = `${uscc} ${flow}`
      const sum = (taxed.get(key)?.usd ?? 0) + figure.usd * near(draw)
      taxed.set(key, { figure, usd: sum })
    }
    if (flow === 'export' && item.startsWith('SI2') && draw() < 0.7) {
      outsourcing.push({
        reference: `W${number()}`,
        unitCode: uscc,
        unitName: figure.name,
        code: 'ITO',
        period,
        amount: ((figure.usd * 0.9) / 10_000).toFixed(4),
      })
    }
  }
  const strangers = drawsOf(`${seed} admin ${period} strangers`)
  for (let n = 0; n < 3; n += 1) {
    money.push({
      reference: number(),
      unitCode: '',
      unitName: `武汉无名${'甲乙丙丁'[Math.floor(strangers() * 4)]}商务服务有限公司`,
      flow: 'export',
      code: '228030',
      period,
      currency: 'USD',
      amount: (2000 + 90_000 * strangers()).toFixed(2),
    })
  }
  const tax = [...taxed.values()].map(({ figure, usd }): SourceCells => {
    const kind = drawsOf(`${seed} tax ${figure.uscc}`)() < 0.6 ? 'zero-rated' : 'exempt'
    return {
      unitCode: figure.uscc,
      unitName: figure.name,
      period,
      code: figure.flow === 'export' ? kind : 'withheld',
      amount: amountIn('CNY', usd, rates),
    }
  })
  return { 'foreign-exchange': money, tax, outsourcing }
}
