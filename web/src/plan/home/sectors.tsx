import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { verdictTexts } from '@wstc/domain/plan/words/rules'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { Ask } from '../ask.tsx'
import { LightMark } from '../marks.tsx'
import { judgedTargetsQuery, sectorsQuery, taskListQuery } from '../queries.ts'
import { lights, verdictStatus, verdicts } from '../words.ts'

/** 十个重点领域: verdicts of their targets and lights of their tasks. */
export function SectorTiles() {
  const { t } = useTranslation()
  const say = useSay()
  const sectors = useQuery(sectorsQuery)
  const targets = useQuery(judgedTargetsQuery()).data?.targets ?? []
  const tasks = useQuery(taskListQuery()).data?.items ?? []
  return (
    <Ask query={sectors}>
      {(data) => (
        <ul className="p-tiles">
          {data.sectors.map((sector) => {
            const own = targets.filter((one) => one.sector.id === sector.id)
            const lit = tasks.filter((one) => one.sector === sector.id)
            return (
              <li key={sector.id} className="p-tile">
                <h3>
                  <Link to="/targets" search={{ sector: sector.id } as never}>
                    {say(sector.name)}
                  </Link>
                </h3>
                <div className="p-tile-line">
                  {verdicts.map((verdict) => {
                    const count = own.filter((one) => one.verdict === verdict).length
                    return (
                      count > 0 && (
                        <Link
                          key={verdict}
                          to="/targets"
                          search={{ sector: sector.id, verdict } as never}
                        >
                          <StatusLight
                            status={verdictStatus[verdict]}
                            label={`${say(verdictTexts[verdict])} ${count}`}
                          />
                        </Link>
                      )
                    )
                  })}
                  {own.length === 0 && (
                    <span className="k-quiet k-small">{t(($) => $.planHome.noTargets)}</span>
                  )}
                </div>
                <div className="p-tile-line p-tile-tasks">
                  <span className="k-small k-quiet">{t(($) => $.planHome.tasks)}</span>
                  {lit.map((task) => (
                    <Link
                      key={task.number}
                      to="/tasks/$number"
                      params={{ number: String(task.number) } as never}
                      title={say(task.title)}
                    >
                      {task.number} <LightMark light={task.light?.light} />
                    </Link>
                  ))}
                  {lit.length === 0 && <span className="k-small k-quiet">—</span>}
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Ask>
  )
}

/** 任务亮灯 by section of the plan. */
export function SectionLights() {
  const { t } = useTranslation()
  const say = useSay()
  const list = useQuery(taskListQuery())
  return (
    <Ask query={list}>
      {({ items, counts }) => {
        const sections = [...new Set(items.flatMap((task) => task.sections.map(partOf)))].sort()
        return (
          <div className="k-stack">
            <div className="k-row p-counts">
              {lights.map((light) => (
                <Link key={light} to="/tasks" search={{ 'f.light': light } as never}>
                  <strong className="p-big">
                    {counts[light] ?? items.filter((task) => task.light?.light === light).length}
                  </strong>
                  <LightMark light={light} />
                </Link>
              ))}
            </div>
            <table className="p-table">
              <caption className="k-unseen">{t(($) => $.planHome.bySection)}</caption>
              <tbody>
                {sections.map((section) => (
                  <tr key={section}>
                    <th scope="row">{t(($) => $.planHome.part[section as '2'])}</th>
                    <td>
                      <span className="p-dots">
                        {items
                          .filter((task) => task.sections.some((one) => partOf(one) === section))
                          .map((task) => (
                            <Link
                              key={task.number}
                              to="/tasks/$number"
                              params={{ number: String(task.number) } as never}
                              title={say(task.title)}
                              className={`p-dot p-dot-${task.light?.light ?? 'absent'}`}
                              aria-label={`${task.number} ${say(task.title)} ${task.light ? t(($) => $.plan.light[task.light!.light]) : ''}`}
                            >
                              {task.number}
                            </Link>
                          ))}
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }}
    </Ask>
  )
}

/** Sections `2.1` to `2.8` stand alone; the ten of part three and those of part four together. */
const partOf = (section: string): string =>
  section.startsWith('2.') ? section : section.slice(0, 1)
