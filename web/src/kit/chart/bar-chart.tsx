import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart, type ChartTable } from './chart.tsx'
import type { ChartOption } from './echarts.ts'
import type { ChartLook } from './look.ts'

interface BarChartProps {
  readonly title: string
  readonly description: string
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly {
    readonly name: string
    /** Decimal strings, one per category. */
    readonly values: readonly (string | undefined)[]
  }[]
  readonly stacked?: boolean
  readonly height?: number
}

/** Lying bars: names of sectors and departments are long. */
export function BarChart(props: BarChartProps) {
  const { categories, series, stacked = false } = props
  const { t } = useTranslation()
  const option = useCallback(
    (look: ChartLook): ChartOption => ({
      color: look.color,
      textStyle: look.textStyle,
      animationDuration: look.animationDuration,
      // Patterns tell stacked parts apart without colour.
      aria: { enabled: true, decal: { show: series.length > 1 } },
      grid: { ...look.grid, top: series.length > 1 ? 40 : 8 },
      ...(series.length > 1 ? { legend: look.legend } : {}),
      tooltip: { ...look.tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', ...look.axis },
      yAxis: { type: 'category', inverse: true, data: [...categories], ...look.axis },
      series: series.map((one) => ({
        name: one.name,
        type: 'bar',
        barMaxWidth: 18,
        ...(stacked ? { stack: 'all' } : {}),
        ...(series.length === 1
          ? { label: { show: true, position: 'right', color: look.colours.ink } }
          : {}),
        data: one.values.map((value) => value ?? '-'),
      })),
    }),
    [categories, series, stacked],
  )
  const table: ChartTable = {
    columns: [t(($) => $.kit.chart.category), ...series.map((one) => one.name)],
    rows: categories.map((category, index) => [
      category,
      ...series.map((one) => one.values[index]),
    ]),
  }
  return (
    <Chart
      title={props.title}
      description={props.description}
      unit={props.unit}
      table={table}
      option={option}
      height={props.height ?? Math.max(160, categories.length * 34 + 60)}
    />
  )
}
