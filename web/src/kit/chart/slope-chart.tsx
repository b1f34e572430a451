import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../use-media-query.ts'
import { Chart } from './chart.tsx'
import type { ChartOption } from './echarts.ts'
import type { ChartLook } from './look.ts'

interface SlopeChartProps {
  readonly title: string
  readonly description: string
  readonly unit: string
  readonly before: string
  readonly after: string
  /** Ranks, 1 on top. Lines that rise or fall stand out; level ones stay quiet. */
  readonly lines: readonly { readonly name: string; readonly from: number; readonly to: number }[]
}

type Ranks = SlopeChartProps['lines'][number]

/** Where each line begins and ends; equal ranks stand below one another and keep their order. */
function placesOf(lines: readonly Ranks[]) {
  const order = (rank: (line: Ranks) => number, tie: (index: number) => number): number[] => {
    const places: number[] = []
    const sorted = lines.map((_, index) => index)
    sorted.sort((a, b) => rank(lines[a]!) - rank(lines[b]!) || tie(a) - tie(b))
    sorted.forEach((index, place) => {
      places[index] = place + 1
    })
    return places
  }
  const from = order(
    (line) => line.from,
    (index) => lines[index]!.to,
  )
  return {
    from,
    to: order(
      (line) => line.to,
      (index) => from[index]!,
    ),
  }
}

/** Two rankings side by side, one line for each that is ranked. */
export function SlopeChart({ title, description, unit, before, after, lines }: SlopeChartProps) {
  const { t } = useTranslation()
  const isNarrow = useNarrow()
  const option = useCallback(
    (look: ChartLook): ChartOption => {
      const places = placesOf(lines)
      const side = isNarrow ? 124 : 190
      return {
        textStyle: look.textStyle,
        animationDuration: look.animationDuration,
        grid: { left: side, right: side, top: 32, bottom: 12 },
        tooltip: { ...look.tooltip, trigger: 'item' },
        xAxis: {
          type: 'category',
          data: [before, after],
          position: 'top',
          boundaryGap: false,
          axisLine: { show: false },
          axisTick: { show: false },
          axisLabel: { ...look.axis.axisLabel, fontWeight: 600 },
        },
        yAxis: {
          type: 'value',
          inverse: true,
          min: 0.5,
          max: lines.length + 0.5,
          show: false,
        },
        series: lines.map((line, index) => {
          const colour =
            line.to < line.from
              ? look.color[1]
              : line.to > line.from
                ? look.color[0]
                : look.axis.axisLine.lineStyle.color
          const label = {
            show: true,
            color: look.colours.ink,
            fontSize: isNarrow ? 11 : 12,
            width: side - 14,
            overflow: 'truncate',
          }
          return {
            name: line.name,
            type: 'line',
            symbolSize: 7,
            lineStyle: { color: colour, width: line.to === line.from ? 1.5 : 2.5 },
            itemStyle: { color: colour },
            emphasis: { focus: 'series' },
            data: [
              {
                value: places.from[index]!,
                label: { ...label, position: 'left', formatter: `${line.name}  ${line.from}` },
              },
              {
                value: places.to[index]!,
                label: { ...label, position: 'right', formatter: `${line.to}  ${line.name}` },
              },
            ],
          }
        }),
      }
    },
    [lines, before, after, isNarrow],
  )
  return (
    <Chart
      title={title}
      description={description}
      unit={unit}
      option={option}
      height={Math.max(180, lines.length * 26 + 60)}
      table={{
        columns: [t(($) => $.kit.chart.category), before, after],
        rows: lines.map((line) => [line.name, String(line.from), String(line.to)]),
      }}
    />
  )
}
