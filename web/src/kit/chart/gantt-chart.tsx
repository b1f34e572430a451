import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../status.ts'
import { useTheme } from '../theme.tsx'
import { status as statusColours } from '../tokens.ts'
import { Chart, type ChartTable } from './chart.tsx'
import { type ChartOption, echarts } from './echarts.ts'
import type { ChartLook } from './look.ts'

export interface GanttBar {
  readonly name: string
  /** Days, both included. */
  readonly from: string
  readonly to: string
  readonly status: Status
  readonly milestones?: readonly { readonly day: string; readonly label: string }[]
}

interface GanttChartProps {
  readonly title: string
  readonly description: string
  readonly bars: readonly GanttBar[]
  readonly today?: string
  readonly height?: number
}

/** Spans of days in lanes, with milestones and a line at today. */
export function GanttChart({ title, description, bars, today, height }: GanttChartProps) {
  const { t } = useTranslation()
  const { mode } = useTheme()
  const todayWord = t(($) => $.kit.chart.today)
  const option = useCallback(
    (look: ChartLook): ChartOption => ({
      textStyle: look.textStyle,
      animationDuration: look.animationDuration,
      grid: { ...look.grid, top: 28 },
      tooltip: { ...look.tooltip, formatter: (one: { name: string }) => one.name },
      xAxis: {
        type: 'time',
        position: 'top',
        ...look.axis,
        axisLabel: { ...look.axis.axisLabel, hideOverlap: true },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map((bar) => bar.name),
        ...look.axis,
        axisLabel: { ...look.axis.axisLabel, width: 168, overflow: 'truncate' },
      },
      series: [
        {
          type: 'custom',
          encode: { x: [1, 2], y: 0 },
          renderItem: lane,
          data: bars.map((bar, index) => ({
            name: `${bar.name}  ${bar.from} → ${bar.to}`,
            value: [index, bar.from, bar.to],
            itemStyle: { color: statusColours[bar.status][mode] },
          })),
          ...(today
            ? {
                markLine: {
                  symbol: 'none',
                  silent: true,
                  lineStyle: { color: look.colours.ink, type: [3, 3] },
                  label: { formatter: todayWord, color: look.colours.ink, position: 'end' },
                  data: [{ xAxis: today }],
                },
              }
            : {}),
        },
        {
          type: 'scatter',
          symbol: 'diamond',
          symbolSize: 12,
          itemStyle: { color: look.colours.card, borderColor: look.colours.ink, borderWidth: 1.5 },
          data: bars.flatMap((bar, index) =>
            (bar.milestones ?? []).map((one) => ({
              name: `${one.label}  ${one.day}`,
              value: [one.day, index],
            })),
          ),
        },
      ],
    }),
    [bars, today, mode, todayWord],
  )
  const table: ChartTable = {
    columns: [
      t(($) => $.kit.chart.category),
      t(($) => $.kit.chart.begins),
      t(($) => $.kit.chart.ends),
    ],
    rows: bars.map((bar) => [bar.name, bar.from, bar.to]),
  }
  return (
    <Chart
      title={title}
      description={description}
      table={table}
      option={option}
      height={height ?? bars.length * 36 + 56}
    />
  )
}

interface LaneApi {
  value(dimension: number): number
  coord(at: readonly number[]): [number, number]
  size(of: readonly number[]): [number, number]
  style(): object
}

interface LaneBounds {
  readonly coordSys: { x: number; y: number; width: number; height: number }
}

function lane({ coordSys }: LaneBounds, api: LaneApi) {
  const row = api.value(0)
  const [left, middle] = api.coord([api.value(1), row])
  const [right] = api.coord([api.value(2), row])
  const thick = Math.min(16, api.size([0, 1])[1] * 0.5)
  const shape = echarts.graphic.clipRectByRect(
    { x: left, y: middle - thick / 2, width: Math.max(3, right - left), height: thick },
    coordSys,
  )
  return shape && { type: 'rect', shape: { ...shape, r: 2 }, style: api.style() }
}
