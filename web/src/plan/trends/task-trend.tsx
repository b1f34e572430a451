import { useQuery } from '@tanstack/react-query'
import { evidencedTexts, reportedTexts } from '@wstc/domain/plan/words/rules'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { AsOf } from '../../kit/as-of.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { csvBlob, saveBlob } from '../../kit/save-blob.ts'
import { Ask } from '../ask.tsx'
import { DemoMark, LightMark } from '../marks.tsx'
import { wordOf } from '../words.ts'
import { type TaskTrendReply, taskTrendQuery } from './queries.ts'

/** 任务走势: the light at the end of each week of a year, in one line, with its table. */
export function TaskTrend({ task }: { task: number }) {
  const { t } = useTranslation()
  const trend = useQuery(taskTrendQuery(task))
  return (
    <Ask query={trend}>
      {(data) => (
        <div className="k-stack">
          <div className="k-row k-row-apart">
            <strong>{t(($) => $.planTrends.year)}</strong>
            <DemoMark on={data.synthetic} />
          </div>
          {data.points.length > 0 ? (
            <Weeks task={task} points={data.points} />
          ) : (
            <EmptyState
              title={t(($) => $.planTrends.none)}
              hint={t(($) => $.planTrends.noneHint)}
            />
          )}
          <AsOf {...data} />
        </div>
      )}
    </Ask>
  )
}

function Weeks({ task, points }: { task: number; points: TaskTrendReply['points'] }) {
  const { t } = useTranslation()
  const say = useSay()
  const columns = [
    t(($) => $.planTrends.day),
    t(($) => $.planTasks.light),
    t(($) => $.planTasks.reported),
    t(($) => $.planTasks.evidencedState),
    t(($) => $.planTasks.evidenced),
  ]
  const rowOf = (point: TaskTrendReply['points'][number]) => [
    point.day,
    t(($) => $.plan.light[point.light]),
    say(wordOf(reportedTexts, point.reported)),
    say(wordOf(evidencedTexts, point.evidenced)),
    `${point.accepted}/${point.total}`,
  ]
  const name = t(($) => $.planTrends.ofTask, { task })
  return (
    <>
      <ol className="p-weeks" aria-hidden="true">
        {points.map((point) => (
          <li
            key={point.day}
            className={`p-week p-week-${point.light}`}
            title={`${point.day} ${t(($) => $.plan.light[point.light])}`}
          />
        ))}
      </ol>
      <div className="k-row k-row-apart k-small k-quiet">
        <span>{points[0]!.day}</span>
        <LightMark light={points.at(-1)!.light} />
        <span>{points.at(-1)!.day}</span>
      </div>
      <details>
        <summary>{t(($) => $.planTrends.asTable)}</summary>
        <Action
          onClick={() => saveBlob(csvBlob([columns, ...points.map(rowOf)]), `${name}.csv`)}
          label={`${t(($) => $.kit.chart.download)} ${name}`}
        >
          {t(($) => $.kit.chart.csv)}
        </Action>
        <div className="p-week-table">
          <table className="p-table">
            <caption className="k-unseen">{name}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...points].reverse().map((point) => (
                <tr key={point.day}>
                  {rowOf(point).map((value, index) =>
                    index === 0 ? (
                      <th key={columns[index]} scope="row">
                        {value}
                      </th>
                    ) : (
                      <td key={columns[index]}>{value}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
