import './states.css'
import type { ReactNode } from 'react'
import { useLanguage } from '../i18n/language.ts'
import { formatDay, formatMoment } from './number.ts'

export interface TimelineEntry {
  readonly key: string
  /** A day `2018-04-12`, or an instant. */
  readonly at: string
  readonly title: ReactNode
  readonly detail?: ReactNode
  /** False for what is still to come. */
  readonly past?: boolean
}

/** What happened and what is to come, in order. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const language = useLanguage()
  return (
    <ol className="k-time" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} className={entry.past === false ? '' : 'k-time-past'}>
          <time dateTime={entry.at}>
            {entry.at.length === 10 ? formatDay(entry.at, language) : formatMoment(entry.at)}
          </time>
          <div className="k-time-body">
            <div>{entry.title}</div>
            {entry.detail && <div className="k-quiet">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
