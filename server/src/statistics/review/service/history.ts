import { sumDecimalTexts } from '@wstc/domain/kernel/decimal'
import type { FigureSeries, ReviewSheet } from '@wstc/domain/statistics/review/contract/shapes'
import type { Tx } from '../../../platform/database.ts'
import { type PastPeriod, selectSeries } from '../store/figures.ts'

const periodsShown = 13

/** The last periods of a unit, in total and figure by figure. */
export async function readHistory(
  tx: Tx,
  of: {
    readonly enterprise: string
    readonly survey: string
    readonly until: string
    /** Whether a figure is one to show. */
    readonly tells: (figure: { flow: string; code: string }) => boolean
  },
): Promise<Pick<ReviewSheet, 'history' | 'series'>> {
  const rows = await selectSeries(tx, { ...of, periods: periodsShown })
  const periods = [...new Set(rows.map((one) => one.period))]
  const history = periods.map((period): PastPeriod => {
    const own = rows.filter((one) => one.period === period)
    const sum = (flow: 'export' | 'import') =>
      sumDecimalTexts(own.flatMap((one) => (one.flow === flow ? (one.amount ?? []) : [])))
    const { accepted } = own[0]!
    return { period, exports: sum('export'), imports: sum('import'), accepted }
  })
  const series = new Map<string, FigureSeries>()
  for (const { flow, code, period, amount } of rows) {
    if (flow === null || code === null || !of.tells({ flow, code })) continue
    const key = `${flow} ${code}`
    const one = series.get(key) ?? { flow, code, values: periods.map(() => null) }
    one.values[periods.indexOf(period)] = amount
    series.set(key, one)
  }
  return { history, series: [...series.values()] }
}
