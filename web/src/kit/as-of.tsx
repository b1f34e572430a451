import { useTranslation } from 'react-i18next'
import { formatMoment } from './number.ts'
import { StatusLight } from './status-light.tsx'

interface AsOfProps {
  /** Instant until which everything is in the figures. */
  readonly asOf: string | null
  readonly available: boolean
  readonly fresh: boolean
}

/** 数据截至: until when the figures are complete, and plainly when they are late or away. */
export function AsOf({ asOf, available, fresh }: AsOfProps) {
  const { t } = useTranslation()
  const moment = asOf && formatMoment(asOf)
  const when = moment ? t(($) => $.kit.asOf.at, { moment }) : t(($) => $.kit.asOf.never)
  if (available && fresh) return <span className="k-small k-quiet">{when}</span>
  return (
    <span className="k-row k-small" role="status">
      <StatusLight
        status="watch"
        label={available ? t(($) => $.kit.asOf.late) : t(($) => $.kit.asOf.away)}
      />
      <span className="k-quiet">{when}</span>
    </span>
  )
}
