import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Card, useView } from './card.tsx'
import { Lamps } from './lamps.tsx'
import type { CockpitReply } from './queries.ts'

/** Lamps of the sections of the plan; those of the ten sectors stand on the sectors' own cards. */
export function Sections({ data }: { data: CockpitReply }) {
  const { t } = useTranslation()
  const say = useSay()
  const { wall } = useView()
  const own = data.sections.filter((one) => one.section.startsWith(wall ? '2.' : ''))
  const shown = own.filter((one) => !one.section.startsWith('3.'))
  const safeguards = data.sections
    .filter((one) => one.section.startsWith('4.'))
    .flatMap((one) => one.tasks)
    .filter((task, at, all) => all.findIndex(({ number }) => number === task.number) === at)
  return (
    <Card
      part="sections"
      title={t(($) => $.planCockpit.sections)}
      more={<Link to="/tasks">{t(($) => $.planCockpit.all)}</Link>}
    >
      <ul className="c-rows">
        {shown.map((one) => (
          <li key={one.section}>
            <Link to="/tasks" search={{ 'f.section': one.section } as never} className="c-name">
              <span className="c-number">{one.section}</span> {say(one.title)}
            </Link>
            <Lamps tasks={one.tasks} />
          </li>
        ))}
        {wall && (
          <li>
            <Link to="/tasks" className="c-name">
              {t(($) => $.planHome.part['4'])}
            </Link>
            <Lamps tasks={safeguards} />
          </li>
        )}
      </ul>
    </Card>
  )
}

/** Lines of departments that a wall has room for. */
const mostOnWall = 9

const worry = (one: CockpitReply['departments'][number]): number =>
  one.leads.filter((task) => task.light === 'red').length * 100 +
  one.leads.filter((task) => task.light === 'yellow').length

/** Lamps of the tasks that a department leads, and how it keeps the days of its reports. */
export function Departments({ data }: { data: CockpitReply }) {
  const { t } = useTranslation()
  const say = useSay()
  const { wall } = useView()
  const leading = data.departments
    .filter((one) => one.leads.length > 0)
    .toSorted((a, b) => worry(b) - worry(a))
  const shown = wall ? leading.slice(0, mostOnWall) : leading
  return (
    <Card
      part="departments"
      title={t(($) => $.planCockpit.departments)}
      count={leading.length}
      more={<Link to="/tasks/matrix">{t(($) => $.planCockpit.all)}</Link>}
    >
      <ul className="c-rows">
        {shown.map(({ department, leads, asked, inTime }) => {
          const said = t(($) => $.planCockpit.inTime, { inTime, asked })
          return (
            <li key={department.id}>
              <Link
                to="/tasks"
                search={{ 'f.department': department.id } as never}
                className="c-name"
              >
                {say(department.short)}
              </Link>
              <Lamps tasks={leads} />
              {asked > 0 && (
                <Link to="/tasks/matrix" className="c-punctual" title={said}>
                  <meter min={0} max={asked} value={inTime} aria-hidden="true" />
                  <span className="k-unseen">{said}</span>
                  {Math.floor((inTime / asked) * 100)}%
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
