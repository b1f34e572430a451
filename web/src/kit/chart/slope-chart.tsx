import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
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

/** Two rankings side by side, one line for each that is ranked. */
export function SlopeChart({ title, description, unit, before, after, lines }: SlopeChartProps) {
  const { t } = useTranslation()
  const option = useCallback(
    (look: ChartLook): ChartOption => ({
      textStyle: look.textStyle,
      animationDuration: look.animationDuration,
      grid: { left: 190, right: 190, top: 32, bottom: 12 },
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
        max: Math.max(1, ...lines.flatMap((line) => [line.from, line.to])) + 0.5,
        show: false,
      },
      series: lines.map((line) => {
        const colour =
          line.to < line.from
            ? look.color[1]
            : line.to > line.from
              ? look.color[0]
              : look.axis.axisLine.lineStyle.color
        const label = { show: true, color: look.colours.ink, fontSize: 12 }
        return {
          name: line.name,
          type: 'line',
          symbolSize: 7,
          lineStyle: { color: colour, width: line.to === line.from ? 1.5 : 2.5 },
          itemStyle: { color: colour },
          emphasis: { focus: 'series' },
          data: [
            {
              value: line.from,
              label: { ...label, position: 'left', formatter: `${line.name}  ${line.from}` },
            },
            {
              value: line.to,
              label: { ...label, position: 'right', formatter: `${line.to}  ${line.name}` },
            },
          ],
        }
      }),
    }),
    [lines, before, after],
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
