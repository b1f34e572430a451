import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { FlowTotals, QueueLine } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { changeOf, shareText } from './change.ts'
import { reviewApi } from './queries.ts'
import { type OfRound, useDistricts } from './units.tsx'

/** The returns that wait, those first that weigh most in the published figure. */
export function Queue({ survey, period }: OfRound) {
  const { t } = useTranslation()
  const state = useTableAddress()
  const { districts, nameOf } = useDistricts()
  const columns: Column<QueueLine>[] = [
    {
      key: 'enterprise',
      title: t(($) => $.statisticsOffice.enterprise),
      text: (row) => row.enterprise.name,
      render: (row) => (
        <>
          <Link
            to="/statistics/review/$obligation"
            params={{ obligation: row.obligation } as never}
          >
            {row.enterprise.name}
          </Link>
          <div className="k-quiet k-small">
            {row.enterprise.uscc} · {nameOf(row.district)}
          </div>
        </>
      ),
    },
    {
      key: 'impact',
      title: t(($) => $.statisticsOffice.impact),
      numeric: true,
      text: (row) =>
        row.impact === null ? t(($) => $.statisticsOffice.impactUnknown) : shareText(row.impact),
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
    <DataTable
      id="statistics.queue"
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
        const { items, next } = await reviewApi.listReviewQueue({
          query: {
            survey,
            period,
            ...(text.trim() ? { q: text.trim() } : {}),
            ...one('district'),
            ...one('finding'),
            ...one('kind'),
            ...(after ? { after } : {}),
            limit,
          } as never,
        })
        return { rows: items, next: next ?? undefined }
      }}
    />
  )
}

function Totals({ of }: { readonly of: FlowTotals }) {
  const { t } = useTranslation()
  const period = changeOf(of.now, of.lastPeriod)
  const year = changeOf(of.now, of.lastYear)
  return (
    <>
      {of.now === null ? '—' : formatNumber(of.now)}
      <div className="k-quiet k-small">
        {period && `${t(($) => $.statisticsOffice.onPeriod)} ${period}`}
        {period && year && ' · '}
        {year && `${t(($) => $.statisticsOffice.onYear)} ${year}`}
      </div>
    </>
  )
}

interface ChosenProps extends OfRound {
  readonly rows: readonly QueueLine[]
  readonly clear: () => void
}

function AcceptChosen({ survey, period, rows, clear }: ChosenProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  return (
    <Action
      onClick={async () => {
        try {
          const returns = rows
            .slice(0, 200)
            .map(({ obligation, version }) => ({ obligation, version }))
          const params = { survey, period }
          const done = await reviewApi.acceptUnflagged({ params, body: { returns } })
          const { accepted, left } = done
          toast.done(t(($) => $.statisticsOffice.acceptedSome, { accepted, left: left.length }))
          clear()
        } catch (error) {
          toast.failed(error)
        }
        await client.invalidateQueries({ queryKey: ['table'] })
      }}
    >
      {t(($) => $.statisticsOffice.acceptChosen)}
    </Action>
  )
}
