import { Link } from '@tanstack/react-router'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { UnitObligation } from '@wstc/domain/statistics/collection/contract/rounds'
import { obligationStateTexts } from '@wstc/domain/statistics/collection/words'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { formatDay, formatMoment } from '../../kit/number.ts'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { useWords } from '../../registry/words.ts'
import { useMay } from '../../session.ts'
import { collectionApi } from '../queries.ts'
import { StateMark } from '../state-mark.tsx'
import { FormPanel } from './form-panel.tsx'
import { useAct } from './queries.ts'

export interface OfRound {
  readonly survey: string
  readonly period: string
}

/** Districts of the city by id, and as choices. */
export function useDistricts() {
  const { districts } = useWords()
  const names = new Map(districts.map((one) => [one.value, one.label]))
  return { districts, nameOf: (id: string) => names.get(id) ?? id }
}

/** Who owes a return of the round: found, filtered, relieved. */
export function Units({ survey, period }: OfRound) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const state = useTableAddress()
  const { districts, nameOf } = useDistricts()
  const reviews = may('statistics.return.review')
  const columns: Column<UnitObligation>[] = [
    {
      key: 'enterprise',
      title: t(($) => $.statisticsOffice.enterprise),
      text: (row) => row.enterprise.name,
      render: (row) => (
        <>
          {reviews && row.submittedAt ? (
            <Link to="/statistics/review/$obligation" params={{ obligation: row.id } as never}>
              {row.enterprise.name}
            </Link>
          ) : (
            row.enterprise.name
          )}
          <div className="k-quiet k-small">{row.enterprise.uscc}</div>
        </>
      ),
    },
    {
      key: 'district',
      title: t(($) => $.statisticsOffice.district),
      text: (row) => nameOf(row.district),
    },
    {
      key: 'state',
      title: t(($) => $.statisticsOffice.state),
      text: (row) => say(obligationStateTexts[row.state]),
      render: (row) => (
        <>
          <StateMark line={row} />
          {row.relief && <div className="k-quiet k-small">{row.relief}</div>}
        </>
      ),
    },
    {
      key: 'due',
      title: t(($) => $.statisticsOffice.due),
      text: (row) => formatDay(row.extendedTo ?? row.dueOn, language),
    },
    {
      key: 'submitted',
      title: t(($) => $.statisticsOffice.submittedAt),
      text: (row) => (row.submittedAt ? formatMoment(row.submittedAt) : ''),
    },
    ...(may('statistics.collection.manage')
      ? [
          {
            key: 'relief',
            title: t(($) => $.statisticsOffice.relief),
            text: () => '',
            render: (row: UnitObligation) => <Relief row={row} />,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      id="statistics.units"
      caption={`${t(($) => $.statisticsOffice.units)} ${periodText(period, language)}`}
      state={state}
      columns={columns}
      rowKey={(row) => row.id}
      depends={[survey, period]}
      filters={[
        {
          key: 'state',
          label: t(($) => $.statisticsOffice.state),
          multiple: true,
          options: Object.entries(obligationStateTexts).map(([value, both]) => ({
            value,
            label: say(both),
          })),
        },
        {
          key: 'district',
          label: t(($) => $.statisticsOffice.district),
          options: districts,
        },
      ]}
      load={async ({ text, filters, after, limit }) => {
        const { items, next } = await collectionApi.listObligations({
          query: {
            survey,
            period,
            ...(text.trim() ? { q: text.trim() } : {}),
            ...(filters.state?.length ? { state: [...filters.state] } : {}),
            ...(filters.district?.[0] ? { district: filters.district[0] } : {}),
            ...(after ? { after } : {}),
            limit,
          } as never,
        })
        return { rows: items, next: next ?? undefined }
      }}
    />
  )
}

const kinds = ['exempt', 'extend', 'close'] as const
const reliefForm = (relieved: boolean) =>
  z.strictObject({
    kind: z.enum(relieved ? [...kinds, 'lift'] : kinds),
    day: z.iso.date().optional(),
    reason: z.string().trim().min(1).max(1000),
  })

function Relief({ row }: { readonly row: UnitObligation }) {
  const { t } = useTranslation()
  const act = useAct()
  const name = t(($) => $.statisticsOffice.relief)
  const relieved = row.extendedTo !== null || row.state === 'exempt' || row.state === 'closed'
  return (
    <FormPanel
      act={name}
      label={`${name} · ${row.enterprise.name}`}
      quiet
      schema={reliefForm(relieved)}
      guide={{
        kind: {
          label: t(($) => $.statisticsOffice.reliefKind),
          options: {
            exempt: t(($) => $.statisticsOffice.exempt),
            extend: t(($) => $.statisticsOffice.extend),
            close: t(($) => $.statisticsOffice.close),
            ...(relieved ? { lift: t(($) => $.statisticsOffice.lift) } : {}),
          },
        },
        day: {
          label: t(($) => $.statisticsOffice.day),
          hint: t(($) => $.statisticsOffice.dayHint),
        },
        reason: {
          label: t(($) => $.statisticsOffice.reason),
          hint: t(($) => $.statisticsOffice.reasonHint),
          wide: true,
        },
      }}
      onSubmit={async ({ kind, day, reason }) => {
        const body = {
          kind,
          reason,
          ...(kind === 'extend' ? { until: day } : kind === 'close' ? { on: day } : {}),
        }
        const params = { obligation: row.id }
        await collectionApi.relieveObligation({
          params,
          revision: row.revision,
          body: body as never,
        })
        await act(
          async () => undefined,
          t(($) => $.statisticsOffice.done),
        )
      }}
    />
  )
}
