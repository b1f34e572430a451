import type { TaskView } from '@wstc/domain/plan/contract/public-views'
import { calendarTexts, reportedTexts } from '@wstc/domain/plan/words/rules'
import { type PublicColumn, PublicTable } from '../../../kit/light/table.tsx'
import { useTongue } from '../tongue.tsx'
import { DepartmentLinks, LightOf, ScheduleOf, Synthetic, usePlanWords } from './parts.tsx'
import { fill } from './say.ts'

interface TaskTableProps {
  readonly id: string
  readonly caption: string
  readonly tasks: readonly TaskView[]
  readonly fits?: (task: TaskView) => boolean
}

/** What a task is found by. */
export const taskValues = (task: TaskView) => ({
  sector: task.sector?.id ?? '',
  department: [...task.lead, ...task.cooperating].map((one) => one.id).join(' '),
  light: task.standing?.light ?? '',
})

export const taskWords = (task: TaskView): string =>
  [
    task.number,
    task.title.zh,
    task.title.en,
    task.summary.zh,
    task.summary.en,
    ...[...task.lead, ...task.cooperating].flatMap((one) => [one.name.zh, one.name.en]),
  ].join(' ')

export function TaskTable({ id, caption, tasks, fits }: TaskTableProps) {
  const { language, say, to } = useTongue()
  const words = usePlanWords()
  const columns: PublicColumn<TaskView>[] = [
    {
      key: 'title',
      title: words.task,
      cell: (task) => (
        <a href={to(`/plan/tasks/${task.number}`)} className="o-row-link">
          <span className="o-number">{task.number}</span> {say(task.title)}
        </a>
      ),
    },
    {
      key: 'light',
      title: words.light,
      cell: ({ standing }) => (
        <>
          <LightOf light={standing?.light} /> <Synthetic on={standing?.synthetic} />
        </>
      ),
    },
    { key: 'lead', title: words.lead, cell: (task) => <DepartmentLinks list={task.lead} /> },
    { key: 'schedule', title: words.schedule, cell: (task) => <ScheduleOf {...task} /> },
    {
      key: 'reported',
      title: words.reported,
      cell: ({ standing }) => standing && say(reportedTexts[standing.reported]),
    },
    {
      key: 'evidence',
      title: words.evidence,
      cell: ({ standing }) => standing && fill(words.accepted, standing.evidenced),
    },
    {
      key: 'calendar',
      title: words.calendar,
      cell: ({ standing }) => standing && say(calendarTexts[standing.calendar]),
    },
  ]
  return (
    <PublicTable
      id={id}
      language={language}
      caption={caption}
      columns={columns}
      rows={tasks}
      rowKey={(task) => String(task.number)}
      words={taskWords}
      stacked
      rowProps={(task) => {
        const { sector, department, light } = taskValues(task)
        return {
          'data-sector': sector,
          'data-department': department,
          'data-light': light,
          hidden: fits ? !fits(task) : false,
        }
      }}
    />
  )
}
