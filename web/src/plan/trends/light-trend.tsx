import { useQuery } from '@tanstack/react-query'
import type { TrendGrouping } from '@wstc/domain/plan/contract/trends'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { AsOf } from '../../kit/as-of.tsx'
import { AreaChart } from '../../kit/chart/area-chart.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Pick } from '../../kit/pick.tsx'
import { Ask } from '../ask.tsx'
import { DemoMark } from '../marks.tsx'
import { lightStatus, lights } from '../words.ts'
import { type LightTrendReply, lightTrendQuery } from './queries.ts'

const groupings = ['overall', 'section', 'sector', 'department'] as const

/** 亮灯走势: how many tasks showed which light, week by week, for the whole or one part. */
export function LightTrend() {
  const { t } = useTranslation()
  const say = useSay()
  const [by, setBy] = useState<TrendGrouping>('overall')
  const [of, setOf] = useState<string>()
  const trend = useQuery(lightTrendQuery({ by, step: 'week' }))
  return (
    <Ask query={trend}>
      {(data) => {
        const group = data.groups.find((one) => one.id === of) ?? data.groups[0]
        return (
          <div className="k-stack">
            <div className="k-row">
              <Pick
                label={t(($) => $.planTrends.by)}
                value={by}
                options={groupings.map((value) => ({
                  value,
                  label: t(($) => $.planTrends.groupings[value]),
                }))}
                onChange={(value) => {
                  setBy((value ?? 'overall') as TrendGrouping)
                  setOf(undefined)
                }}
              />
              {data.groups.length > 1 && (
                <Pick
                  label={t(($) => $.planTrends.groupings[by])}
                  value={group?.id}
                  options={data.groups.map((one) => ({ value: one.id, label: say(one.name) }))}
                  onChange={(value) => setOf(value)}
                />
              )}
              <DemoMark on={data.synthetic} />
            </div>
            {group && group.points.length > 0 ? (
              <Drawn group={group} />
            ) : (
              <EmptyState
                title={t(($) => $.planTrends.none)}
                hint={t(($) => $.planTrends.noneHint)}
              />
            )}
            <AsOf {...data} />
          </div>
        )
      }}
    </Ask>
  )
}

function Drawn({ group }: { group: LightTrendReply['groups'][number] }) {
  const { t } = useTranslation()
  const say = useSay()
  const series = useMemo(
    () =>
      [...lights].reverse().map((light) => ({
        name: t(($) => $.plan.light[light]),
        status: lightStatus[light],
        values: group.points.map((point) => String(point[light])),
      })),
    [group, t],
  )
  const periods = useMemo(() => group.points.map((point) => point.day), [group])
  const [first, last] = [group.points[0]!, group.points.at(-1)!]
  return (
    <AreaChart
      title={say(group.name)}
      description={t(($) => $.planTrends.about, {
        name: say(group.name),
        from: first.day,
        to: last.day,
        red: last.red,
        before: first.red,
      })}
      unit={t(($) => $.planTrends.tasks)}
      periods={periods}
      series={series}
    />
  )
}
