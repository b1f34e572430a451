import { type Status, statusShape, statusSign } from '../status.ts'

/** A light of a public page: colour, shape and words. */
export function LightBadge({ status, label }: { status: Status; label: string }) {
  return (
    <span className={`k-light k-light-${status}`}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path className="k-light-shape" fill="currentColor" d={statusShape[status]} />
        <path className="k-light-sign" d={statusSign[status]} />
      </svg>
      <span>{label}</span>
    </span>
  )
}
