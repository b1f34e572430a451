import { Link } from '@tanstack/react-router'
import { reconciliationSorts } from '@wstc/domain/statistics/sources/contract/reconciliation'
import type { ReconciliationLine } from '@wstc/domain/statistics/sources/contract/shapes'
import { GapClass } from '@wstc/domain/statistics/sources/model/reconciliation'
import type { Flow } from '@wstc/domain/statistics/sources/model/source'
import { gapClassTexts } from '@wstc/domain/statistics/sources/words'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { DataTable } from '../../kit/table/data-table.tsx'
import { type Column, orderOf, type TableQuestion } from '../../kit/table/model.ts'
import { useTableState } from '../../kit/table/state.ts'
import { useDistricts } from '../office/units.tsx'
import { gapsUrl, sourcesApi } from './queries.ts'

const lights = {
  gap: 'bad',
  'only-return': 'watch',
  'only-receipts': 'watch',
  'only-tax': 'watch',
  'cannot-tell': 'none',
  explained: 'done',
  agrees: 'good',
} as const

export function GapMark({ of }: { readonly of: ReconciliationLine }) {
  const { t } = useTranslation()
  const say = useSay()
  const label = say(gapClassTexts[of.class])
  const by =
    of.explainedBy === 'note' ? 'noted' : of.explainedBy === 'timing' ? 'timing' : undefined
  const why = of.rateMissing ? 'rateMissing' : by
  return (
    <StatusLight
      status={lights[of.class]}
      label={why ? `${label} · ${t(($) => $.statisticsSources[why])}` : label}
    />
  )
}

/** The return with what is to be known of it. */
export function Returned({ of }: { readonly of: ReconciliationLine }) {
  const { t } = useTranslation()
  if (of.accepted === null) {
    return <span className="k-quiet">{t(($) => $.statisticsSources.notIn)}</span>
  }
  return (
    <>
      {formatNumber(of.returned ?? '0')}
      {!of.accepted && (
        <div className="k-quiet k-small">{t(($) => $.statisticsSources.notAccepted)}</div>
      )}
    </>
  )
}

const figure = (text: string | null): string => (text === null ? '—' : formatNumber(text))

interface GapListProps {
  readonly period: string
  readonly flow: Flow
}

/** Units with their three figures, the largest difference first. */
export function GapList({ period, flow }: GapListProps) {
  const { t } = useTranslation()
  const say = useSay()
  const state = useTableState()
  const { districts, nameOf } = useDistricts()
  const questionOf = ({ text, filters, sort }: TableQuestion) => ({
    period,
    flow,
    ...(text.trim() ? { q: text.trim() } : {}),
    ...(filters.class?.length ? { class: [...filters.class] } : {}),
    ...(filters.district?.[0] ? { district: filters.district[0] } : {}),
    ...orderOf(sort, reconciliationSorts),
  })
  const side = (key: 'receipts' | 'tax' | 'difference'): Column<ReconciliationLine> => ({
    key,
    title: t(($) => $.statisticsSources[key]),
    numeric: true,
    sortable: true,
    text: (row) => figure(row[key]),
  })
  const columns: Column<ReconciliationLine>[] = [
    {
      key: 'name',
      title: t(($) => $.statisticsSources.enterprise),
      sortable: true,
      text: (row) => row.enterprise.name,
      render: (row) => (
        <>
          <Link to="/sources/units/$enterprise" params={{ enterprise: row.enterprise.id } as never}>
            {row.enterprise.name}
          </Link>
          <div className="k-quiet k-small">
            {row.enterprise.uscc} · {nameOf(row.district)}
          </div>
        </>
      ),
    },
    {
      key: 'returned',
      title: t(($) => $.statisticsSources.returned),
      numeric: true,
      sortable: true,
      text: (row) => figure(row.returned),
      render: (row) => <Returned of={row} />,
    },
    side('receipts'),
    side('tax'),
    side('difference'),
    {
      key: 'class',
      title: t(($) => $.statisticsSources.class),
      text: (row) => say(gapClassTexts[row.class]),
      render: (row) => (
        <>
          <GapMark of={row} />
          {row.note && <div className="k-quiet k-small">{row.note.reason}</div>}
        </>
      ),
    },
  ]
  return (
    <DataTable
      id="statistics.gaps"
      caption={t(($) => $.statisticsSources.list)}
      state={state}
      columns={columns}
      rowKey={(row) => row.enterprise.id}
      depends={[period, flow]}
      exportAddress={(format, question) => gapsUrl({ ...questionOf(question), format })}
      filters={[
        {
          key: 'class',
          label: t(($) => $.statisticsSources.class),
          multiple: true,
          options: GapClass.options.map((value) => ({ value, label: say(gapClassTexts[value]) })),
        },
        { key: 'district', label: t(($) => $.statisticsSources.district), options: districts },
      ]}
      load={async ({ after, limit, ...question }) => {
        const query = { ...questionOf(question), ...(after ? { after: Number(after) } : {}), limit }
        const { items, total, next } = await sourcesApi.listReconciliation({
          query: query as never,
        })
        return { rows: items, total, next: next ?? undefined }
      }}
    />
  )
}
