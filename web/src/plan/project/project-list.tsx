import { Link } from '@tanstack/react-router'
import { projectStageTexts } from '@wstc/domain/plan/words/projects'
import { reportedTexts } from '@wstc/domain/plan/words/rules'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../../desk/stores.ts'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { formatNumber } from '../../kit/number.ts'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column, Filter, TableQuestion } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { DemoMark, LightMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { lights, wordOf } from '../words.ts'
import { useDistricts } from './names.ts'
import { exportProjectsUrl, type ProjectRow, projectsApi } from './queries.ts'

const many = ['light', 'stage', 'lead', 'district', 'sector'] as const

/** The list's question as the endpoints of projects take it. */
function questionOf({ filters, sort, text }: TableQuestion) {
  return {
    ...(text ? { q: text } : {}),
    ...Object.fromEntries(
      many.flatMap((key) => (filters[key]?.length ? [[key, [...filters[key]]]] : [])),
    ),
    ...(filters.warning?.[0] ? { warning: filters.warning[0] as 'yes' } : {}),
    ...(sort
      ? {
          sort: (sort.key === 'milestones' ? 'late' : sort.key) as 'name',
          order: sort.descending ? ('desc' as const) : ('asc' as const),
        }
      : {}),
  }
}

function useFilters(): readonly Filter[] {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { options } = useDistricts()
  return [
    {
      key: 'light',
      label: t(($) => $.planProjects.light),
      multiple: true,
      options: lights.map((value) => ({ value, label: t(($) => $.plan.light[value]) })),
    },
    {
      key: 'lead',
      label: t(($) => $.planProjects.department),
      multiple: true,
      options: names.departmentOptions,
    },
    {
      key: 'district',
      label: t(($) => $.planProjects.district),
      multiple: true,
      options,
    },
    {
      key: 'sector',
      label: t(($) => $.planProjects.sector),
      multiple: true,
      options: names.sectorOptions,
    },
    {
      key: 'stage',
      label: t(($) => $.planProjects.stage),
      multiple: true,
      options: Object.entries(projectStageTexts).map(([value, both]) => ({
        value,
        label: say(both),
      })),
    },
    {
      key: 'warning',
      label: t(($) => $.planProjects.warning),
      options: [
        { value: 'yes', label: t(($) => $.planProjects.warned) },
        { value: 'no', label: t(($) => $.planProjects.notWarned) },
      ],
    },
  ]
}

const yuan = (row: ProjectRow) => row.investment.find((one) => one.currency === 'CNY')

function useColumns(): readonly Column<ProjectRow>[] {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { district } = useDistricts()
  const unit = t(($) => $.planProjects.moneyUnit)
  const amount = (kind: 'planned' | 'authorised' | 'paid'): Column<ProjectRow> => ({
    key: kind,
    title: `${t(($) => $.planProjects[kind])} (${unit})`,
    text: (row) => yuan(row)?.[kind].said,
    render: (row) => (yuan(row) ? formatNumber(yuan(row)![kind].said) : '—'),
    numeric: true,
    sortable: kind !== 'authorised',
  })
  return [
    {
      key: 'name',
      title: t(($) => $.planProjects.project),
      text: (row) => say(row.name),
      render: (row) => (
        <span className="p-title-cell">
          <ProjectLink id={row.id}>{say(row.name)}</ProjectLink>{' '}
          {row.stage !== 'registered' && (
            <Tag tone="watch">{say(projectStageTexts[row.stage])}</Tag>
          )}{' '}
          <DemoMark on={row.synthetic} />
        </span>
      ),
      sortable: true,
    },
    {
      key: 'light',
      title: t(($) => $.planProjects.light),
      text: (row) => row.light?.light,
      render: (row) => <LightMark light={row.light?.light} />,
      sortable: true,
    },
    {
      key: 'lead',
      title: t(($) => $.planProjects.department),
      text: (row) => names.department(row.lead),
    },
    {
      key: 'milestones',
      title: t(($) => $.planProjects.milestones),
      sortable: true,
      text: (row) =>
        t(($) => $.planProjects.milestoneCount, {
          shown: row.milestones.shown,
          total: row.milestones.total,
        }),
      render: (row) => (
        <>
          {t(($) => $.planProjects.milestoneCount, {
            shown: row.milestones.shown,
            total: row.milestones.total,
          })}
          {row.milestones.late > 0 && (
            <div className="k-small p-bad">
              {t(($) => $.planProjects.lateCount, { count: row.milestones.late })}
            </div>
          )}
        </>
      ),
    },
    amount('planned'),
    amount('authorised'),
    amount('paid'),
    {
      key: 'until',
      title: t(($) => $.planProjects.until),
      text: (row) => row.until,
      sortable: true,
      optional: true,
    },
    {
      key: 'reported',
      title: t(($) => $.planTasks.reported),
      text: (row) =>
        (row.light && say(wordOf(reportedTexts, row.light.reported.state))) || undefined,
      optional: true,
    },
    {
      key: 'district',
      title: t(($) => $.planProjects.district),
      text: (row) => district(row.district),
      optional: true,
    },
    {
      key: 'sectors',
      title: t(($) => $.planProjects.sector),
      text: (row) => row.sectors.map(names.sector).join('、'),
      optional: true,
    },
  ]
}

export function ProjectLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/projects/$project" params={{ project: id } as never}>
      {children}
    </Link>
  )
}

const views = deskViews('plan-projects')

/** 重点项目清单: filtered, ordered and exported by the server. */
export function ProjectList() {
  const { t } = useTranslation()
  const state = useTableAddress()
  const columns = useColumns()
  const filters = useFilters()
  return (
    <DataTable<ProjectRow>
      id="plan-projects"
      caption={t(($) => $.planProjects.caption)}
      columns={columns}
      filters={filters}
      state={state}
      rowKey={(row) => row.id}
      pageSize={50}
      load={async ({ after: _, limit: __, ...question }) => {
        const page = await projectsApi.listWorkProjects({ query: questionOf(question) })
        return { rows: page.items, total: page.total }
      }}
      views={views}
      exportAddress={(format, question, shown) =>
        exportProjectsUrl({ ...questionOf(question), format, columns: [...shown] })
      }
      empty={
        <EmptyState
          title={t(($) => $.planProjects.none)}
          hint={t(($) => $.planProjects.noneHint)}
        />
      }
    />
  )
}
