import { actionText, detailWords } from '@wstc/domain/audit/action-words'
import { entryKindWords } from '@wstc/domain/audit/words'
import { permissions } from '@wstc/domain/identity/permissions'
import { roles } from '@wstc/domain/identity/roles'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { formatMoment } from '../kit/number.ts'
import { SidePanel } from '../kit/side-panel.tsx'
import { ProofPart } from './proof-part.tsx'
import type { Entry } from './queries.ts'

interface EntryPanelProps {
  readonly entry: Entry | undefined
  readonly who: string
  readonly subject: string
  readonly organisation: string | undefined
  readonly onClose: () => void
}

/** Everything one entry holds. */
export function EntryPanel({ entry, who, subject, organisation, onClose }: EntryPanelProps) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <SidePanel
      open={entry !== undefined}
      onClose={onClose}
      title={entry ? say(actionText(entry.action)) : t(($) => $.audit.entry)}
    >
      {entry && (
        <>
          <dl className="k-facts">
            <dt>{t(($) => $.audit.at)}</dt>
            <dd>
              <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
            </dd>
            <dt>{t(($) => $.audit.who)}</dt>
            <dd>{who}</dd>
            {organisation && (
              <>
                <dt>{t(($) => $.audit.organisation)}</dt>
                <dd>{organisation}</dd>
              </>
            )}
            <dt>{t(($) => $.audit.kind)}</dt>
            <dd>{say(entryKindWords[entry.kind])}</dd>
            <dt>{t(($) => $.audit.code)}</dt>
            <dd>
              <code>{entry.action}</code>
            </dd>
            <dt>{t(($) => $.audit.subject)}</dt>
            <dd>{subject}</dd>
            <dt>{t(($) => $.audit.address)}</dt>
            <dd>{entry.address}</dd>
            <dt>{t(($) => $.audit.request)}</dt>
            <dd>
              <code>{entry.requestId}</code>
            </dd>
            <dt>{t(($) => $.audit.index)}</dt>
            <dd>{entry.index ?? t(($) => $.audit.pending)}</dd>
          </dl>
          <h3>{t(($) => $.audit.details)}</h3>
          <Details details={entry.details} />
          {entry.index !== null && <ProofPart key={entry.id} entry={entry.id} />}
        </>
      )}
    </SidePanel>
  )
}

function Details({ details }: { details: Entry['details'] }) {
  const { t } = useTranslation()
  const say = useSay()
  const lines = Object.entries(details)
  if (lines.length === 0) return <p className="k-quiet">{t(($) => $.audit.noDetails)}</p>
  const words: Readonly<Record<string, { zh: string; en: string } | undefined>> = {
    ...permissions,
    ...Object.fromEntries(Object.entries(roles).map(([name, role]) => [name, role.name])),
  }
  const show = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(show).join(t(($) => $.kit.separator))
    if (value !== null && typeof value === 'object') return JSON.stringify(value)
    const known = words[String(value)]
    return known ? say(known) : String(value)
  }
  return (
    <dl className="k-facts">
      {lines.map(([key, value]) => (
        <Fragment key={key}>
          <dt>{detailWords[key] ? say(detailWords[key]) : key}</dt>
          <dd>{show(value)}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
