import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FlowTotals, QueueLine } from '@wstc/domain/statistics/review/contract/shapes'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../kit/empty.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { useFigureName } from './cell-name.ts'
import { changeOf, shareText } from './change.ts'
import { reviewApi, surveysQuery } from './queries.ts'
import { AcceptAll, AcceptChosen } from './queue-accept.tsx'
import { type Counts, moveByKey, Standing } from './queue-standing.tsx'
import { type OfRound, useDistricts } from './units.tsx'

/** The returns that wait, those first that weigh most in the published figure. */
export function Queue({ survey, period }: OfRound) {
  const { t } = useTranslation()
  const state = useTableAddress()
  const { districts, nameOf } = useDistricts()
  const [counts, setCounts] = useState<Counts>()
  const surveys = useQuery(surveysQuery).data?.items
  const form = surveys?.find((one) => one.id === survey)?.versions.at(-1)
  const nameOfFigure = useFigureName(form && { form })
  const unweighed = counts?.unweighed ?? 0
  const client = useQueryClient()
  useEffect(() => {
    if (unweighed === 0) return
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey: ['table', 'statistics.queue'] }),
      3000,
    )
    return () => clearTimeout(timer)
  }, [unweighed, client])
  const shortName = ({ flow, code }: NonNullable<QueueLine['decisive']>): string =>
    flow === 'cell' ? nameOfFigure({ flow, code }) : `${t(($) => $.statisticsOffice[flow])} ${code}`
  const shownImpact = (row: QueueLine): string => {
    if (!row.weighed) return t(($) => $.statisticsOffice.weighing)
    return row.impact === null ? t(($) => $.statisticsOffice.impactUnknown) : shareText(row.impact)
  }
  const columns: Column<QueueLine>[] = [
    {
      key: 'enterprise',
      title: t(($) => $.statisticsOffice.enterprise),
      text: (row) => row.enterprise.name,
      render: (row) => (
        <div className="s-firm">
          <Link
            to="/statistics/review/$obligation"
            params={{ obligation: row.obligation } as never}
          >
            {row.enterprise.name}
          </Link>
          <div className="k-quiet k-small">
            {row.enterprise.uscc} · {nameOf(row.district)}
          </div>
        </div>
      ),
    },
    {
      key: 'impact',
      title: t(($) => $.statisticsOffice.impact),
      numeric: true,
      text: (row) => shownImpact(row),
      render: (row) => (
        <>
          {shownImpact(row)}
          {row.decisive && <div className="k-quiet k-small">{shortName(row.decisive)}</div>}
          {row.outliers > 0 && (
            <StatusLight
              status="watch"
              label={t(($) => $.statisticsOffice.outlierCount, { count: row.outliers })}
            />
          )}
        </>
      ),
    },
    {
      key: 'exports',
      title: t(($) => $.statisticsOffice.exports),
      numeric: true,
      text: (row) => row.exports.now ?? '',
      render: (row) => <Totals of={row.exports} />,
    },
    {
      key: 'imports',
      title: t(($) => $.statisticsOffice.imports),
      numeric: true,
      text: (row) => row.imports.now ?? '',
      render: (row) => <Totals of={row.imports} />,
    },
    {
      key: 'findings',
      title: t(($) => $.statisticsOffice.findings),
      text: (row) => row.findings.soft + row.findings.info,
      render: ({ findings, explanations }) =>
        findings.soft + findings.info === 0 ? (
          <span className="k-quiet">{t(($) => $.statisticsOffice.noFindings)}</span>
        ) : (
          <>
            {t(($) => $.statisticsOffice.findingsCount, findings)}
            <div className="k-quiet k-small">
              {t(($) => $.statisticsOffice.explained, { count: explanations })}
            </div>
          </>
        ),
    },
    {
      key: 'submitted',
      title: t(($) => $.statisticsOffice.submittedAt),
      text: (row) => formatMoment(row.submittedAt),
      render: (row) => (
        <>
          {formatMoment(row.submittedAt)}
          <div className="k-quiet k-small">
            {t(($) => $.statisticsOffice[row.version > 1 ? 'correction' : 'first'])}
            {row.late && ` · ${t(($) => $.statisticsOffice.late)}`}
          </div>
        </>
      ),
    },
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the links within
    <div className="k-stack" onKeyDown={moveByKey}>
      {counts && <Standing counts={counts} />}
      <DataTable
        id="statistics.queue"
        actions={<AcceptAll survey={survey} period={period} count={counts?.unflagged ?? 0} />}
        caption={t(($) => $.statisticsOffice.queue)}
        state={state}
        columns={columns}
        rowKey={(row) => row.obligation}
        depends={[survey, period]}
        pageSize={50}
        empty={
          <EmptyState
            title={t(($) => $.statisticsOffice.queueEmpty)}
            hint={t(($) => $.statisticsOffice.queueEmptyHint)}
          />
        }
        bulk={(rows, clear) => (
          <AcceptChosen survey={survey} period={period} rows={rows} clear={clear} />
        )}
        filters={[
          {
            key: 'district',
            label: t(($) => $.statisticsOffice.district),
            options: districts,
          },
          {
            key: 'finding',
            label: t(($) => $.statisticsOffice.findings),
            options: [
              { value: 'soft', label: t(($) => $.statisticsOffice.soft) },
              { value: 'none', label: t(($) => $.statisticsOffice.noneFlagged) },
            ],
          },
          {
            key: 'outlier',
            label: t(($) => $.statisticsOffice.outlierFilter),
            options: [
              { value: 'true', label: t(($) => $.statisticsOffice.outlierOnly) },
              { value: 'false', label: t(($) => $.statisticsOffice.outlierNone) },
            ],
          },
          {
            key: 'kind',
            label: t(($) => $.statisticsOffice.kind),
            options: [
              { value: 'first', label: t(($) => $.statisticsOffice.first) },
              { value: 'correction', label: t(($) => $.statisticsOffice.correction) },
            ],
          },
        ]}
        load={async ({ text, filters, after, limit }) => {
          const one = (key: string) => (filters[key]?.[0] ? { [key]: filters[key][0] } : {})
          const { items, next, ...standing } = await reviewApi.listReviewQueue({
            query: {
              survey,
              period,
              ...(text.trim() ? { q: text.trim() } : {}),
              ...one('district'),
              ...one('finding'),
              ...one('outlier'),
              ...one('kind'),
              ...(after ? { after } : {}),
              limit,
            } as never,
          })
          setCounts(standing)
          return { rows: items, next: next ?? undefined }
        }}
      />
    </div>
  )
}

function Totals({ of }: { readonly of: FlowTotals }) {
  const { t } = useTranslation()
  const period = changeOf(of.now, of.lastPeriod)
  const year = changeOf(of.now, of.lastYear)
  return (
    <>
      {of.now === null ? '—' : formatNumber(of.now)}
      {period && (
        <div className="k-quiet k-small">
          {t(($) => $.statisticsOffice.onPeriod)} {period}
        </div>
      )}
      {year && (
        <div className="k-quiet k-small">
          {t(($) => $.statisticsOffice.onYear)} {year}
        </div>
      )}
    </>
  )
}
