import type { Period } from '../../kernel/period.ts'
import { type Draw, drawsOf } from '../../kernel/seeded.ts'
import type { ReturnRow } from '../collection/model/content.ts'
import { nextPeriod } from '../collection/rules/periods.ts'
import {
  normal,
  type Stream,
  type SyntheticCity,
  type SyntheticEnterprise,
  syntheticEnterprises,
} from './enterprise.ts'
import { type PlantedError, plantError } from './errors.ts'
import { amountIn, syntheticRates } from './rates.ts'

/** One firm's return for a month, as it was sent in: with its errors, or never. */
export interface SyntheticReturn {
  readonly enterprise: SyntheticEnterprise
  readonly period: Period
  /** Days from the due day: below zero before it, undefined where nothing ever came. */
  readonly daysFromDue: number | undefined
  readonly nothingToReport: boolean
  readonly rows: readonly ReturnRow[]
  /** The rows as they should have been, and as they stand once an officer has found the errors. */
  readonly right: readonly ReturnRow[]
  readonly errors: readonly PlantedError[]
}

/** January and February move with Spring Festival, December catches up. */
const calendar = [0.97, 0.72, 1.02, 1, 1, 1.03, 1, 0.98, 1.02, 0.96, 1.05, 1.18]

const monthsBetween = (from: Period, to: Period): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5)) -
  Number(from.slice(5))

function dollarsOf(stream: Stream, since: number, month: number, noise: number): number {
  const season = 1 + stream.season * Math.cos((2 * Math.PI * (month - stream.peak)) / 12)
  return (
    stream.base * stream.growth ** (since / 12) * season * calendar[month]! * Math.exp(0.18 * noise)
  )
}

/** When a return comes: below zero before its due day, undefined where it never does. */
export function daysFromDueOf(
  { missing, late }: SyntheticEnterprise,
  draw: Draw,
  chance = draw(),
): number | undefined {
  if (chance < missing) return undefined
  return chance < missing + late ? 1 + Math.floor(draw() ** 2 * 25) : -Math.floor(draw() ** 1.5 * 9)
}

/**
 * The return of `enterprise` for a month. It depends on seed, firm and month only, so that any one
 * can be made without those before it.
 */
export function syntheticReturn(
  seed: string,
  enterprise: SyntheticEnterprise,
  start: Period,
  period: Period,
): SyntheticReturn {
  const draw = drawsOf(`${seed} return ${enterprise.index} ${period}`)
  const rates = syntheticRates(period)
  const [since, month] = [monthsBetween(start, period), Number(period.slice(5)) - 1]
  const right = enterprise.streams.flatMap((stream, at): ReturnRow[] => {
    const [happens, noise] = [draw() < stream.frequency, normal(draw)]
    const usd = dollarsOf(stream, since, month, noise)
    if (!happens || usd < 20) return []
    const { flow, item, partner, mode, currency } = stream
    return [
      {
        key: `s${at}`,
        flow,
        item,
        partner,
        mode,
        currency,
        amount: amountIn(currency, usd, rates),
      },
    ]
  })
  const chance = draw()
  const spoilt = draw() < enterprise.careless ? plantError(right, draw) : undefined
  const rows = spoilt?.rows ?? right
  return {
    enterprise,
    period,
    daysFromDue: daysFromDueOf(enterprise, draw, chance),
    nothingToReport: rows.length === 0,
    rows,
    right,
    errors: spoilt ? [spoilt.planted] : [],
  }
}

export interface SyntheticOptions {
  readonly seed: string
  readonly enterprises: number
  readonly city: SyntheticCity
  /** First month. */
  readonly start: Period
  readonly months: number
}

/** Every return, month by month and firm by firm. The firms are kept, no return is. */
export function* syntheticReturns(options: SyntheticOptions): Generator<SyntheticReturn> {
  const { seed, enterprises, city, start, months } = options
  const firms = [...syntheticEnterprises(seed, enterprises, city)]
  for (let n = 0, period = start; n < months; n += 1, period = nextPeriod(period)) {
    for (const enterprise of firms) {
      yield syntheticReturn(seed, enterprise, start, period)
    }
  }
}
