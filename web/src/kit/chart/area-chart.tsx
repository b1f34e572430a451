import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../status.ts'
import { useTheme } from '../theme.tsx'
import { status } from '../tokens.ts'
import { Chart, type ChartTable } from './chart.tsx'
import type { ChartOption } from './echarts.ts'
import { type ChartLook, dashes } from './look.ts'

interface AreaChartProps {
  readonly title: string
  readonly description: string
  readonly unit: string
  readonly periods: readonly string[]
  /** From the bottom up. */
  readonly series: readonly {
    readonly name: string
    readonly status: Status
    /** Counts as text, one per period. */
    readonly values: readonly string[]
  }[]
  readonly height?: number
}

/** Stacked areas over time in the colours of the lights; the edges differ without colour. */
export function AreaChart(props: AreaChartProps) {
  const { periods, series } = props
  const { t } = useTranslation()
  const { mode } = useTheme()
  const option = useCallback(
    (look: ChartLook): ChartOption => ({
      color: series.map((one) => status[one.status][mode]),
      textStyle: look.textStyle,
      animationDuration: look.animationDuration,
      grid: look.grid,
      legend: look.legend,
      tooltip: { ...look.tooltip, trigger: 'axis' },
      xAxis: { type: 'category', data: [...periods], boundaryGap: false, ...look.axis },
      yAxis: { type: 'value', minInterval: 1, ...look.axis, axisLine: { show: false } },
      series: series.map((one, index) => ({
        name: one.name,
        type: 'line',
        stack: 'all',
        symbol: 'none',
        lineStyle: { width: 1.5, type: dashes[index % dashes.length] },
        areaStyle: { opacity: 0.55 },
        data: [...one.values],
      })),
    }),
    [periods, series, mode],
  )
  const table: ChartTable = {
    columns: [t(($) => $.kit.chart.period), ...series.map((one) => one.name)],
    rows: periods.map((period, index) => [period, ...series.map((one) => one.values[index])]),
  }
  return (
    <Chart
      title={props.title}
      description={props.description}
      unit={props.unit}
      table={table}
      option={option}
      height={props.height ?? 260}
    />
  )
}
