import './table.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Skeleton, Table, type TableProps } from 'antd'
import { type Key, type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../empty.tsx'
import { ErrorNote } from '../error-page.tsx'
import { formatNumber } from '../number.ts'
import { ColumnChoice, useColumnChoice } from './column-choice.tsx'
import { type ExportFormat, ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import {
  type Column,
  type Filter,
  isNarrowed,
  type TablePage,
  type TableQuery,
  type TableQuestion,
} from './model.ts'
import { type TableState, useTableState } from './state.ts'
import { localViews, type ViewStore, Views } from './views.tsx'

export interface DataTableProps<Row> {
  /** Stable name of the list: key of its cache, views and columns, and of exported files. */
  readonly id: string
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly load: (query: TableQuery) => Promise<TablePage<Row>>
  /** From `useTableState` or `useTableAddress`; its own state otherwise. */
  readonly state?: TableState
  readonly filters?: readonly Filter[]
  readonly searchable?: boolean
  readonly pageSize?: number
  readonly views?: ViewStore
  /** Where the server streams the whole list, with the same filters and order; absent: no export. */
  readonly exportAddress?: (
    format: ExportFormat,
    question: TableQuestion,
    columns: readonly string[],
  ) => string
  /** Buttons for the rows chosen; without it rows cannot be chosen. */
  readonly bulk?: (rows: readonly Row[], clear: () => void) => ReactNode
  /** What to show when there is nothing at all yet. */
  readonly empty?: ReactNode
  /** Buttons of the list beside its tools. */
  readonly actions?: ReactNode
  /** Further parts of the cache key, where `load` depends on more than the query. */
  readonly depends?: readonly unknown[]
}

/** A list that the server filters, orders and pages. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { id, columns, load, pageSize = 20, filters = [], searchable = true, exportAddress } = props
  const { t } = useTranslation()
  const own = useTableState()
  const { question, ask: askState } = props.state ?? own
  const [cursors, setCursors] = useState<readonly string[]>([])
  const [chosen, setChosen] = useState<ReadonlyMap<Key, Row>>(new Map())
  const { shown, choose } = useColumnChoice(id, columns)
  const store = useMemo(() => props.views ?? localViews(id), [props.views, id])
  const after = cursors.at(-1)
  const page = useQuery({
    queryKey: ['table', id, question, after ?? '', pageSize, ...(props.depends ?? [])],
    queryFn: () => load({ ...question, after, limit: pageSize }),
    placeholderData: keepPreviousData,
  })
  const ask = (next: TableQuestion) => {
    setCursors([])
    setChosen(new Map())
    askState(next)
  }
  const visible = columns.filter((column) => shown.includes(column.key))
  const rows = page.data?.rows ?? []
  const onChange: TableProps<Row>['onChange'] = (_pages, _filters, sorter) => {
    const one = Array.isArray(sorter) ? sorter[0] : sorter
    const sort = one?.order
      ? { key: String(one.columnKey), descending: one.order === 'descend' }
      : undefined
    ask({ ...question, sort })
  }
  return (
    <section className="k-table" aria-label={props.caption} aria-busy={page.isFetching}>
      <div className="k-table-tools">
        <FilterBar filters={filters} searchable={searchable} question={question} ask={ask} />
        {/* biome-ignore lint/a11y/useSemanticElements: these tools are no form fields */}
        <div className="k-row k-noprint" role="group" aria-label={t(($) => $.kit.table.tools)}>
          {props.actions}
          <Views
            store={store}
            now={{ question, columns: shown }}
            onChoose={(view) => {
              choose(view.columns)
              ask(view.question)
            }}
          />
          <ColumnChoice columns={columns} shown={shown} onChoose={choose} />
          {exportAddress && (
            <ExportMenu
              name={id}
              address={(format) =>
                exportAddress(
                  format,
                  question,
                  visible.map((column) => column.key),
                )
              }
            />
          )}
        </div>
      </div>
      {props.bulk && chosen.size > 0 && (
        <div className="k-bulk k-noprint" role="status">
          <strong>{t(($) => $.kit.table.selected, { count: chosen.size })}</strong>
          {props.bulk([...chosen.values()], () => setChosen(new Map()))}
          <Button type="text" onClick={() => setChosen(new Map())}>
            {t(($) => $.kit.table.unselect)}
          </Button>
        </div>
      )}
      {page.isError ? (
        <ErrorNote error={page.error} onRetry={() => void page.refetch()} />
      ) : page.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 8, width: '100%' }} />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: what scrolls is no fieldset
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keyboard
        <div className="k-table-scroll" role="group" tabIndex={0} aria-label={props.caption}>
          <Table<Row>
            size="middle"
            rowKey={props.rowKey}
            dataSource={[...rows]}
            pagination={false}
            loading={page.isPlaceholderData}
            columns={antdColumns(visible, question)}
            onChange={onChange}
            locale={{
              emptyText: isNarrowed(question) ? (
                <EmptyState
                  title={t(($) => $.kit.table.nothing)}
                  hint={t(($) => $.kit.table.nothingHint)}
                />
              ) : (
                (props.empty ?? <EmptyState title={t(($) => $.kit.table.empty)} />)
              ),
            }}
            {...(props.bulk
              ? {
                  rowSelection: {
                    selectedRowKeys: [...chosen.keys()],
                    preserveSelectedRowKeys: true,
                    getTitleCheckboxProps: () => ({
                      'aria-label': t(($) => $.kit.table.selectAll),
                    }),
                    getCheckboxProps: () => ({ 'aria-label': t(($) => $.kit.table.selectRow) }),
                    onChange: (keys, all) =>
                      setChosen(
                        new Map(keys.map((key, index) => [key, all[index] ?? chosen.get(key)!])),
                      ),
                  },
                }
              : {})}
          />
        </div>
      )}
      <Pager
        place={cursors.length}
        {...(page.data?.total !== undefined ? { total: page.data.total } : {})}
        count={rows.length}
        {...(cursors.length > 0 ? { onBack: () => setCursors(cursors.slice(0, -1)) } : {})}
        {...(page.data?.next && !page.isPlaceholderData
          ? { onNext: () => setCursors([...cursors, page.data!.next!]) }
          : {})}
      />
    </section>
  )
}

