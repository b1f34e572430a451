import type { TargetView } from '@wstc/domain/plan/contract/target-views'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { boundOf } from './criterion.ts'
import { ceilingOf } from './path.ts'

const width = 132
const height = 36
const edge = 4

/** A small picture of a target: start, latest figure, forecast with its band, and the line asked for. */
export function Spark({ target }: { target: z.infer<typeof TargetView> }) {
  const { t } = useTranslation()
  const bound = boundOf(target.criterion)
  const known = [target.base, target.latest].filter((one) => one !== undefined)
  const points = known
    .map((one) => ({ year: one.year, value: Number(one.value) }))
    .filter((one, index, all) => all.findIndex((other) => other.year === one.year) === index)
  const { forecast } = target
  if (points.length === 0 || bound === undefined) {
    return <span className="k-quiet k-small">{t(($) => $.planTargets.noPicture)}</span>
  }
  const shown = [
    ...points.map((one) => one.value),
    Number(bound),
    ...(forecast ? [Number(forecast.value)] : []),
  ]
  const high = Number(forecast?.high ?? forecast?.value ?? bound)
  const top = ceilingOf(shown, high) ?? Math.max(...shown, high)
  const values = [...shown, top, ...(forecast?.low ? [Number(forecast.low)] : [])]
  const years = [...points.map((one) => one.year), ...(forecast ? [forecast.year] : [])]
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const from = Math.min(...years)
  const long = Math.max(...years) - from || 1
  const x = (year: number) => edge + ((year - from) / long) * (width - 2 * edge)
  const y = (value: number) =>
    height - edge - ((Math.min(value, top) - low) / span) * (height - 2 * edge)
  const last = points.at(-1)!
  return (
    <svg
      className="p-spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <line
        className="p-spark-target"
        x1="0"
        x2={width}
        y1={y(Number(bound))}
        y2={y(Number(bound))}
      />
      {forecast && forecast.year > last.year && (
        <>
          {forecast.low && forecast.high && (
            <polygon
              className="p-spark-band"
              points={`${x(last.year)},${y(last.value)} ${x(forecast.year)},${y(Number(forecast.low))} ${x(forecast.year)},${y(Number(forecast.high))}`}
            />
          )}
          <line
            className="p-spark-forecast"
            x1={x(last.year)}
            y1={y(last.value)}
            x2={x(forecast.year)}
            y2={y(Number(forecast.value))}
          />
        </>
      )}
      <polyline
        className="p-spark-line"
        points={points.map((one) => `${x(one.year)},${y(one.value)}`).join(' ')}
      />
      {points.map((one) => (
        <circle key={one.year} className="p-spark-dot" cx={x(one.year)} cy={y(one.value)} r="3" />
      ))}
    </svg>
  )
}
