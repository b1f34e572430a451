import './states.css'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  /** What will appear here and how to make it appear. */
  readonly hint?: ReactNode
  readonly action?: ReactNode
}

/** Says why there is nothing, and what to do about it. */
export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className="k-empty">
      <svg viewBox="0 0 64 48" width="64" height="48" aria-hidden="true">
        <path className="k-empty-line" d="M8 40V10h34l14 12v18Z M42 10v12h14" />
        <path className="k-empty-accent" d="M18 30h16M18 22h10" />
      </svg>
      <strong>{title}</strong>
      {hint && <div className="k-quiet">{hint}</div>}
      {action}
    </div>
  )
}
