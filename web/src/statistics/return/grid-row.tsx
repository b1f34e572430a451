import type { ReturnRow, RowField } from '@wstc/domain/statistics/collection/model/content'
import type { Finding } from '@wstc/domain/statistics/collection/model/finding'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { type Choice, shown } from './choices.ts'

interface GridRowProps {
  readonly row: ReturnRow | undefined
  readonly index: number
  readonly fields: readonly RowField[]
  readonly choices: Partial<Record<RowField, readonly Choice[]>>
  readonly findings: readonly Finding[] | undefined
  /** Column of the focus, where it is in this row. */
  readonly column: number | undefined
  readonly editor: ReactNode
  readonly onPoint: (row: number, column: number, begin: boolean) => void
  readonly onRemove?: (key: string) => void
}

const worst = (findings: readonly Finding[]) =>
  findings.some((one) => one.severity === 'hard')
    ? 'hard'
    : findings.some((one) => one.severity === 'soft')
      ? 'soft'
      : findings.length > 0
        ? 'info'
        : undefined

/** One row of the grid; without a row, the one that is still to be. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, fields, choices, findings = [], column, editor, onPoint, onRemove } = props
  const { t } = useTranslation()
  const say = useSay()
  return (
    <tr className={row ? undefined : 's-new'}>
      <th scope="row" className="s-number">
        {row ? index + 1 : <span aria-hidden="true">+</span>}
        {!row && <span className="k-unseen">{t(($) => $.statisticsReturn.newRow)}</span>}
      </th>
      {fields.map((field, place) => {
        const here = row
          ? findings.filter((one) => one.cells.includes(`rows.${row.key}.${field}`))
          : []
        const value = row?.[field] ?? ''
        // What is only empty yet is no fault.
        const found = value === '' && worst(here) === 'hard' ? 'blank' : worst(here)
        return (
          <td
            key={field}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern of a data grid
            role="gridcell"
            data-cell={`${index}.${place}`}
            tabIndex={column === place ? 0 : -1}
            className={`s-${field}${found ? ` s-${found}` : ''}`}
            aria-invalid={found === 'hard' ? true : undefined}
            title={here.map((one) => say(one.message)).join('\n') || undefined}
            onPointerDown={(event) => {
              if (editor && column === place) return
              event.preventDefault()
              onPoint(index, place, column === place)
            }}
            onDoubleClick={() => onPoint(index, place, true)}
          >
            {editor && column === place ? editor : shown(choices[field], value)}
          </td>
        )
      })}
      <td className="s-remove">
        {row && onRemove && (
          <Action
            quiet
            label={t(($) => $.statisticsReturn.removeRow, { row: index + 1 })}
            onClick={() => onRemove(row.key)}
          >
            ×
          </Action>
        )}
      </td>
    </tr>
  )
})
