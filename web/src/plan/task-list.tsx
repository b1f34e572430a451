import type { TaskLine } from '@wstc/domain/plan/contract/tasks/overview'
import {
  calendarTexts,
  disagreementTexts,
  evidencedTexts,
  reportedTexts,
} from '@wstc/domain/plan/words/rules'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { deskViews } from '../desk/stores.ts'
import { useSay } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty.tsx'
import { DataTable } from '../kit/table/data-table.tsx'
import type { Column, Filter, TableQuestion } from '../kit/table/model.ts'
import { useTableAddress } from '../kit/table/state.ts'
import { useSession } from '../session.ts'
import { useDay } from './days.ts'
import { LightMark, TaskLink } from './marks.tsx'
import { useNames } from './names.ts'
import { exportTasksUrl, type TaskQuestion, tasksApi } from './queries.ts'
import { lights, wordOf } from './words.ts'

type Line = z.infer<typeof TaskLine>

/** The list's question as the endpoints of tasks take it. */
export function taskQuestionOf(question: TableQuestion): TaskQuestion {
  const { filters, sort, text } = question
  const one = (key: string) => filters[key]?.[0]
  return {
    ...(text ? { text } : {}),
    ...(filters.light?.length ? { light: [...filters.light] as never } : {}),
    ...(filters.reported?.length ? { reported: [...filters.reported] } : {}),
    ...(filters.department?.length ? { department: [...filters.department] } : {}),
    ...(filters.sector?.length ? { sector: [...filters.sector] } : {}),
    ...(filters.section?.length ? { section: [...filters.section] } : {}),
    ...(one('duty') ? { duty: one('duty') as 'lead' } : {}),
    ...(one('disagreement') ? { disagreement: one('disagreement') as 'yes' } : {}),
    ...(one('dueUntil') ? { dueUntil: one('dueUntil')! } : {}),
    ...(sort
      ? {
          sort: sort.key as 'number',
          order: sort.descending ? ('desc' as const) : ('asc' as const),
        }
      : {}),
  }
}

export function useTaskFilters(): readonly Filter[] {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  return [
    {
      key: 'light',
      label: t(($) => $.planTasks.light),
      multiple: true,
      options: lights.map((value) => ({ value, label: t(($) => $.plan.light[value]) })),
    },
    {
      key: 'department',
      label: t(($) => $.planTasks.department),
      multiple: true,
      options: names.departmentOptions,
    },
    {
      key: 'section',
      label: t(($) => $.planTasks.section),
      multiple: true,
      options: names.sectionOptions,
    },
    {
      key: 'reported',
      label: t(($) => $.planTasks.reported),
      multiple: true,
      options: Object.entries(reportedTexts).map(([value, both]) => ({ value, label: say(both) })),
    },
    {
      key: 'disagreement',
      label: t(($) => $.planTasks.disagreement),
      options: [
        { value: 'yes', label: t(($) => $.planTasks.disagreeing) },
        { value: 'no', label: t(($) => $.planTasks.agreeing) },
      ],
    },
  ]
}

function useColumns(): readonly Column<Line>[] {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const day = useDay()
  const schedule = (task: Line) =>
    t(($) => $.planTasks.schedules[task.schedule.kind], {
      period: day.period(task.schedule.period),
    })
  const columns: readonly Column<Line>[] = [
    {
      key: 'number',
      title: t(($) => $.planTasks.number),
      text: (task) => task.number,
      numeric: true,
      sortable: true,
      width: 76,
    },
    {
      key: 'title',
      title: t(($) => $.planTasks.task),
      text: (task) => say(task.title),
      render: (task) => (
        <span className="p-title-cell">
          <TaskLink plain number={task.number} title={say(task.title)} />
        </span>
      ),
    },
    {
      key: 'light',
      title: t(($) => $.planTasks.light),
      text: (task) => task.light?.light,
      render: (task) => <LightMark light={task.light?.light} />,
      sortable: true,
    },
    {
      key: 'reported',
      title: t(($) => $.planTasks.reported),
      text: (task) =>
        task.light ? say(wordOf(reportedTexts, task.light.reported.state)) : undefined,
    },
    {
      key: 'evidenced',
      title: t(($) => $.planTasks.evidenced),
      text: (task) =>
        task.light
          ? t(($) => $.planTasks.evidenceCount, {
              accepted: task.light.evidenced.accepted,
              total: task.light.evidenced.total,
            })
          : undefined,
    },
    {
      key: 'calendar',
      title: t(($) => $.planTasks.calendar),
      text: (task) =>
        task.light ? say(wordOf(calendarTexts, task.light.calendar.state)) : undefined,
    },
    {
      key: 'lead',
      title: t(($) => $.planTasks.lead),
      text: (task) => names.departments(task.lead),
    },
    {
      key: 'due',
      title: t(($) => $.planTasks.nextDue),
      text: (task) => task.nextDue ?? undefined,
      render: (task) => <Due day={task.nextDue} />,
      sortable: true,
    },
    {
      key: 'disagreement',
      title: t(($) => $.planTasks.disagreement),
      text: (task) =>
        task.light?.disagreements.map((one) => say(wordOf(disagreementTexts, one))).join('; '),
      optional: true,
    },
    {
      key: 'schedule',
      title: t(($) => $.planTasks.schedule),
      text: schedule,
      optional: true,
    },
    {
      key: 'cooperating',
      title: t(($) => $.planTasks.cooperating),
      text: (task) => names.departments(task.cooperating),
      optional: true,
    },
    {
      key: 'sections',
      title: t(($) => $.planTasks.section),
      text: (task) => task.sections.join(' '),
      optional: true,
    },
    {
      key: 'evidencedState',
      title: t(($) => $.planTasks.evidencedState),
      text: (task) =>
        task.light ? say(wordOf(evidencedTexts, task.light.evidenced.state)) : undefined,
      optional: true,
    },
  ]
  return columns
}

function Due({ day }: { day: string | null }) {
  const { t } = useTranslation()
  const { demo } = useSession()
  if (!day) return '—'
  if (day >= demo.today) return <span className="k-number">{day}</span>
  return (
    <span className="p-bad">
      <span className="k-number">{day}</span> {t(($) => $.planTasks.arrears)}
    </span>
  )
}

const views = deskViews('plan-tasks')

/** Columns that the sheet calls otherwise than the page. */
const sheetColumns: Readonly<Record<string, string>> = {
  due: 'nextDue',
  evidencedState: 'evidenced',
}

/** 任务清单: filtered, ordered, paged and exported by the server. */
export function TaskList() {
  const { t } = useTranslation()
  const state = useTableAddress()
  const columns = useColumns()
  const filters = useTaskFilters()
  return (
    <DataTable<Line>
      id="plan-tasks"
      caption={t(($) => $.planTasks.listCaption)}
      columns={columns}
      filters={filters}
      state={state}
      rowKey={(task) => String(task.number)}
      pageSize={40}
      load={async ({ after, limit, ...question }) => {
        const page = await tasksApi.listWorkTasks({
          query: {
            ...taskQuestionOf(question),
            limit: Math.min(limit, 200),
            ...(after ? { after } : {}),
          },
        })
        return {
          rows: page.items,
          total: page.total,
          ...(page.next === null ? {} : { next: String(page.next) }),
        }
      }}
      views={views}
      exportAddress={(format, question, shown) =>
        exportTasksUrl({
          ...taskQuestionOf(question),
          format,
          columns: shown.map((key) => sheetColumns[key] ?? key),
        })
      }
      empty={
        <EmptyState title={t(($) => $.planTasks.none)} hint={t(($) => $.planTasks.noneHint)} />
      }
    />
  )
}
