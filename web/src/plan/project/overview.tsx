import { useQuery } from '@tanstack/react-query'
import type { MoneyKind } from '@wstc/domain/plan/model/project'
import { moneyKindTexts } from '@wstc/domain/plan/words/projects'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { BarChart } from '../../kit/chart/bar-chart.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { DemoMark, LightMark } from '../marks.tsx'
import { lights } from '../words.ts'
import { Warnings } from './money.tsx'
import { ProjectLink } from './project-list.tsx'
import { type ProjectList, projectListQuery } from './queries.ts'

const kinds: readonly MoneyKind[] = ['planned', 'authorised', 'paid']

/** What a leader needs of all projects: lights, what is late, money side by side. */
export function ProjectsOverview() {
  const projects = useQuery(projectListQuery)
  return <Ask query={projects}>{(data) => <Shown data={data} />}</Ask>
}

function Shown({ data }: { data: ProjectList }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  const live = useMemo(() => data.items.filter((one) => one.light !== null), [data])
  const late = live.filter((one) => one.milestones.late > 0)
  const warned = live.filter((one) => one.warnings.length > 0)
  const categories = useMemo(() => live.map((one) => say(one.name)), [live, say])
  const series = useMemo(
    () =>
      kinds.map((kind) => ({
        name: say(moneyKindTexts[kind]),
        values: live.map(
          (one) => one.investment.find((sum) => sum.currency === 'CNY')?.[kind].said,
        ),
      })),
    [live, say],
  )
  return (
    <div className="k-stack">
      <ul className="p-tally">
        {lights.map((light) => (
          <li key={light}>
            <strong>{data.counts[light] ?? 0}</strong>
            <LightMark light={light} />
          </li>
        ))}
      </ul>
      <div className="p-two">
        <Sheet title={t(($) => $.planProjects.lateList)}>
          {late.length === 0 && <p className="k-quiet">{t(($) => $.planProjects.nothingLate)}</p>}
          <ul className="p-list">
            {late.map((one) => (
              <li key={one.id}>
                <div className="k-row">
                  <LightMark light={one.light?.light} />
                  <ProjectLink id={one.id}>{say(one.name)}</ProjectLink>
                  <DemoMark on={one.synthetic} />
                </div>
                <div className="k-small p-bad">
                  {t(($) => $.planProjects.lateCount, { count: one.milestones.late })}
                </div>
                {one.next && (
                  <div className="k-small k-quiet">
                    {t(($) => $.planProjects.next)}: {one.next.title} · {day(one.next.day)}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </Sheet>
        <Sheet title={t(($) => $.planProjects.warnings)}>
          {warned.length === 0 && <p className="k-quiet">{t(($) => $.planProjects.noWarnings)}</p>}
          <ul className="p-list">
            {warned.map((one) => (
              <li key={one.id}>
                <ProjectLink id={one.id}>{say(one.name)}</ProjectLink>
                <Warnings warnings={one.warnings} />
              </li>
            ))}
          </ul>
        </Sheet>
      </div>
      <Sheet title={t(($) => $.planProjects.perProject)}>
        <BarChart
          title={t(($) => $.planProjects.perProject)}
          description={t(($) => $.planProjects.chartAbout)}
          unit={t(($) => $.planProjects.moneyUnit)}
          categories={categories}
          series={series}
          height={Math.max(320, categories.length * 72 + 60)}
        />
      </Sheet>
    </div>
  )
}
