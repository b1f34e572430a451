import type { ReactNode } from 'react'
import { formatNumber } from '../number.ts'

interface PublicFigureProps {
  readonly value: string | undefined
  readonly unit: string
  /** Shown where the value is absent. */
  readonly unknown: string
  /** Words of the question where the figure is from, and its answer. */
  readonly whereFrom?: { readonly label: string; readonly answer: ReactNode }
}

/** A number with its unit; its source opens below it. */
export function PublicFigure({ value, unit, unknown, whereFrom }: PublicFigureProps) {
  return (
    <span className="p-figure">
      <strong>{value === undefined ? unknown : formatNumber(value)}</strong>
      {value !== undefined && <span className="k-quiet">{unit}</span>}
      {whereFrom && (
        <details>
          <summary className="k-small">{whereFrom.label}</summary>
          <span className="k-small">{whereFrom.answer}</span>
        </details>
      )}
    </span>
  )
}
