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
    /** Absent where the past is too short for a band. */
    readonly low?: string
    readonly high?: string
  }[]
  readonly target?: string
  readonly csv?: string
}

const width = 640
const height = 260
const edge = { left: 52, right: 16, top: 16, bottom: 30 }

/** Years at which a period ends: points are placed by time, not by their order. */
function timeOf(period: string): number {
  const [year = '', part = ''] = period.split('-')
  const n = Number(part.replace(/\D/g, ''))
  const share = part.startsWith('H') ? n / 2 : part.startsWith('Q') ? n / 4 : n / 12
  return Number(year) + (part ? share : 1)
}

/** The periods whose labels do not run into one another. */
function spaced(periods: readonly string[], x: (period: string) => number): readonly string[] {
  const kept: string[] = []
  for (const period of periods) {
    const before = kept.at(-1)
    if (before === undefined || x(period) - x(before) >= 56) kept.push(period)
  }
  return kept
}

/** A line with a forecast band, drawn on the server. */
export function LinePlot(props: LinePlotProps) {
  const { id, points, forecast = [], target } = props
  const words = wordsOf(publicTexts, props.language)
  const periods = [...points, ...forecast].map((one) => one.period)
  const times = periods.map(timeOf)
  const numbers = [
    ...points.map((one) => Number(one.value)),
    ...forecast.map((one) => Number(one.value)),
    ...(target ? [Number(target)] : []),
  ]
  // A band many times as wide as the figures would press them flat: it is cut, and that is said.
  const ceiling = 1.6 * Math.max(...numbers)
  const ends = forecast.flatMap((one) => [one.low, one.high].flatMap((n) => (n ? [Number(n)] : [])))
  const beyond = forecast.find((one) => Number(one.high ?? 0) > ceiling && ceiling > 0)
  numbers.push(...ends.map((n) => (ceiling > 0 ? Math.min(n, ceiling) : n)))
  const lines = ticks(Math.min(...numbers), Math.max(...numbers))
  const from = Math.min(...times)
  const end = Math.max(...times, from + 1)
  const place = scale(from, end, edge.left + 20, width - edge.right - 20)
  const x = (period: string) => place(timeOf(period))
  const y = scale(lines[0] ?? 0, lines.at(-1) ?? 1, height - edge.bottom, edge.top)
  const top = lines.at(-1) ?? 1
  const at = (period: string, value: string) => `${x(period)} ${y(Math.min(Number(value), top))}`
  const path = (all: readonly { period: string; value: string }[]) =>
    all.map((one, index) => `${index ? 'L' : 'M'}${at(one.period, one.value)}`).join('')
  const last = points.at(-1)
  const ahead = last ? [{ ...last, low: last.value, high: last.value }, ...forecast] : [...forecast]
  const banded = ahead.filter((one) => one.low !== undefined && one.high !== undefined)
  const band = [
    ...banded.map((one) => at(one.period, one.high ?? one.value)),
    ...banded.map((one) => at(one.period, one.low ?? one.value)).reverse(),
  ]
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
        {spaced(periods, x).map((period) => (
          <text key={period} x={x(period)} y={height - 8} textAnchor="middle">
            {period}
          </text>
        ))}
        {banded.length > 1 && <path className="p-band" d={`M${band.join('L')}Z`} />}
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
        <path className="p-line" d={path(points)} />
        {forecast.length > 0 && <path className="p-line p-line-ahead" d={path(ahead)} />}
        {forecast.map((one) => (
          <circle
            key={one.period}
            className="p-dot p-dot-ahead"
            cx={x(one.period)}
            cy={y(Number(one.value))}
            r="4"
          >
            <title>
              {`${words.forecast} ${one.period} ${formatNumber(one.value)} ${props.unit}`}
            </title>
          </circle>
        ))}
        {points.map((one) => (
          <circle
            key={one.period}
            className="p-dot"
            cx={x(one.period)}
            cy={y(Number(one.value))}
            r="3.5"
          >
            <title>{`${one.period} ${formatNumber(one.value)} ${props.unit}`}</title>
          </circle>
        ))}
      </svg>
      {beyond && (
        <p className="k-quiet k-small">
          {words.beyond.replace('{{high}}', formatNumber(beyond.high ?? ''))}
        </p>
      )}
    </Plot>
  )
}
