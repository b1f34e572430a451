import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { GanttChart } from '../kit/chart/gantt-chart.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { FilterBar } from '../kit/table/filter-bar.tsx'
import { useTableAddress } from '../kit/table/state.ts'
import { Ask } from './ask.tsx'
import { type Gantt, ganttQuery } from './queries.ts'
import { taskQuestionOf, useTaskFilters } from './task-list.tsx'
import { lightStatus } from './words.ts'

/** 甘特图: scheduled time of each task, its milestones, and the days its evidence is due. */
export function TaskGantt() {
  const { question, ask } = useTableAddress()
  const gantt = useQuery(ganttQuery(taskQuestionOf(question)))
  const filters = useTaskFilters()
  return (
    <div className="k-stack">
      <FilterBar filters={filters} searchable question={question} ask={ask} />
      <Ask query={gantt}>{(data) => <Bars data={data} />}</Ask>
    </div>
  )
}

function Bars({ data }: { data: Gantt }) {
  const { t } = useTranslation()
  const say = useSay()
  const bars = useMemo(
    () =>
      data.tasks.map((task) => ({
        name: `${task.number} ${say(task.title)}`,
        from: task.from,
        to: task.to,
        status: task.light ? lightStatus[task.light] : ('none' as const),
        milestones: [
          ...task.milestones
            .filter((one) => one.stage !== 'dropped')
            .map((one) => ({ day: one.actualDay ?? one.plannedDay, label: one.title })),
          ...task.evidence.map((one) => ({
            day: one.acceptedOn ?? one.by,
            label: t(
              ($) => (one.acceptedOn ? $.planTasks.evidenceAccepted : $.planTasks.evidenceDue),
              {
                title: say(one.statement),
              },
            ),
          })),
        ],
      })),
    [data, say, t],
  )
  if (bars.length === 0) return <EmptyState title={t(($) => $.planTasks.none)} />
  return (
    <Sheet title={t(($) => $.planTasks.gantt)}>
      <div className="p-gantt">
        <GanttChart
          title={t(($) => $.planTasks.ganttTitle)}
          description={t(($) => $.planTasks.ganttAbout, { count: bars.length })}
          bars={bars}
          today={data.today}
        />
      </div>
    </Sheet>
  )
}
