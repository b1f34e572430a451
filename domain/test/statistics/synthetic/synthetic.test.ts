import { describe, expect, test } from 'vitest'
import { findEbopsItem } from '../../../src/kernel/codes/ebops.ts'
import { findEconomy } from '../../../src/kernel/codes/economies.ts'
import { compileForm } from '../../../src/statistics/collection/edits/compile.ts'
import { openEvaluator } from '../../../src/statistics/collection/edits/evaluator.ts'
import { emptyReturn } from '../../../src/statistics/collection/model/content.ts'
import { findOutliers } from '../../../src/statistics/review/hidiroglou-berthelot.ts'
import {
  syntheticEnterprise,
  syntheticEnterprises,
} from '../../../src/statistics/synthetic/enterprise.ts'
import { errorKinds } from '../../../src/statistics/synthetic/errors.ts'
import { syntheticRates } from '../../../src/statistics/synthetic/rates.ts'
import {
  type SyntheticReturn,
  syntheticReturn,
  syntheticReturns,
} from '../../../src/statistics/synthetic/returns.ts'
import { versionOf } from '../collection/read-surveys.ts'

const city = {
  districts: ['hongshan', 'jianghan', 'wuchang', 'hanyang'],
  sectors: [
    { id: 'computing', items: ['SI21', 'SI22', 'SI32'] },
    { id: 'transport', items: ['SC12', 'SC22', 'SC32'] },
    { id: 'travel', items: ['SDB3', 'SDA2'] },
  ],
}
const seed = 'test'
const start = '2014-01'
const firms = [...syntheticEnterprises(seed, 2000, city)]
const dollars = ({ rows, period }: SyntheticReturn): number => {
  const rates = syntheticRates(period)
  return rows.reduce((sum, row) => sum + Number(row.amount) * Number(rates[row.currency]), 0)
}

/** By the rules of GB 32100-2015 and GB 11714, written down a second time. */
function hasBothChecks(uscc: string): boolean {
  const outer = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weight = (at: number) => (at === 17 ? 1 : 3 ** at % 31)
  const sum = [...uscc].reduce((all, one, at) => all + outer.indexOf(one) * weight(at), 0)
  const inner = [...uscc.slice(8, 17)]
  const value = (one: string) => Number.parseInt(one, 36)
  const checked = [3, 7, 9, 10, 5, 8, 4, 2].reduce((all, w, at) => all + w * value(inner[at]!), 0)
  const last = inner[8] === 'X' ? 10 : value(inner[8]!)
  return sum % 31 === 0 && (checked + last) % 11 === 0
}

describe('synthetic firms', () => {
  test('have codes with both checks right, names of their own, and nobody else’s code', () => {
    for (const firm of firms) {
      expect(firm.uscc).toMatch(/^91420100XW[0-9A-HJ-NPQRTUWXY]{8}$/)
      expect(hasBothChecks(firm.uscc), firm.uscc).toBe(true)
      expect(firm.name).toMatch(/^武汉\p{Script=Han}+有限公司$/u)
    }
    expect(new Set(firms.map((one) => one.uscc)).size).toBe(firms.length)
    expect(new Set(firms.map((one) => one.name)).size).toBe(firms.length)
    // A check that cannot refuse proves nothing.
    expect(hasBothChecks('91420100XW0000001X')).toBe(false)
  })

  test('are the same for the same seed and others for another, whatever was made before', () => {
    expect(syntheticEnterprise(seed, 77, city)).toEqual(firms[77])
    expect(syntheticEnterprise('other', 77, city)).not.toEqual(firms[77])
  })

  test('trade in items and with economies that exist', () => {
    for (const { streams } of firms) {
      expect(streams.length).toBeGreaterThan(0)
      for (const { item, partner } of streams) {
        expect(findEbopsItem(item) && findEconomy(partner)).toBeDefined()
      }
    }
  })

  test('are as unequal as real ones: the largest tenth has most of the trade', () => {
    const trade = firms.map((one) => one.trade).sort((a, b) => b - a)
    const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0)
    const share = sum(trade.slice(0, trade.length / 10)) / sum(trade)
    expect(share).toBeGreaterThan(0.6)
    expect(share).toBeLessThan(0.95)
    expect(new Set(firms.map((one) => one.size)).size).toBe(4)
    expect(firms.filter((one) => one.holding).length).toBeGreaterThan(100)
  })
})

