import {
  compareFractions,
  type Fraction,
  fraction,
  fractionOf,
  multiplyFractions,
  signOf,
} from '../../kernel/fraction.ts'
import { type Day, lastDayOf, Period } from '../../kernel/period.ts'
import type { Indicator, Unit } from '../model/indicator.ts'
import type { Observation } from '../model/observation.ts'
import { DecimalText } from '../model/target.ts'
import { isAdditive } from './years.ts'

export type ObservationField = 'indicator' | 'period' | 'value' | 'unit' | 'reason'

/** What keeps a figure from being taken, or makes it worth a second look. `code` is a problem text. */
export interface ObservationFault {
  readonly field: ObservationField
  readonly code: `plan/${string}` | `field/${string}`
  readonly details: Readonly<Record<string, unknown>>
}

export interface ObservationDraft {
  readonly period: string
  readonly value: string
  /** A unit's code, where the sender names one; it is compared, never converted. */
  readonly unit?: string | undefined
  /** Why a figure that exists is changed. */
  readonly reason?: string | undefined
}

export interface ObservationCheck {
  readonly faults: readonly ObservationFault[]
  readonly warnings: readonly ObservationFault[]
}

const lengths = { year: 12, half: 6, quarter: 3, month: 1 } as const
const counted: readonly Unit[] = ['enterprises', 'institutions', 'people', 'routes']

function lengthOf(period: string): number {
  if (period.includes('H')) return 6
  if (period.includes('Q')) return 3
  return period.length === 4 ? 12 : 1
}

/**
 * Whether a figure of `period` can belong to the series: its own frequency, or a shorter period
 * where shorter ones add up or say the state at their end. Shares and rates do neither.
 */
export function periodFits(indicator: Indicator, period: string): boolean {
  const [asked, given] = [lengths[indicator.frequency], lengthOf(period)]
  if (given === asked) return true
  const divisible =
    isAdditive(indicator) || (indicator.nature !== 'flow' && indicator.unit !== 'percent')
  return given < asked && divisible && indicator.derived === undefined
}

function checkValue(indicator: Indicator, value: string): ObservationFault[] {
  if (!DecimalText.safeParse(value).success) {
    return [{ field: 'value', code: 'field/not-a-number', details: {} }]
  }
  const amount = fractionOf(value)
  if (indicator.unit === 'percent') {
    const rate = indicator.derived !== undefined && indicator.derived.kind !== 'share'
    if (rate) return []
    const outside = signOf(amount) < 0 || compareFractions(amount, fraction(100n)) > 0
    return outside ? [{ field: 'value', code: 'plan/not-a-share', details: {} }] : []
  }
  if (signOf(amount) < 0) return [{ field: 'value', code: 'plan/negative-figure', details: {} }]
  return counted.includes(indicator.unit) && amount.d !== 1n
    ? [{ field: 'value', code: 'plan/whole-number-wanted', details: {} }]
    : []
}

function checkPeriod(indicator: Indicator, period: string, today: Day): ObservationFault[] {
  if (!Period.safeParse(period).success) {
    return [{ field: 'period', code: 'plan/period-unreadable', details: {} }]
  }
  if (!periodFits(indicator, period)) {
    const { frequency } = indicator
    return [{ field: 'period', code: 'plan/period-does-not-fit', details: { frequency } }]
  }
  return lastDayOf(period) > today
    ? [{ field: 'period', code: 'plan/period-not-over', details: { end: lastDayOf(period) } }]
    : []
}

const tenfold = (a: Fraction, b: Fraction): boolean =>
  signOf(b) > 0 && compareFractions(a, multiplyFractions(b, fraction(10n))) >= 0

/** The figure it is compared with: the one it replaces, else the same period a year before. */
function neighbourOf(period: string, held: readonly Observation[]): Observation | undefined {
  const yearBefore = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
  return held.find((o) => o.period === period) ?? held.find((o) => o.period === yearBefore)
}

/**
 * Checks one figure against the definition of its indicator and against `held`, the figures of
 * that indicator which hold now. Sizes that jump tenfold are only pointed out.
 */
export function checkObservation(
  indicator: Indicator,
  draft: ObservationDraft,
  held: readonly Observation[],
  today: Day,
): ObservationCheck {
  if (indicator.unit === 'yes-no') {
    return {
      faults: [{ field: 'indicator', code: 'plan/indicator-takes-no-figures', details: {} }],
      warnings: [],
    }
  }
  const faults = [
    ...checkPeriod(indicator, draft.period, today),
    ...checkValue(indicator, draft.value),
  ]
  if (draft.unit && draft.unit !== indicator.unit) {
    faults.push({
      field: 'unit',
      code: 'plan/unit-differs',
      details: { unit: indicator.unit },
    })
  }
  const existing = held.find((o) => o.period === draft.period)
  if (existing && !draft.reason?.trim()) {
    faults.push({
      field: 'reason',
      code: 'plan/reason-required',
      details: { value: existing.value },
    })
  }
  if (faults.length > 0) return { faults, warnings: [] }
  const neighbour = neighbourOf(draft.period, held)
  if (!neighbour) return { faults, warnings: [] }
  const [now, before] = [fractionOf(draft.value), fractionOf(neighbour.value)]
  const jump = tenfold(now, before) || tenfold(before, now)
  return {
    faults,
    warnings: jump
      ? [
          {
            field: 'value',
            code: 'plan/tenfold-change',
            details: { before: neighbour.value, period: neighbour.period },
          },
        ]
      : [],
  }
}
