import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Chart, type ChartTable } from './chart.tsx'
import type { ChartOption } from './echarts.ts'
import { type ChartLook, dashes, marks } from './look.ts'

/** One value of a period, a decimal string; absent where nothing is known. */
export interface Point {
  readonly period: string
  readonly value?: string | undefined
}

export interface ForecastPoint {
  readonly period: string
  readonly value: string
  readonly low: string
  readonly high: string
}

export interface LineSeries {
  readonly name: string
  readonly points: readonly Point[]
}

interface LineChartProps {
  readonly title: string
  readonly description: string
  readonly unit: string
  readonly series: readonly LineSeries[]
  /** Continues the first series, with its band. */
  readonly forecast?: readonly ForecastPoint[]
  readonly target?: { readonly label: string; readonly value: string }
  /** Where the axis ends although a band goes on beyond it. */
  readonly ceiling?: number
  readonly height?: number
  /** How a period is said; the codes themselves keep the order. */
  readonly say?: (period: string) => string
}

/** Lines over periods, with a forecast band and a target line. */
export function LineChart(props: LineChartProps) {
  const { series, forecast = [], target, ceiling, say } = props
  const { t } = useTranslation()
  const words = useMemo(
    () => ({ forecast: t(($) => $.kit.chart.forecast), band: t(($) => $.kit.chart.band) }),
    [t],
  )
  const periods = useMemo(() => periodsOf(series, forecast), [series, forecast])
  const option = useCallback(
    (look: ChartLook): ChartOption => {
      const lines = series.map((one, index) => lineOf(one, index, periods))
      return {
        ...base(look, say ? periods.map(say) : periods, target?.value, ceiling),
        legend: {
          ...look.legend,
          data: [
            ...series.map((one) => one.name),
            ...(forecast.length ? [words.forecast, words.band] : []),
          ],
        },
        series: [
          ...lines,
          ...forecastOf(series, forecast, periods, words, look),
          ...targetOf(target, look),
        ],
      }
    },
    [series, forecast, target, ceiling, periods, words, say],
  )
  const table: ChartTable = {
    columns: [
      t(($) => $.kit.chart.period),
      ...series.map((one) => one.name),
      ...(forecast.length
        ? [t(($) => $.kit.chart.forecast), t(($) => $.kit.chart.low), t(($) => $.kit.chart.high)]
        : []),
    ],
    rows: periods.map((period) => {
      const ahead = forecast.find((one) => one.period === period)
      return [
        say ? say(period) : period,
        ...series.map((one) => one.points.find((point) => point.period === period)?.value),
        ...(forecast.length ? [ahead?.value, ahead?.low, ahead?.high] : []),
      ]
    }),
  }
  return (
    <Chart
      title={props.title}
      description={props.description}
      unit={props.unit}
      table={table}
      option={option}
      {...(props.height ? { height: props.height } : {})}
    />
  )
}

function periodsOf(series: readonly LineSeries[], forecast: readonly ForecastPoint[]): string[] {
  const all = [...series.flatMap((one) => one.points), ...forecast].map((one) => one.period)
  return [...new Set(all)].sort()
}

function base(
  look: ChartLook,
  periods: readonly string[],
  line: string | undefined,
  ceiling: number | undefined,
) {
  return {
    color: look.color,
    textStyle: look.textStyle,
    animationDuration: look.animationDuration,
    grid: look.grid,
    legend: look.legend,
    tooltip: { ...look.tooltip, trigger: 'axis' },
    xAxis: { type: 'category', data: [...periods], boundaryGap: false, ...look.axis },
    yAxis: {
      type: 'value',
      scale: true,
      ...look.axis,
      axisLine: { show: false },
      ...(line === undefined ? {} : within(Number(line))),
      ...(ceiling === undefined ? {} : { max: ceiling }),
    },
  }
}

/** The axis reaches the line asked for, however far the figures are from it. */
function within(line: number) {
  return {
    min: (shown: { min: number }) => (line < shown.min ? line : undefined),
    max: (shown: { max: number }) => (line > shown.max ? line : undefined),
  }
}

function lineOf(one: LineSeries, index: number, periods: readonly string[]) {
  return {
    name: one.name,
    type: 'line',
    symbol: marks[index % marks.length],
    symbolSize: 7,
    lineStyle: { width: 2.5, type: dashes[index % dashes.length] },
    data: periods.map(
      (period) => one.points.find((point) => point.period === period)?.value ?? '-',
    ),
  }
}

function forecastOf(
  series: readonly LineSeries[],
  forecast: readonly ForecastPoint[],
  periods: readonly string[],
  words: { forecast: string; band: string },
  look: ChartLook,
) {
  if (forecast.length === 0) return []
  const last = series[0]?.points.findLast((point) => point.value !== undefined)
  // The band opens from the last observed point.
  const path = last?.value
    ? [{ period: last.period, value: last.value, low: last.value, high: last.value }, ...forecast]
    : [...forecast]
  const along = (pick: (point: ForecastPoint) => number) =>
    periods.map((period) => {
      const point = path.find((one) => one.period === period)
      return point ? pick(point) : '-'
    })
  // Stacked areas count a gap as nothing, so the band is drawn through the periods between.
  const between = (pick: (point: ForecastPoint) => number) => {
    const known = along(pick)
    return known.map((value, at) => {
      if (value !== '-') return value
      const before = known.findLastIndex((one, place) => place < at && one !== '-')
      const after = known.findIndex((one, place) => place > at && one !== '-')
      if (before < 0 || after < 0) return '-'
      const [from, to] = [Number(known[before]), Number(known[after])]
      return from + ((to - from) * (at - before)) / (after - before)
    })
  }
  const hidden = {
    type: 'line',
    symbol: 'none',
    lineStyle: { opacity: 0 },
    stack: 'band',
    silent: true,
  }
  const colour = look.color[0]
  return [
    {
      ...hidden,
      name: `${words.band} `,
      tooltip: { show: false },
      data: between((one) => Number(one.low)),
    },
    {
      ...hidden,
      name: words.band,
      tooltip: { show: false },
      itemStyle: { color: colour, opacity: 0.3 },
      areaStyle: { color: colour, opacity: 0.16 },
      data: between((one) => Number(one.high) - Number(one.low)),
    },
    {
      name: words.forecast,
      type: 'line',
      connectNulls: true,
      symbol: 'emptyCircle',
      symbolSize: 7,
      color: colour,
      lineStyle: { width: 2, type: 'dashed' },
      data: along((one) => Number(one.value)),
    },
  ]
}

function targetOf(target: LineChartProps['target'], look: ChartLook) {
  if (!target) return []
  return [
    {
      name: target.label,
      type: 'line',
      data: [],
      color: look.colours.ink,
      markLine: {
        symbol: 'none',
        silent: true,
        lineStyle: { color: look.colours.ink, type: [4, 4], width: 1.5 },
        label: {
          formatter: target.label,
          position: 'insideStartTop',
          color: look.colours.ink,
        },
        data: [{ yAxis: Number(target.value) }],
      },
    },
  ]
}
