import { firstDayOf, lastDayOf, type Period } from '@wstc/domain/kernel/period'
import { type BurdenRow, measureBurden } from '@wstc/domain/plan/rules/burden'
import type { Call } from '../../../platform/serve.ts'
import { selectBurden } from '../store/burden.ts'

const show = ({ quarter, submissions, typed, prefilled, prefilledPercent }: BurdenRow) => ({
  quarter,
  submissions,
  asked: typed + prefilled,
  typed,
  prefilled,
  prefilledPercent: prefilledPercent ?? null,
})

/** Fields typed and pre-filled per department and quarter of submission. */
export async function getBurden(
  call: Call,
  span: { from?: Period | undefined; to?: Period | undefined },
) {
  const uses = await selectBurden(call.tx, {
    from: span.from && firstDayOf(span.from),
    to: span.to && lastDayOf(span.to),
  })
  const { rows, totals } = measureBurden(uses)
  return {
    rows: rows.map((row) => ({ department: row.department, ...show(row) })),
    totals: totals.map(show),
  }
}
