import { Link } from '@tanstack/react-router'
import type { FollowUpLine } from '@wstc/domain/plan/contract/group/shapes'
import {
  followUpCalendarTexts,
  followUpShownTexts,
  followUpSourceTexts,
  followUpStageTexts,
  followUpWordTexts,
} from '@wstc/domain/plan/words/group'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../../desk/stores.ts'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column, TableQuestion } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { LightMark, TaskLink } from '../marks.tsx'
import { useNames } from '../names.ts'
import { lights, wordOf } from '../words.ts'
import { exportFollowUpsUrl, groupApi } from './queries.ts'

const sorts: Readonly<Record<string, 'number' | 'light' | 'due' | 'owner'>> = {
  number: 'number',
  light: 'light',
  due: 'due',
  owner: 'owner',
}

function questionOf({ filters, sort, text }: TableQuestion) {
  const order = sort?.descending ? ('desc' as const) : ('asc' as const)
  const key = sort && sorts[sort.key]
  return {
    ...(text ? { text } : {}),
    ...(filters.light?.length ? { light: [...filters.light] as never } : {}),
    ...(filters.stage?.length ? { stage: [...filters.stage] as never } : {}),
    ...(filters.owner?.length ? { owner: [...filters.owner] } : {}),
    ...(filters.source?.length ? { source: [...filters.source] as never } : {}),
    ...(key ? { sort: key, order } : {}),
  }
}

const views = deskViews('plan-follow-ups')

/** The thing followed up, on its own page or on that of its task. */
export function FollowUpLink({ line }: { line: FollowUpLine }) {
  const [task] = line.tasks
  if (line.source === 'task' && task !== undefined) {
    return <TaskLink plain number={task} title={line.text} tab="dialogue" />
  }
  return (
    <Link to={`/group/follow-ups/${line.id}` as never} className="p-task-link">
      {line.text}
    </Link>
  )
}

/** 督办清单: filtered, ordered, paged and exported by the server. */
export function FollowUpList() {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const state = useTableAddress()
  const options = (texts: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(texts).map(([value, both]) => ({ value, label: say(both) }))
  const columns: readonly Column<FollowUpLine>[] = [
    {
      key: 'light',
      title: t(($) => $.planGroup.light),
      text: (one) => one.light.light,
      render: (one) => <LightMark light={one.light.light} />,
      sortable: true,
      width: 88,
    },
    {
      key: 'text',
      title: t(($) => $.planGroup.text),
      text: (one) => one.text,
      render: (one) => (
        <span className="p-title-cell">
          <FollowUpLink line={one} />
        </span>
      ),
    },
    {
      key: 'number',
      title: t(($) => $.planGroup.number),
      text: (one) => one.number,
      sortable: true,
      width: 128,
    },
    {
      key: 'said',
      title: t(($) => $.planGroup.said),
      text: (one) => say(wordOf(followUpWordTexts, one.light.said)),
    },
    {
      key: 'shown',
      title: t(($) => $.planGroup.shown),
      text: (one) => say(wordOf(followUpShownTexts, one.light.shown)),
    },
    {
      key: 'calendar',
      title: t(($) => $.planGroup.calendar),
      text: (one) => say(wordOf(followUpCalendarTexts, one.light.calendar)),
    },
    {
      key: 'owner',
      title: t(($) => $.planGroup.owner),
      text: (one) => names.department(one.owner),
      sortable: true,
    },
    { key: 'due', title: t(($) => $.planGroup.due), text: (one) => one.dueDay, sortable: true },
    {
      key: 'stage',
      title: t(($) => $.planGroup.stage),
      text: (one) => say(followUpStageTexts[one.stage]),
    },
    {
      key: 'source',
      title: t(($) => $.planGroup.source),
      text: (one) => say(followUpSourceTexts[one.source]),
      optional: true,
    },
    {
      key: 'cooperating',
      title: t(($) => $.planGroup.cooperating),
      text: (one) => names.departments(one.cooperating),
      optional: true,
    },
    {
      key: 'responsible',
      title: t(($) => $.planGroup.responsible),
      text: (one) => one.responsible,
      optional: true,
    },
  ]
  return (
    <DataTable<FollowUpLine>
      id="plan-follow-ups"
      caption={t(($) => $.planGroup.listCaption)}
      columns={columns}
      filters={[
        {
          key: 'light',
          label: t(($) => $.planGroup.light),
          multiple: true,
          options: lights.map((value) => ({ value, label: t(($) => $.plan.light[value]) })),
        },
        {
          key: 'owner',
          label: t(($) => $.planGroup.owner),
          multiple: true,
          options: names.departmentOptions,
        },
        {
          key: 'stage',
          label: t(($) => $.planGroup.stage),
          multiple: true,
          options: options(followUpStageTexts),
        },
        {
          key: 'source',
          label: t(($) => $.planGroup.source),
          multiple: true,
          options: options(followUpSourceTexts),
        },
      ]}
      state={state}
      rowKey={(one) => one.id}
      load={async ({ after, limit, ...question }) => {
        const page = await groupApi.listFollowUps({
          query: {
            ...questionOf(question),
            limit: Math.min(limit, 200),
            ...(after ? { after } : {}),
          },
        })
        return {
          rows: page.items,
          total: page.total,
          ...(page.next === null ? {} : { next: page.next }),
        }
      }}
      views={views}
      exportAddress={(format, question, shown) =>
        exportFollowUpsUrl({ ...questionOf(question), format, columns: shown })
      }
      empty={
        <EmptyState title={t(($) => $.planGroup.none)} hint={t(($) => $.planGroup.noneHint)} />
      }
    />
  )
}
