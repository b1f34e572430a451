import type { BarSeriesOption, LineSeriesOption, PieSeriesOption } from 'echarts/charts'
import { BarChart, LineChart, PieChart } from 'echarts/charts'
import type {
  GridComponentOption,
  LegendComponentOption,
  MarkLineComponentOption,
  TitleComponentOption,
} from 'echarts/components'
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
} from 'echarts/components'
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { pdfFont } from './pdf.ts'

use([
  BarChart,
  LineChart,
  PieChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  SVGRenderer,
])

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | PieSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | TitleComponentOption
>

/** The drawing without its rules of style, which may hold any character. */
const withoutStyle = (svg: string): string =>
  svg
    .split('<style')
    .map((part, n) => (n === 0 ? part : part.slice(part.indexOf('</style>') + '</style>'.length)))
    .join('')

/** What only a pointer would use goes; the names in it are counted over the life of the process. */
const still = (svg: string): string =>
  withoutStyle(svg).replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')

/** Names of clips and gradients, counted from one in each chart. */
function countFromOne(svg: string): string {
  const names = new Map<string, string>()
  return svg.replace(/\bzr\d+-[\w-]+/g, (name) => {
    const known = names.get(name) ?? `z${names.size + 1}`
    names.set(name, known)
    return known
  })
}

/** A chart as SVG without script, motion or style sheet; the same option gives the same text. */
export function renderChart(
  option: ChartOption,
  size: { readonly width: number; readonly height: number },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: pdfFont }, ...option })
    return countFromOne(still(chart.renderToSVGString({ useViewBox: true })))
  } finally {
    chart.dispose()
  }
}
