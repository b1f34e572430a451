import { Link } from '@tanstack/react-router'
import type { RunCard } from '@wstc/domain/plan/contract/assessment/shapes'
import { listRuns, type RunQuestion } from '@wstc/domain/plan/rules/assessment/run-list'
import { runStageTexts } from '@wstc/domain/plan/words/assessment'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../../desk/stores.ts'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column, TableQuestion } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { useDay } from '../days.ts'
import { DemoMark } from '../marks.tsx'
import { exportRunsUrl } from './queries.ts'
import { StageMark } from './stage.tsx'

const views = deskViews('plan-assessments')

const questionOf = ({ filters, sort }: TableQuestion): RunQuestion => ({
  ...(filters.stage?.length ? { stage: [...filters.stage] } : {}),
  ...(filters.kind?.[0] ? { kind: filters.kind[0] as 'year' } : {}),
  sort: (sort?.key ?? 'period') as 'period',
  order: sort && !sort.descending ? 'asc' : 'desc',
})

function useColumns(): readonly Column<RunCard>[] {
  const { t } = useTranslation()
  const { day, period } = useDay()
  const dayOr = (value: string | null, otherwise = '—') => (value ? day(value) : otherwise)
  return [
    {
      key: 'period',
      title: t(($) => $.planAssessment.period),
      text: (run) => run.period,
      render: (run) => (
        <Link to="/assessment/$run" params={{ run: run.id } as never}>
          {period(run.period)}
        </Link>
      ),
      sortable: true,
    },
    {
      key: 'stage',
      title: t(($) => $.planAssessment.stage),
      text: (run) => run.stage,
      render: (run) => (
        <>
          <StageMark stage={run.stage} /> <DemoMark on={run.synthetic} />
        </>
      ),
      sortable: true,
    },
    {
      key: 'cutOff',
      title: t(($) => $.planAssessment.cutOff),
      text: (run) => run.cutOff,
      render: (run) => day(run.cutOff),
    },
    {
      key: 'objectionsUntil',
      title: t(($) => $.planAssessment.objectionsUntil),
      text: (run) => run.objectionsUntil ?? undefined,
      render: (run) => dayOr(run.objectionsUntil),
    },
    {
      key: 'published',
      title: t(($) => $.planAssessment.publishedOn),
      text: (run) => run.publishedOn ?? undefined,
      render: (run) =>
        dayOr(
          run.publishedOn,
          t(($) => $.planAssessment.notPublished),
        ),
      sortable: true,
    },
    {
      key: 'system',
      title: t(($) => $.planAssessment.system),
      text: (run) => run.system,
      numeric: true,
      optional: true,
    },
  ]
}

/** Columns that the sheet calls otherwise than the page. */
const sheetColumns: Readonly<Record<string, string>> = { published: 'publishedOn' }

/** 各期考核 as a list. */
export function Runs({ runs }: { runs: readonly RunCard[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const state = useTableAddress()
  return (
    <DataTable<RunCard>
      id="plan-assessments"
      caption={t(($) => $.planAssessment.runs)}
      columns={useColumns()}
      filters={[
        {
          key: 'stage',
          label: t(($) => $.planAssessment.stage),
          multiple: true,
          options: Object.entries(runStageTexts).map(([value, both]) => ({
            value,
            label: say(both),
          })),
        },
        {
          key: 'kind',
          label: t(($) => $.planAssessment.kind),
          options: (['quarter', 'year'] as const).map((value) => ({
            value,
            label: t(($) => $.planAssessment.kinds[value]),
          })),
        },
      ]}
      searchable={false}
      state={state}
      rowKey={(run) => run.id}
      pageSize={100}
      load={async (question) => {
        const rows = listRuns(runs, questionOf(question))
        return { rows, total: rows.length }
      }}
      depends={runs.map((run) => `${run.id} ${run.version}`)}
      views={views}
      exportAddress={(format, question, columns) =>
        exportRunsUrl({
          ...questionOf(question),
          format,
          columns: columns.map((key) => sheetColumns[key] ?? key),
        })
      }
      empty={
        <EmptyState
          title={t(($) => $.planAssessment.none)}
          hint={t(($) => $.planAssessment.noneHint)}
        />
      }
    />
  )
}
