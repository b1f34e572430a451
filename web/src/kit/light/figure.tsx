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

/** A bar of how much is done, 0 to 100, named by `label`. */
export function ProgressBar({ percent, label }: { percent: number; label: string }) {
  const held = Math.max(0, Math.min(100, percent))
  return (
    <svg
      className="p-progress"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <rect width="100" height="8" rx="1" />
      <rect className="p-progress-done" width={held} height="8" rx="1" />
    </svg>
  )
}
