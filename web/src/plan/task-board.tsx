import { useQuery } from '@tanstack/react-query'
import { reportedTexts } from '@wstc/domain/plan/words/rules'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty.tsx'
import { FilterBar } from '../kit/table/filter-bar.tsx'
import { useTableAddress } from '../kit/table/state.ts'
import { Ask } from './ask.tsx'
import { useDay } from './days.ts'
import { LightMark, Tag, TaskLink } from './marks.tsx'
import { useNames } from './names.ts'
import { boardQuery } from './queries.ts'
import { taskQuestionOf, useTaskFilters } from './task-list.tsx'
import { wordOf } from './words.ts'

/** 看板: tasks in columns of what their departments report. */
export function TaskBoard() {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  const { question, ask } = useTableAddress()
  const board = useQuery(boardQuery(taskQuestionOf(question)))
  const filters = useTaskFilters()
  return (
    <div className="k-stack">
      <FilterBar filters={filters} searchable question={question} ask={ask} />
      <Ask query={board}>
        {({ columns }) => (
          <div className="p-board">
            {columns.map((column) => (
              <section
                key={column.state}
                className="p-lane"
                aria-label={say(wordOf(reportedTexts, column.state))}
              >
                <h2>
                  {say(wordOf(reportedTexts, column.state))}{' '}
                  <span className="k-quiet">{column.tasks.length}</span>
                </h2>
                {column.tasks.length === 0 && (
                  <p className="k-quiet k-small">{t(($) => $.planTasks.laneEmpty)}</p>
                )}
                <ul>
                  {column.tasks.map((task) => (
                    <li key={task.number} className="p-card">
                      <TaskLink number={task.number} title={say(task.title)} />
                      <div className="k-row k-small">
                        <LightMark light={task.light?.light} />
                        <span className="k-quiet">{names.departments(task.lead)}</span>
                      </div>
                      <div className="k-row k-small k-quiet">
                        {task.light && (
                          <span>
                            {t(($) => $.planTasks.evidenceShort, {
                              accepted: task.light.evidenced.accepted,
                              total: task.light.evidenced.total,
                            })}
                          </span>
                        )}
                        {task.nextDue && (
                          <span>{t(($) => $.planTasks.dueOn, { day: day(task.nextDue) })}</span>
                        )}
                      </div>
                      {task.light && task.light.disagreements.length > 0 && (
                        <Tag tone="watch">{t(($) => $.planTasks.disagreeing)}</Tag>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            ))}
            {columns.length === 0 && <EmptyState title={t(($) => $.planTasks.none)} />}
          </div>
        )}
      </Ask>
    </div>
  )
}
