import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { carrierUnitTexts } from '@wstc/domain/plan/words/projects'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../../desk/stores.ts'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { formatNumber } from '../../kit/number.ts'
import { DataTable } from '../../kit/table/data-table.tsx'
import type { Column, TableQuestion } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'
import { DemoMark } from '../marks.tsx'
import { useNames } from '../names.ts'
import { useDistricts } from './names.ts'
import { type CarrierRow, carrierListQuery, exportCarriersUrl, projectsApi } from './queries.ts'

const many = ['kind', 'lead', 'district', 'sector'] as const
export type CarrierKind = 'park' | 'base' | 'key-project' | 'overseas-park' | 'platform'

const questionOf = ({ filters, text }: TableQuestion) => ({
  ...(text ? { q: text } : {}),
  ...Object.fromEntries(
    many.flatMap((key) => (filters[key]?.length ? [[key, [...filters[key]]]] : [])),
  ),
})

function useColumns(): readonly Column<CarrierRow>[] {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { district } = useDistricts()
  const indicators = useQuery(carrierListQuery).data?.indicators ?? []
  return [
    {
      key: 'carrier',
      title: t(($) => $.planCarriers.carrier),
      text: (row) => say(row.name),
      render: (row) => (
        <span className="p-title-cell">
          <Link to="/carriers/$carrier" params={{ carrier: row.id } as never}>
            {say(row.name)}
          </Link>{' '}
          <DemoMark on={row.synthetic} />
        </span>
      ),
    },
    {
      key: 'kind',
      title: t(($) => $.planCarriers.kind),
      text: (row) => t(($) => $.planCarriers.kinds[row.kind as CarrierKind]),
    },
    {
      key: 'district',
      title: t(($) => $.planProjects.district),
      text: (row) => district(row.district),
      render: (row) => (
        <>
          {district(row.district)}
          {row.located === 'unverified' && (
            <div className="k-small k-quiet">{t(($) => $.planCarriers.districtUnverified)}</div>
          )}
        </>
      ),
    },
    ...indicators.map(
      (one): Column<CarrierRow> => ({
        key: one.id,
        title: `${say(one.name)} (${say(carrierUnitTexts[one.unit])})`,
        numeric: true,
        text: (row) => row.latest.find((figure) => figure.indicator === one.id)?.value,
        render: (row) => {
          const figure = row.latest.find((item) => item.indicator === one.id)
          if (!figure) return '—'
          return (
            <>
              {formatNumber(figure.value)}
              <div className="k-small k-quiet">{figure.year}</div>
            </>
          )
        },
      }),
    ),
    {
      key: 'lead',
      title: t(($) => $.planProjects.department),
      text: (row) => names.department(row.lead),
      optional: true,
    },
  ]
}

const views = deskViews('plan-carriers')

export function CarrierList() {
  const { t } = useTranslation()
  const names = useNames()
  const { options } = useDistricts()
  const state = useTableAddress()
  const columns = useColumns()
  const kinds: readonly CarrierKind[] = ['park', 'key-project', 'overseas-park']
  return (
    <DataTable<CarrierRow>
      id="plan-carriers"
      caption={t(($) => $.planCarriers.caption)}
      columns={columns}
      filters={[
        {
          key: 'kind',
          label: t(($) => $.planCarriers.kind),
          multiple: true,
          options: kinds.map((value) => ({ value, label: t(($) => $.planCarriers.kinds[value]) })),
        },
        { key: 'district', label: t(($) => $.planProjects.district), multiple: true, options },
        {
          key: 'sector',
          label: t(($) => $.planProjects.sector),
          multiple: true,
          options: names.sectorOptions,
        },
      ]}
      state={state}
      rowKey={(row) => row.id}
      pageSize={50}
      load={async ({ after: _, limit: __, ...question }) => {
        const page = await projectsApi.listCarriers({ query: questionOf(question) })
        return { rows: page.items, total: page.items.length }
      }}
      views={views}
      exportAddress={(format, question) => exportCarriersUrl({ ...questionOf(question), format })}
      empty={
        <EmptyState
          title={t(($) => $.planCarriers.none)}
          hint={t(($) => $.planCarriers.noneHint)}
        />
      }
    />
  )
}
