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
}

/** A table with a filter that the page's script brings to life. */
export function PublicTable<Row>(props: PublicTableProps<Row>) {
  const { id, columns, rows } = props
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
        <table className="p-table" id={id}>
          <caption>{props.caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.numeric ? 'p-end' : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={props.rowKey(row)} data-words={props.words?.(row)}>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.key} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} className={column.numeric ? 'p-end' : undefined}>
                      {column.cell(row)}
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
