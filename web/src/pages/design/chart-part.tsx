import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { BarChart } from '../../kit/chart/bar-chart.tsx'
import { GanttChart } from '../../kit/chart/gantt-chart.tsx'
import { LineChart } from '../../kit/chart/line-chart.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { exampleForecast, exampleLanes, exampleSectors, exampleTotals } from './example-figures.ts'

export function ChartPart() {
  const { t } = useTranslation()
  const say = useSay()
  const unit = t(($) => $.design.type.unit)
  const lines = useMemo(
    () => [
      { name: t(($) => $.design.chart.total), points: exampleTotals.total },
      { name: t(($) => $.design.chart.exports), points: exampleTotals.exports },
    ],
    [t],
  )
  const target = useMemo(() => ({ label: t(($) => $.design.chart.target), value: '32' }), [t])
  const sectors = useMemo(
    () => ({
      categories: exampleSectors.map((one) => say(one.name)),
      series: [
        { name: t(($) => $.design.chart.total), values: exampleSectors.map((one) => one.value) },
      ],
    }),
    [t, say],
  )
  const lanes = useMemo(
    () =>
      exampleLanes.map((lane) => ({
        ...lane,
        name: say(lane.name),
        milestones: lane.milestones.map((one) => ({ day: one.day, label: say(one.label) })),
      })),
    [say],
  )
  return (
    <>
      <Sheet id="charts" title={t(($) => $.design.parts.charts)}>
        <div className="k-grid">
          <LineChart
            title={t(($) => $.design.chart.line)}
            description={t(($) => $.design.chart.lineAbout)}
            unit={unit}
            series={lines}
            forecast={exampleForecast}
            target={target}
          />
          <BarChart
            title={t(($) => $.design.chart.bar)}
            description={t(($) => $.design.chart.barAbout)}
            unit={unit}
            categories={sectors.categories}
            series={sectors.series}
            height={300}
          />
        </div>
      </Sheet>
      <Sheet>
        <GanttChart
          title={t(($) => $.design.chart.gantt)}
          description={t(($) => $.design.chart.ganttAbout)}
          bars={lanes}
          today="2018-04-12"
        />
      </Sheet>
    </>
  )
}
