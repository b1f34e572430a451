import '../office/office.css'
import '../return/return.css'
import './sources.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { Delivery, SourceLine } from '@wstc/domain/statistics/sources/contract/shapes'
import { DeliveryState } from '@wstc/domain/statistics/sources/model/reconciliation'
import { deliveryStateTexts } from '@wstc/domain/statistics/sources/words'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { useMay } from '../../session.ts'
import { Scroll } from '../office/review-content.tsx'
import { sourcesApi, sourcesQuery } from './queries.ts'
import { UploadForm } from './upload.tsx'

const lights = { held: 'bad', accepted: 'good', replaced: 'none', withdrawn: 'none' } as const

export function DeliveryMark({ of }: { readonly of: Delivery }) {
  const { t } = useTranslation()
  const say = useSay()
  const label = say(deliveryStateTexts[of.state])
  return (
    <StatusLight
      status={lights[of.state]}
      label={of.current ? `${label} · ${t(($) => $.statisticsSources.current)}` : label}
    />
  )
}

/** Files so far, the place to upload the next one, and how files are laid out. */
export function Deliveries() {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const sources = useQuery(sourcesQuery)
  return (
    <Loaded query={sources}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            title={t(($) => $.statisticsSources.noSources)}
            hint={t(($) => $.statisticsSources.noSourcesHint)}
          />
        ) : (
          <div className="k-stack">
            {may('statistics.source.manage') && (
              <Sheet title={t(($) => $.statisticsSources.uploadTitle)}>
                <UploadForm
                  sources={items.map((one) => ({ value: one.id, label: say(one.name) }))}
                />
              </Sheet>
            )}
            <Sheet>
              <DeliveryTable sources={items} />
            </Sheet>
            <Sheet title={t(($) => $.statisticsSources.layout)}>
              <p>{t(($) => $.statisticsSources.layoutLead)}</p>
              {items.map((one) => (
                <Layout key={one.id} source={one} />
              ))}
            </Sheet>
          </div>
        )
      }
    </Loaded>
  )
}

function DeliveryTable({ sources }: { readonly sources: readonly SourceLine[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const state = useTableAddress()
  const number = (value: number | null) => (value === null ? '' : formatNumber(String(value)))
  const columns: Column<Delivery>[] = [
    {
      key: 'period',
      title: t(($) => $.statisticsSources.delivered),
      text: (row) => row.period,
      render: (row) => (
        <div className="s-delivery">
          <Link to="/sources/deliveries/$delivery" params={{ delivery: row.id } as never}>
            {say(row.sourceName)} {periodText(row.period, language)}
          </Link>
          <div className="k-quiet k-small">
            {t(($) => $.statisticsSources.version)} {row.version}
            {row.reason && ` · ${row.reason}`}
          </div>
        </div>
      ),
    },
    {
      key: 'state',
      title: t(($) => $.statisticsSources.state),
      text: (row) => say(deliveryStateTexts[row.state]),
      render: (row) => <DeliveryMark of={row} />,
    },
    {
      key: 'rows',
      title: t(($) => $.statisticsSources.rows),
      numeric: true,
      text: (row) => number(row.rows),
    },
    {
      key: 'faults',
      title: t(($) => $.statisticsSources.faults),
      numeric: true,
      text: (row) => number(row.faults),
    },
    {
      key: 'unmatched',
      title: t(($) => $.statisticsSources.unmatched),
      numeric: true,
      text: (row) => number(row.unmatched),
    },
    {
      key: 'received',
      title: t(($) => $.statisticsSources.received),
      text: (row) => formatMoment(row.at),
      render: (row) => (
        <>
          {formatMoment(row.at)}
          <div className="k-quiet k-small">
            <FileName of={row} />
            {row.by && ` · ${row.by}`}
          </div>
        </>
      ),
    },
  ]
  return (
    <DataTable
      id="statistics.deliveries"
      caption={t(($) => $.statisticsSources.deliveries)}
      state={state}
      columns={columns}
      rowKey={(row) => row.id}
      searchable={false}
      empty={
        <EmptyState
          title={t(($) => $.statisticsSources.noDeliveries)}
          hint={t(($) => $.statisticsSources.noDeliveriesHint)}
        />
      }
      filters={[
        {
          key: 'source',
          label: t(($) => $.statisticsSources.source),
          options: sources.map((one) => ({ value: one.id, label: say(one.name) })),
        },
        {
          key: 'state',
          label: t(($) => $.statisticsSources.state),
          options: DeliveryState.options.map((value) => ({
            value,
            label: say(deliveryStateTexts[value]),
          })),
        },
      ]}
      load={async ({ filters, after, limit }) => {
        const one = (key: string) => (filters[key]?.[0] ? { [key]: filters[key][0] } : {})
        const query = { ...one('source'), ...one('state'), ...(after ? { after } : {}), limit }
        const { items, next } = await sourcesApi.listDeliveries({ query: query as never })
        return { rows: items, next: next ?? undefined }
      }}
    />
  )
}

export function FileName({ of }: { readonly of: Delivery }) {
  const { t } = useTranslation()
  if (of.via === 'upload') return of.file
  return t(($) => $.statisticsSources[of.via === 'api' ? 'viaApi' : 'viaDemo'])
}

function Layout({ source }: { readonly source: SourceLine }) {
  const { t } = useTranslation()
  const say = useSay()
  const name = say(source.name)
  return (
    <details className="s-layout">
      <summary>{name}</summary>
      <p>{say(source.summary)}</p>
      <Scroll label={name}>
        <table className="s-list">
          <thead>
            <tr>
              {(['column', 'meaning', 'aliases', 'required'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(($) => $.statisticsSources[key])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {source.columns.map((column) => (
              <tr key={column.field}>
                <th scope="row">{say(column.name)}</th>
                <td>{say(column.meaning)}</td>
                <td>{[column.field, ...column.aliases].join(' · ')}</td>
                <td>{column.required ? t(($) => $.statisticsSources.required) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}
