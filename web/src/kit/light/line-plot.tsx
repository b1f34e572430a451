import type { Language } from '@wstc/domain/kernel/bilingual'
import { publicTexts } from '../../i18n/public.ts'
import { wordsOf } from '../../i18n/tree.ts'
import { formatNumber } from '../number.ts'
import { Plot } from './plot.tsx'
import { scale, ticks } from './scale.ts'

interface LinePlotProps {
  /** Unique on the page. */
  readonly id: string
  readonly language: Language
  readonly title: string
  /** What the line shows, in a sentence. */
  readonly description: string
  readonly unit: string
  /** Decimal strings in order of time. */
  readonly points: readonly { readonly period: string; readonly value: string }[]
  readonly forecast?: readonly {
    readonly period: string
    readonly value: string
    readonly low: string
    readonly high: string
  }[]
  readonly target?: string
  readonly csv?: string
}

const width = 640
const height = 260
const edge = { left: 52, right: 16, top: 16, bottom: 30 }

/** A line with a forecast band, drawn on the server. */
export function LinePlot(props: LinePlotProps) {
  const { id, points, forecast = [], target } = props
  const words = wordsOf(publicTexts, props.language)
  const periods = [...points, ...forecast].map((one) => one.period)
  const numbers = [
    ...points.map((one) => Number(one.value)),
    ...forecast.flatMap((one) => [Number(one.low), Number(one.high)]),
    ...(target ? [Number(target)] : []),
  ]
  const lines = ticks(Math.min(...numbers), Math.max(...numbers))
  const x = scale(0, Math.max(1, periods.length - 1), edge.left, width - edge.right)
  const y = scale(lines[0] ?? 0, lines.at(-1) ?? 1, height - edge.bottom, edge.top)
  const path = (all: readonly { value: string }[], from: number) =>
    all
      .map((one, index) => `${index ? 'L' : 'M'}${x(from + index)} ${y(Number(one.value))}`)
      .join('')
  const last = points.at(-1)
  const ahead = last ? [{ ...last, low: last.value, high: last.value }, ...forecast] : [...forecast]
  const start = Math.max(0, points.length - 1)
  const band = [
    ...ahead.map((one, index) => `${x(start + index)} ${y(Number(one.high))}`),
    ...ahead.map((one, index) => `${x(start + index)} ${y(Number(one.low))}`).reverse(),
  ]
  const every = Math.ceil(periods.length / 6)
  return (
    <Plot
      language={props.language}
      title={props.title}
      unit={props.unit}
      columns={[words.period, words.observed, words.forecast, words.low, words.high]}
      rows={[
        ...points.map((one) => [one.period, one.value, undefined, undefined, undefined]),
        ...forecast.map((one) => [one.period, undefined, one.value, one.low, one.high]),
      ]}
      {...(props.csv ? { csv: props.csv } : {})}
    >
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
        <title id={`${id}-t`}>{props.title}</title>
        <desc id={`${id}-d`}>{props.description}</desc>
        {lines.map((value) => (
          <g key={value}>
            <path className="p-axis" d={`M${edge.left} ${y(value)}H${width - edge.right}`} />
            <text x={edge.left - 8} y={y(value) + 4} textAnchor="end">
              {formatNumber(String(value))}
            </text>
          </g>
        ))}
        {periods.map(
          (period, index) =>
            index % every === 0 && (
              <text key={period} x={x(index)} y={height - 8} textAnchor="middle">
                {period}
              </text>
            ),
        )}
        {forecast.length > 0 && <path className="p-band" d={`M${band.join('L')}Z`} />}
        {target && (
          <g>
            <path
              className="p-target"
              d={`M${edge.left} ${y(Number(target))}H${width - edge.right}`}
            />
            <text className="p-value" x={edge.left + 6} y={y(Number(target)) - 6}>
              {words.target} {formatNumber(target)}
            </text>
          </g>
        )}
        <path className="p-line" d={path(points, 0)} />
        {forecast.length > 0 && <path className="p-line p-line-ahead" d={path(ahead, start)} />}
        {points.map((one, index) => (
          <circle
            key={one.period}
            className="p-dot"
            cx={x(index)}
            cy={y(Number(one.value))}
            r="3.5"
          >
            <title>{`${one.period} ${formatNumber(one.value)} ${props.unit}`}</title>
          </circle>
        ))}
      </svg>
    </Plot>
  )
}