function antdColumns<Row>(
  columns: readonly Column<Row>[],
  question: TableQuestion,
): NonNullable<TableProps<Row>['columns']> {
  return columns.map((column) => ({
    key: column.key,
    title: column.title,
    ...(column.width ? { width: column.width } : {}),
    ...(column.numeric ? { align: 'end' as const, className: 'k-number' } : {}),
    ...(column.sortable
      ? {
          sorter: true,
          showSorterTooltip: false,
          sortOrder:
            question.sort?.key === column.key
              ? question.sort.descending
                ? ('descend' as const)
                : ('ascend' as const)
              : null,
        }
      : {}),
    render: (_value: unknown, row: Row) => {
      if (column.render) return column.render(row)
      const value = column.text(row)
      if (value === undefined) return '—'
      return column.numeric ? formatNumber(String(value)) : value
    },
  }))
}

interface PagerProps {
  readonly place: number
  readonly count: number
  readonly total?: number
  readonly onBack?: () => void
  readonly onNext?: () => void
}

function Pager({ place, count, total, onBack, onNext }: PagerProps) {
  const { t } = useTranslation()
  return (
    <div className="k-row k-row-apart k-pager">
      <span className="k-quiet" role="status">
        {total !== undefined
          ? t(($) => $.kit.table.total, { count: total })
          : t(($) => $.kit.table.shown, { count })}
      </span>
      {total !== undefined && count < total && (
        <span className="k-printonly">{t(($) => $.kit.table.printedPart, { count })}</span>
      )}
      {(onBack || onNext) && (
        <span className="k-row k-noprint">
          <Button disabled={!onBack} onClick={() => onBack?.()}>
            {t(($) => $.kit.table.previous)}
          </Button>
          <span>{t(($) => $.kit.table.page, { page: place + 1 })}</span>
          <Button disabled={!onNext} onClick={() => onNext?.()}>
            {t(($) => $.kit.table.next)}
          </Button>
        </span>
      )}
    </div>
  )
}
