import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { AsOf } from '../../kit/as-of.tsx'
import { LineChart } from '../../kit/chart/line-chart.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Ask } from '../ask.tsx'
import { DemoMark } from '../marks.tsx'
import type { JudgedTarget } from '../queries.ts'
import { unitOf } from '../words.ts'
import { type TargetTrendReply, targetTrendQuery } from './queries.ts'

/** 初报与修订: the figure as it was first known beside what is known now, period by period. */
export function TargetTrend({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  const trend = useQuery(targetTrendQuery(target.id))
  return (
    <Ask query={trend}>
      {(data) => (
        <div className="k-stack">
          <div className="k-row">
            <span className="k-quiet">
              {t(($) => $.planTrends.revised, {
                revised: data.periods.filter((one) => one.first !== one.latest).length,
                periods: data.periods.length,
              })}
            </span>
            <DemoMark on={data.synthetic} />
          </div>
          {data.periods.length > 0 ? (
            <Drawn target={target} periods={data.periods} />
          ) : (
            <EmptyState
              title={t(($) => $.planTrends.noFigures)}
              hint={t(($) => (data.available ? $.planTrends.noFiguresHint : $.planTrends.noneHint))}
            />
          )}
          <AsOf {...data} />
        </div>
      )}
    </Ask>
  )
}

function Drawn({
  target,
  periods,
}: {
  target: JudgedTarget
  periods: TargetTrendReply['periods']
}) {
  const { t } = useTranslation()
  const say = useSay()
  const series = useMemo(
    () => [
      {
        name: t(($) => $.planTrends.latest),
        points: periods.map((one) => ({ period: one.period, value: one.latest })),
      },
      {
        name: t(($) => $.planTrends.first),
        points: periods.map((one) => ({ period: one.period, value: one.first })),
      },
    ],
    [periods, t],
  )
  return (
    <LineChart
      title={say(target.indicator.name)}
      description={t(($) => $.planTrends.aboutTarget, { name: say(target.indicator.name) })}
      unit={say(unitOf(target.indicator.unit))}
      series={series}
      height={260}
    />
  )
}
