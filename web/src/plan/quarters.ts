import { type Period, previousPeriod } from '@wstc/domain/kernel/period'

const first = '2016-Q3'

/** Quarters from the first of the plan to `last`, the latest first. */
export function quartersUntil(last: Period): Period[] {
  const quarters: Period[] = []
  for (
    let period = last;
    period >= first && quarters.length < 60;
    period = previousPeriod(period)
  ) {
    quarters.push(period)
  }
  return quarters.length > 0 ? quarters : [last]
}
