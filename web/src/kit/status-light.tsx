import { useTranslation } from 'react-i18next'
import { type Status, statusShape, statusSign } from './status.ts'

interface StatusLightProps {
  readonly status: Status
  /** Words beside the light; the general ones where none are given. */
  readonly label?: string
}

/** A light that reads by colour, by shape and by words. */
export function StatusLight({ status, label }: StatusLightProps) {
  const { t } = useTranslation()
  return (
    <span className={`k-light k-light-${status}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path className="k-light-shape" fill="currentColor" d={statusShape[status]} />
        <path className="k-light-sign" d={statusSign[status]} />
      </svg>
      <span>{label ?? t(($) => $.kit.light[status])}</span>
    </span>
  )
}
