import type { Language } from '@wstc/domain/kernel/bilingual'
import type { ReactNode } from 'react'
import { publicTexts } from '../../i18n/public.ts'
import { wordsOf } from '../../i18n/tree.ts'

export interface PublicColumn<Row> {
  readonly key: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  readonly numeric?: boolean
}

interface PublicTableProps<Row> {
  readonly id: string
  readonly language: Language
  readonly caption: string
  readonly columns: readonly PublicColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Further words by which the filter finds a row, such as pinyin. */
  readonly words?: (row: Row) => string
  readonly filter?: boolean
  /** Address of the same rows as CSV. */
  readonly csv?: string
  /** Further attributes of a row, such as those a filter form asks for. */
  readonly rowProps?: (
    row: Row,
  ) => Readonly<Record<`data-${string}`, string>> & { hidden?: boolean }
  /** On narrow screens each row becomes a block with its columns named; `close` sets four side by side. */
  readonly stacked?: boolean | 'close'
}

/** Said outright, since a table that is laid out as blocks is otherwise read as none. */
const spoken = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  column: { role: 'columnheader' },
  head: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

/** A table with a filter that the page's script brings to life. */
export function PublicTable<Row>(props: PublicTableProps<Row>) {
  const { id, columns, rows, stacked } = props
  const as = (part: keyof typeof spoken) => (stacked ? spoken[part] : {})
  const words = wordsOf(publicTexts, props.language)
  const shown = words.shown.replace('{{total}}', String(rows.length))
  return (
    <>
      {props.filter && (
        <div className="p-filter" data-filter={id} data-shown={shown} hidden>
          <label htmlFor={`${id}-filter`}>{words.filter}</label>
          <input
            id={`${id}-filter`}
            type="search"
            placeholder={words.filterHint}
            autoComplete="off"
          />
          <output className="k-quiet k-small" htmlFor={`${id}-filter`} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keyboard */}
      <section className="p-scroll" tabIndex={0} aria-label={props.caption}>
        <table
          className={`p-table${stacked ? ' p-stacked' : ''}${stacked === 'close' ? ' p-close' : ''}`}
          id={id}
          {...as('table')}
        >
          <caption>{props.caption}</caption>
          <thead {...as('group')}>
            <tr {...as('row')}>
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={column.numeric ? 'p-end' : undefined}
                  {...as('column')}
                >
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...as('group')}>
            {rows.map((row) => (
              <tr
                key={props.rowKey(row)}
                data-words={props.words?.(row)}
                {...props.rowProps?.(row)}
                {...as('row')}
              >
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.key} scope="row" {...as('head')}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td
                      key={column.key}
                      className={column.numeric ? 'p-end' : undefined}
                      data-title={stacked ? column.title : undefined}
                      {...as('cell')}
                    >
                      {stacked ? <div>{column.cell(row)}</div> : column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {props.csv && (
        <p className="k-small">
          <a href={props.csv} download>
            {words.downloadCsv}
          </a>
        </p>
      )}
    </>
  )
}
