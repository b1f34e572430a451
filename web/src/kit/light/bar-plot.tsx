import type { Language } from '@wstc/domain/kernel/bilingual'
import { publicTexts } from '../../i18n/public.ts'
import { wordsOf } from '../../i18n/tree.ts'
import { formatNumber } from '../number.ts'
import { Plot } from './plot.tsx'
import { scale } from './scale.ts'

interface BarPlotProps {
  /** Unique on the page. */
  readonly id: string
  readonly language: Language
  readonly title: string
  readonly description: string
  readonly unit: string
  /** Decimal strings, not negative. */
  readonly bars: readonly { readonly label: string; readonly value: string }[]
  readonly csv?: string
}

const width = 640
const lane = 44

/** Lying bars with their names above them, drawn on the server. */
export function BarPlot({ id, language, title, description, unit, bars, csv }: BarPlotProps) {
  const words = wordsOf(publicTexts, language)
  const x = scale(0, Math.max(...bars.map((bar) => Number(bar.value)), 0), 0, width - 90)
  return (
    <Plot
      language={language}
      title={title}
      unit={unit}
      columns={[words.item, words.observed]}
      rows={bars.map((bar) => [bar.label, bar.value])}
      {...(csv ? { csv } : {})}
    >
      <svg
        viewBox={`0 0 ${width} ${bars.length * lane}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{description}</desc>
        {bars.map((bar, index) => (
          <g key={bar.label} transform={`translate(0 ${index * lane})`}>
            <text x="0" y="14">
              {bar.label}
            </text>
            <rect className="p-bar" y="20" height="14" rx="2" width={x(Number(bar.value))} />
            <text className="p-value" x={x(Number(bar.value)) + 8} y="32">
              {formatNumber(bar.value)}
            </text>
          </g>
        ))}
      </svg>
    </Plot>
  )
}
