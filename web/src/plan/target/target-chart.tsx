import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { LineChart } from '../../kit/chart/line-chart.tsx'
import type { JudgedTarget } from '../queries.ts'
import { unitOf } from '../words.ts'
import { boundOf, useCriterion } from './criterion.ts'
import { ceilingOf, pathOf } from './path.ts'

/** Observed years, the path to the target, the forecast with its band, and the target. */
export function TargetChart({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  const say = useSay()
  const criterion = useCriterion()
  const unit = say(unitOf(target.indicator.unit))
  const asked = criterion(target.criterion, target.indicator.unit)
  const bound = boundOf(target.criterion)
  const series = useMemo(() => {
    const observed = observedYears(target)
    const path = pathOf(target)
    return [
      { name: t(($) => $.kit.chart.observed), points: observed },
      ...(path.length > 0 ? [{ name: t(($) => $.planTargets.path), points: path }] : []),
    ]
  }, [target, t])
  const forecast = useMemo(
    () =>
      target.forecast
        ? [
            {
              period: String(target.forecast.year),
              value: target.forecast.value,
              low: target.forecast.low ?? target.forecast.value,
              high: target.forecast.high ?? target.forecast.value,
            },
          ]
        : [],
    [target],
  )
  const line = useMemo(
    () => (bound === undefined ? undefined : { label: asked, value: bound }),
    [bound, asked],
  )
  const latest = target.latest
  const high = forecast[0]?.high
  const ceiling = ceilingOf(
    [
      ...series.flatMap((one) => one.points.map((point) => Number(point.value))),
      ...forecast.map((one) => Number(one.value)),
      ...(bound === undefined ? [] : [Number(bound)]),
    ],
    high === undefined ? undefined : Number(high),
  )
  return (
    <>
      <LineChart
        title={say(target.indicator.name)}
        description={t(($) => $.planTargets.chartAbout, {
          name: say(target.indicator.name),
          asked,
          latest: latest ? `${latest.year}: ${latest.value} ${unit}` : t(($) => $.kit.unknown),
        })}
        unit={unit}
        series={series}
        forecast={forecast}
        {...(line ? { target: line } : {})}
        {...(ceiling === undefined ? {} : { ceiling })}
        height={340}
      />
      {ceiling !== undefined && (
        <p className="k-small k-quiet">{t(($) => $.planTargets.bandCut)}</p>
      )}
    </>
  )
}

/** Yearly figures: of the series where it is reported, else as the judgement computed them. */
function observedYears(target: JudgedTarget) {
  const years = new Map<string, string>()
  for (const one of target.series) {
    if (one.indicator === target.indicator.id && /^\d{4}$/.test(one.period)) {
      years.set(one.period, one.value)
    }
  }
  const judged = [target.base, target.latest, ...target.years.map((one) => one.point)]
  for (const point of judged) {
    if (point && !years.has(String(point.year))) years.set(String(point.year), point.value)
  }
  return [...years].sort().map(([period, value]) => ({ period, value }))
}