describe('synthetic returns', () => {
  const all = [...syntheticReturns({ seed, enterprises: 400, city, start, months: 24 })]

  test('are the same when made alone', () => {
    const one = all[5000]!
    expect(syntheticReturn(seed, one.enterprise, start, one.period)).toEqual(one)
  })

  test('come late or never now and then, most in time', () => {
    const [never, late] = [
      all.filter((one) => one.daysFromDue === undefined).length / all.length,
      all.filter((one) => (one.daysFromDue ?? 0) > 0).length / all.length,
    ]
    expect(never).toBeGreaterThan(0.005)
    expect(never).toBeLessThan(0.1)
    expect(late).toBeGreaterThan(0.03)
    expect(late).toBeLessThan(0.25)
  })

  test('have errors of every kind, few, and each is named', () => {
    const errors = all.flatMap((one) => one.errors)
    expect(new Set(errors.map((one) => one.kind))).toEqual(new Set(errorKinds))
    expect(errors.length / all.length).toBeLessThan(0.05)
  })

  test('fall in February and grow over the years', () => {
    const right = all.filter((one) => one.errors.length === 0)
    const sum = (period: string) =>
      right.filter((one) => one.period.startsWith(period)).reduce((s, one) => s + dollars(one), 0)
    expect(sum('2014-02')).toBeLessThan(0.9 * sum('2014-03'))
    expect(sum('2015')).toBeGreaterThan(sum('2014'))
  })

  test('without errors pass the hard edits of the monthly form', () => {
    const form = compileForm(versionOf('services-monthly'))
    const right = all.filter((one) => one.errors.length === 0).slice(0, 1500)
    for (const { rows, period, nothingToReport } of right) {
      const context = { period, rates: syntheticRates(period), register: {} }
      const evaluator = openEvaluator(form, context, {
        ...emptyReturn(1),
        rows: [...rows],
        nothingToReport,
      })
      expect(evaluator.findings().filter((one) => one.severity === 'hard')).toEqual([])
    }
  })

  test('with an error of unit are asked about wherever last month is known', () => {
    const form = compileForm(versionOf('services-monthly'))
    const before = new Map(all.map((one) => [`${one.enterprise.index} ${one.period}`, one]))
    let met = 0
    for (const one of all) {
      const planted = one.errors.find((error) => error.kind === 'thousandfold')
      const row = one.rows.find((each) => each.key === planted?.row)
      const month = `${one.period.slice(0, 5)}${String(Number(one.period.slice(5)) - 1).padStart(2, '0')}`
      const last = before.get(`${one.enterprise.index} ${month}`)
      const then = last?.rows.find((each) => each.key === row?.key)
      const rates = syntheticRates(one.period)
      if (!row || !last || !then || last.errors.length > 0) continue
      if (Number(row.amount) * Number(rates[row.currency]) < 200_000) continue
      met += 1
      const context = {
        period: one.period,
        rates,
        register: {},
        lastPeriod: {
          content: { ...emptyReturn(1), rows: [...last.rows] },
          rates: syntheticRates(last.period),
        },
      }
      const found = openEvaluator(form, context, {
        ...emptyReturn(1),
        rows: [...one.rows],
      }).findings()
      expect(found.map((each) => each.edit)).toContain('MON-HIS-01')
    }
    expect(met).toBeGreaterThan(3)
  })

  test('show their unit errors to the review among two thousand honest neighbours', () => {
    const [before, now] = ['2014-05', '2014-06'].map((period) =>
      Float64Array.from(firms, (firm) =>
        dollars(syntheticReturn(seed, { ...firm, careless: 0 }, start, period)),
      ),
    ) as [Float64Array, Float64Array]
    now[40] = now[40]! * 1000
    expect(findOutliers(before, now)!.outliers).toContain(40)
  })
})
