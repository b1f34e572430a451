import type { Language } from '@wstc/domain/kernel/bilingual'
import type { ReactNode } from 'react'
import { publicTexts } from '../../i18n/public.ts'
import { wordsOf } from '../../i18n/tree.ts'
import { formatNumber } from '../number.ts'

interface PlotProps {
  readonly language: Language
  readonly title: string
  readonly unit: string
  readonly csv?: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | undefined)[])[]
  readonly children: ReactNode
}

/** What stands round a drawing: its title, its figures as a table, their download. */
export function Plot({ language, title, unit, csv, columns, rows, children }: PlotProps) {
  const words = wordsOf(publicTexts, language)
  return (
    <figure className="p-plot">
      <figcaption>
        {title} <span className="k-quiet k-small">{unit}</span>
      </figcaption>
      {children}
      <details>
        <summary>{words.showTable}</summary>
        <table className="p-table">
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column} scope="col" className={index ? 'p-end' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                <th scope="row">{row[0]}</th>
                {row.slice(1).map((value, index) => (
                  <td key={columns[index + 1]} className="p-end">
                    {value === undefined ? '—' : formatNumber(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {csv && (
          <a href={csv} download>
            {words.downloadCsv}
          </a>
        )}
      </details>
    </figure>
  )
}
