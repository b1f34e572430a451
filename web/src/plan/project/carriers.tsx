import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { carrierKindTexts, carrierUnitTexts } from '@wstc/domain/plan/words/projects'
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

const questionOf = ({ filters, text, sort }: TableQuestion) => ({
  ...(text ? { q: text } : {}),
  ...Object.fromEntries(
    many.flatMap((key) => (filters[key]?.length ? [[key, [...filters[key]]]] : [])),
  ),
  ...(sort
    ? { sort: sort.key, order: sort.descending ? ('desc' as const) : ('asc' as const) }
    : {}),
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
      sortable: true,
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
      text: (row) => say(carrierKindTexts[row.kind]),
    },
    {
      key: 'district',
      title: t(($) => $.planProjects.district),
      sortable: true,
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
        sortable: true,
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
      sortable: true,
      optional: true,
    },
  ]
}

const views = deskViews('plan-carriers')

export function CarrierList() {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { options } = useDistricts()
  const state = useTableAddress()
  const columns = useColumns()
  const kinds = ['park', 'key-project', 'overseas-park'] as const
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
          options: kinds.map((value) => ({ value, label: say(carrierKindTexts[value]) })),
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
      exportAddress={(format, question, shown) =>
        exportCarriersUrl({ ...questionOf(question), format, columns: [...shown] })
      }
      empty={
        <EmptyState
          title={t(($) => $.planCarriers.none)}
          hint={t(($) => $.planCarriers.noneHint)}
        />
      }
    />
  )
}
