import { Link } from '@tanstack/react-router'
import type { RankedLine, RunDetail } from '@wstc/domain/plan/contract/assessment/shapes'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Sheet } from '../../kit/layout/page.tsx'
import { Tag } from '../marks.tsx'
import { roles, Scroll } from './scroll.tsx'

interface RankingProps {
  readonly run: RunDetail
  readonly title: string
  readonly lines: readonly RankedLine[]
}

/** One class in the order of its ranks, with the points of each group. */
export function Ranking({ run, title, lines }: RankingProps) {
  const { t } = useTranslation()
  const say = useSay()
  if (lines.length === 0) return null
  return (
    <Sheet title={title}>
      <Scroll label={title}>
        <table className="p-table pa-stack pa-ranking" {...roles.table}>
          <thead {...roles.group}>
            <tr {...roles.row}>
              <th scope="col" {...roles.column}>
                {t(($) => $.planAssessment.rank)}
              </th>
              <th scope="col" {...roles.column}>
                {t(($) => $.planAssessment.department)}
              </th>
              <th scope="col" {...roles.column} className="p-end">
                {t(($) => $.planAssessment.total)}
              </th>
              {run.groups.map((group) => (
                <th key={group.id} scope="col" {...roles.column} className="p-end">
                  {say(group.name)}
                  <div className="k-small k-quiet">{group.weight}</div>
                </th>
              ))}
              <th scope="col" {...roles.column} className="p-end">
                {t(($) => $.planAssessment.bonus)}
              </th>
              <th scope="col" {...roles.column} className="p-end">
                {t(($) => $.planAssessment.malus)}
              </th>
            </tr>
          </thead>
          <tbody {...roles.group}>
            {lines.map((line) => (
              <tr key={line.department} {...roles.row}>
                <td {...roles.cell}>
                  <span className="pa-rank">{line.rank ?? '—'}</span>
                </td>
                <th scope="row" {...roles.head}>
                  <Link
                    to="/assessment/$run/$department"
                    params={{ run: run.id, department: line.department } as never}
                  >
                    {say(line.name)}
                  </Link>{' '}
                  {!line.complete && (
                    <Tag tone="watch">{t(($) => $.planAssessment.incomplete)}</Tag>
                  )}
                </th>
                <td className="p-end pa-total" {...roles.cell}>
                  {line.total ?? '—'}
                </td>
                {line.groups.map((group) => (
                  <td
                    key={group.group}
                    className="p-end"
                    data-title={say(run.groups.find((one) => one.id === group.group)!.name)}
                    {...roles.cell}
                  >
                    {group.effective === '0' ? '—' : group.points}
                    {group.effective !== '0' && <Bar part={group.points} whole={group.effective} />}
                  </td>
                ))}
                <td className="p-end" data-title={t(($) => $.planAssessment.bonus)} {...roles.cell}>
                  {line.bonus}
                </td>
                <td className="p-end" data-title={t(($) => $.planAssessment.malus)} {...roles.cell}>
                  {line.malus}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Sheet>
  )
}

/** How much of a group's points was earned; a picture only, the figure stands above it. */
function Bar({ part, whole }: { part: string; whole: string }) {
  const percent = Math.round((Number(part) / Number(whole)) * 100)
  return (
    <progress className="pa-bar" value={percent} max={100} aria-hidden="true">
      {percent}
    </progress>
  )
}
