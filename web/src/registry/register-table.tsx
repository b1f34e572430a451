import './registry.css'
import { Link } from '@tanstack/react-router'
import type { EnterpriseLine } from '@wstc/domain/registry/contract/shapes'
import { type FactKey, factKeys } from '@wstc/domain/registry/model'
import {
  factTexts,
  ownershipTexts,
  sizeTexts,
  standingTexts,
  stateTexts,
} from '@wstc/domain/registry/words'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../desk/stores.ts'
import { useSay } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty.tsx'
import { formatMoment } from '../kit/number.ts'
import { StatusLight } from '../kit/status-light.tsx'
import { DataTable } from '../kit/table/data-table.tsx'
import { type Column, orderOf, type TableQuestion } from '../kit/table/model.ts'
import { useTableAddress } from '../kit/table/state.ts'
import { useMay } from '../session.ts'
import { BulkAction } from './bulk.tsx'
import { exportEnterprisesUrl, registryApi } from './queries.ts'
import { useWords } from './words.ts'

const many = [
  'district',
  'park',
  'state',
  'ownership',
  'size',
  'sector',
  'item',
  'standing',
] as const
const sorts = ['name', 'uscc', 'district', 'state', 'changed'] as const
const lights = { active: 'good', suspended: 'watch', closed: 'none' } as const
const usual: readonly FactKey[] = ['name', 'uscc', 'district', 'state', 'size', 'standings']

function filterOf({ filters, text }: TableQuestion) {
  return {
    ...(text.trim() ? { q: text.trim() } : {}),
    ...Object.fromEntries(
      many.flatMap((key) => (filters[key]?.length ? [[key, [...filters[key]]]] : [])),
    ),
  }
}

const questionOf = (question: TableQuestion) => ({
  ...filterOf(question),
  ...orderOf(question.sort, sorts),
})

function useFilters() {
  const { t } = useTranslation()
  const say = useSay()
  const { districts, parks, sectors, items } = useWords()
  const choices = (texts: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.entries(texts).map(([value, both]) => ({ value, label: say(both) }))
  const filter = (
    key: string,
    fact: FactKey,
    options: readonly { value: string; label: string }[],
  ) => ({
    key,
    label: say(factTexts[fact]),
    multiple: true,
    options,
  })
  return [
    filter('district', 'district', districts),
    filter('standing', 'standings', choices(standingTexts)),
    filter('sector', 'sectors', sectors),
    { key: 'item', label: t(($) => $.registry.item), multiple: true, options: items },
    filter('state', 'state', choices(stateTexts)),
    filter('size', 'size', choices(sizeTexts)),
    filter('ownership', 'ownership', choices(ownershipTexts)),
    filter('park', 'park', parks),
  ]
}

function useColumns(): readonly Column<EnterpriseLine>[] {
  const { t } = useTranslation()
  const say = useSay()
  const { tell } = useWords()
  const order: readonly FactKey[] = [...usual, ...factKeys.filter((key) => !usual.includes(key))]
  return [
    ...order.map((key): Column<EnterpriseLine> => {
      const column = {
        key,
        title: say(factTexts[key]),
        text: (row: EnterpriseLine) => tell(key, row.facts[key]),
        sortable: (sorts as readonly string[]).includes(key),
        optional: !usual.includes(key),
      }
      if (key === 'name')
        return {
          ...column,
          render: (row) => (
            <Link to="/registry/$enterprise" params={{ enterprise: row.id } as never}>
              {row.facts.name}
            </Link>
          ),
        }
      if (key === 'uscc')
        return { ...column, render: (row) => <span className="r-code">{row.facts.uscc}</span> }
      if (key === 'state')
        return {
          ...column,
          render: (row) => (
            <StatusLight
              status={lights[row.facts.state]}
              label={say(stateTexts[row.facts.state])}
            />
          ),
        }
      return column
    }),
    {
      key: 'changed',
      title: t(($) => $.registry.changedAt),
      text: (row) => formatMoment(row.changedAt),
      sortable: true,
      optional: true,
    },
  ]
}

/** The register: found by name, pinyin or code, filtered, sorted, with views and exports. */
export function RegisterTable() {
  const { t } = useTranslation()
  const may = useMay()
  const state = useTableAddress()
  const columns = useColumns()
  const filters = useFilters()
  const views = useMemo(() => deskViews('registry.enterprises'), [])
  return (
    <DataTable
      id="registry.enterprises"
      caption={t(($) => $.registry.caption)}
      state={state}
      columns={columns}
      rowKey={(row) => row.id}
      filters={filters}
      views={views}
      {...(may('registry.enterprise.edit')
        ? {
            actions: <BulkAction which={{ filter: filterOf(state.question) }} all />,
            bulk: (rows: readonly EnterpriseLine[], clear: () => void) => (
              <BulkAction which={{ enterprises: rows.map((row) => row.id) }} onDone={clear} />
            ),
          }
        : {})}
      empty={
        <EmptyState title={t(($) => $.registry.empty)} hint={t(($) => $.registry.emptyHint)} />
      }
      exportAddress={(format, question, shown) =>
        exportEnterprisesUrl({
          ...questionOf(question),
          format,
          columns: shown.filter((key) => key !== 'changed'),
        })
      }
      load={async (query) => {
        const { items, next } = await registryApi.listEnterprises({
          query: {
            ...questionOf(query),
            ...(query.after ? { after: query.after } : {}),
            limit: Math.min(query.limit, 200),
          } as never,
        })
        return { rows: items, next: next ?? undefined }
      }}
    />
  )
}
