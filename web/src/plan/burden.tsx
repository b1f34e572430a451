import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { BarChart } from '../kit/chart/bar-chart.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { formatNumber } from '../kit/number.ts'
import { Ask } from './ask.tsx'
import { useDay } from './days.ts'
import { useNames } from './names.ts'
import { type Burden, burdenQuery } from './queries.ts'

/** 填报负担 of every department and quarter. */
export function BurdenTables() {
  const { t } = useTranslation()
  const burden = useQuery(burdenQuery())
  return (
    <Ask query={burden}>
      {(data) =>
        data.totals.length === 0 ? (
          <EmptyState title={t(($) => $.planBurden.none)} hint={t(($) => $.planBurden.noneHint)} />
        ) : (
          <div className="k-stack">
            {[...data.totals].reverse().map((total) => (
              <QuarterBurden
                key={total.quarter}
                total={total}
                rows={data.rows.filter((row) => row.quarter === total.quarter)}
              />
            ))}
          </div>
        )
      }
    </Ask>
  )
}

interface QuarterProps {
  readonly total: Burden['totals'][number]
  readonly rows: Burden['rows']
}

function QuarterBurden({ total, rows }: QuarterProps) {
  const { t } = useTranslation()
  const names = useNames()
  const { period } = useDay()
  const chart = useMemo(
    () => ({
      categories: rows.map((row) => names.department(row.department)),
      series: [
        { name: t(($) => $.planBurden.typed), values: rows.map((row) => String(row.typed)) },
        {
          name: t(($) => $.planBurden.prefilled),
          values: rows.map((row) => String(row.prefilled)),
        },
      ],
    }),
    [rows, names, t],
  )
  return (
    <Sheet title={period(total.quarter)}>
      <div className="p-two">
        <BarChart
          stacked
          title={t(($) => $.planBurden.chart)}
          description={t(($) => $.planBurden.chartAbout, {
            quarter: period(total.quarter),
            typed: total.typed,
            prefilled: total.prefilled,
          })}
          unit={t(($) => $.planBurden.fields)}
          {...chart}
        />
        <table className="p-table">
          <thead>
            <tr>
              <th scope="col">{t(($) => $.planTasks.department)}</th>
              <th scope="col" className="p-end">
                {t(($) => $.planBurden.submissions)}
              </th>
              <th scope="col" className="p-end">
                {t(($) => $.planBurden.typed)}
              </th>
              <th scope="col" className="p-end">
                {t(($) => $.planBurden.prefilled)}
              </th>
              <th scope="col" className="p-end">
                {t(($) => $.planBurden.share)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.department}>
                <th scope="row">{names.department(row.department)}</th>
                <Numbers row={row} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t(($) => $.planBurden.all)}</th>
              <Numbers row={total} />
            </tr>
          </tfoot>
        </table>
      </div>
    </Sheet>
  )
}

function Numbers({ row }: { row: Burden['totals'][number] }) {
  return (
    <>
      <td className="p-end">{row.submissions}</td>
      <td className="p-end">{row.typed}</td>
      <td className="p-end">{row.prefilled}</td>
      <td className="p-end">
        {row.prefilledPercent === null ? '—' : `${formatNumber(row.prefilledPercent)}%`}
      </td>
    </>
  )
}

/** The own department's last quarter, small. */
export function BurdenMeter({ department }: { department: string }) {
  const { t } = useTranslation()
  const { period } = useDay()
  const burden = useQuery(burdenQuery())
  const rows = burden.data?.rows.filter((row) => row.department === department) ?? []
  const last = [...rows].sort((a, b) => b.quarter.localeCompare(a.quarter))[0]
  if (!burden.data) return <Ask query={burden}>{() => null}</Ask>
  if (!last) return <p className="k-quiet">{t(($) => $.planBurden.noneOwn)}</p>
  const share = Number(last.prefilledPercent ?? 0)
  return (
    <div className="k-stack p-tight">
      <div>
        <strong className="p-big">{last.typed}</strong>{' '}
        {t(($) => $.planBurden.typedIn, { quarter: period(last.quarter) })}
      </div>
      <meter
        min={0}
        max={100}
        value={share}
        aria-label={t(($) => $.planBurden.share)}
        className="p-meter"
      />
      <span className="k-small k-quiet">
        {t(($) => $.planBurden.meter, {
          percent: last.prefilledPercent ?? '0',
          prefilled: last.prefilled,
          asked: last.asked,
          submissions: last.submissions,
        })}
      </span>
    </div>
  )
}
