import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { formatDay } from '../../kit/number.ts'
import { useSession } from '../../session.ts'
import type { ReturnSheet } from '../queries.ts'

interface HandInBarProps {
  readonly line: ReturnSheet['line']
  /** Whether the edits let it pass. */
  readonly ready: boolean
  readonly busy: boolean
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onHandIn: () => void
  /** What stands beside the act. */
  readonly beside?: ReactNode
}

/** The act of handing in, or correcting with its reason, however the return was filled in. */
export function HandInBar(props: HandInBarProps) {
  const { line, ready, busy, reason, onReason, onHandIn, beside } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const { demo } = useSession()
  const id = useId()
  const correcting = line.version > 0
  const early = demo.today < line.takenFrom
  const may = ready && !early && (!correcting || reason.trim() !== '')
  return (
    <div className="s-bar k-noprint">
      {correcting && (
        <p className="s-reason">
          <label htmlFor={id}>{t(($) => $.statisticsReturn.reason)}</label>
          <input
            id={id}
            className="s-input"
            value={reason}
            maxLength={1000}
            onChange={(event) => onReason(event.target.value)}
          />
        </p>
      )}
      {early && (
        <p role="note">
          {t(($) => $.statisticsReturn.notEnded, { day: formatDay(line.takenFrom, language) })}
        </p>
      )}
      <div className="k-row k-row-apart">
        {beside}
        <Action main busy={busy} disabled={!may} onClick={onHandIn}>
          {t(($) => $.statisticsReturn[correcting ? 'correct' : 'submit'])}
        </Action>
      </div>
    </div>
  )
}
