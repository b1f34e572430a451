import type { IndicatorView, TargetDetail } from '@wstc/domain/plan/contract/target-views'
import { publicTargetTexts } from '../../../i18n/public-targets.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { LinePlot } from '../../../kit/light/line-plot.tsx'
import { formatNumber } from '../../../kit/number.ts'
import { useTongue } from '../tongue.tsx'
import { boundOf, fill, unitText } from './say.ts'

type Point = TargetDetail['series'][number]

/** Points of one length of period: whole years where there are any, else what there is most of. */
function comparable(points: readonly Point[]): readonly Point[] {
  const kindOf = (point: Point) => point.period.slice(4).replace(/\d/g, '')
  const years = points.filter((point) => kindOf(point) === '')
  if (years.length > 0) return years
  const kinds = [...new Set(points.map(kindOf))]
  return kinds
    .map((kind) => points.filter((point) => kindOf(point) === kind))
    .reduce((best, one) => (one.length > best.length ? one : best), [])
}

interface TargetChartProps {
  readonly target: TargetDetail
  readonly indicators: readonly IndicatorView[]
}

/** One drawing for each series behind the target; the target itself only beside its own. */
export function TargetCharts({ target, indicators }: TargetChartProps) {
  const { language } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const ids = [...new Set(target.series.map((point) => point.indicator))]
  if (ids.length === 0) {
    const qualitative = target.criterion.kind === 'qualitative'
    return <p className="o-empty">{qualitative ? words.qualitativeNoSeries : words.noSeries}</p>
  }
  return (
    <div className="o-charts">
      {ids.map((id) => (
        <Chart key={id} id={id} target={target} indicators={indicators} />
      ))}
    </div>
  )
}

function Chart({ id, target, indicators }: TargetChartProps & { id: string }) {
  const { language, say } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const own = id === target.indicator.id
  const indicator = indicators.find((one) => one.id === id)
  const name = say(indicator?.name ?? target.indicator.name)
  const unit = unitText(indicator?.unit ?? target.indicator.unit, language)
  const points = comparable(target.series.filter((point) => point.indicator === id))
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const bound = own ? boundOf(target.criterion) : undefined
  const { forecast } = target
  const ahead = own && forecast && Number(last.period.slice(0, 4)) < forecast.year ? forecast : null
  const description = [
    fill(words.chartFrom, {
      first: first.period,
      last: last.period,
      from: formatNumber(first.value),
      to: formatNumber(last.value),
      unit,
    }),
    ahead && fill(words.chartForecast, { year: ahead.year, value: formatNumber(ahead.value) }),
    bound && fill(words.chartTarget, { value: formatNumber(bound) }),
  ]
  return (
    <LinePlot
      id={`chart-${id}`}
      language={language}
      title={fill(own ? words.chartOf : words.chartInput, { name })}
      description={description.filter(Boolean).join(language === 'en' ? ' ' : '')}
      unit={unit}
      points={points}
      {...(ahead
        ? {
            forecast: [
              {
                period: String(ahead.year),
                value: ahead.value,
                ...(ahead.low === undefined ? {} : { low: ahead.low }),
                ...(ahead.high === undefined ? {} : { high: ahead.high }),
              },
            ],
          }
        : {})}
      {...(bound ? { target: bound } : {})}
    />
  )
}
