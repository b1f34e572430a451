import { useQuery } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import { NoteChannel, NoteResult } from '@wstc/domain/statistics/follow-up/model'
import {
  noteChannelTexts,
  noteResultTexts,
  reminderToneTexts,
  reminderWayTexts,
} from '@wstc/domain/statistics/follow-up/words'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatDay } from '../../kit/number.ts'
import { SidePanel } from '../../kit/side-panel.tsx'
import { useMay } from '../../session.ts'
import { useAct } from '../office/queries.ts'
import { type FollowUpDetail, followUpApi, followUpQuery } from './queries.ts'

interface PanelProps {
  readonly obligation: string
  readonly onClose: () => void
}

/** Contact, reminders and contacts of one missing return, beside the list. */
export function FollowUpPanel({ obligation, onClose }: PanelProps) {
  const { t } = useTranslation()
  const detail = useQuery(followUpQuery(obligation))
  return (
    <SidePanel
      open
      wide
      onClose={onClose}
      title={detail.data?.line.enterprise.name ?? t(($) => $.statisticsFollowUp.open)}
    >
      <Loaded query={detail}>{(found) => <Detail detail={found} />}</Loaded>
    </SidePanel>
  )
}

function Detail({ detail }: { readonly detail: FollowUpDetail }) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const act = useAct()
  const { line, contact, reminders, notes } = detail
  const reach = [contact.name, contact.phone, contact.email].filter((one) => one !== '')
  return (
    <>
      <p>
        {say(line.surveyName)} · {periodText(line.period, language)} ·{' '}
        {formatDay(line.until, language)}
      </p>
      <p>
        <span className="k-quiet">{t(($) => $.statisticsFollowUp.register)}</span>{' '}
        {reach.join(' · ') || t(($) => $.statisticsFollowUp.nobody)}
      </p>
      {may('statistics.collection.manage') && line.daysLate > 0 && (
        <div className="k-row">
          <Action
            onClick={() =>
              void act(
                () => followUpApi.prepareDemand({ body: { enterprise: line.enterprise.id } }),
                t(($) => $.statisticsFollowUp.prepared),
              )
            }
          >
            {t(($) => $.statisticsFollowUp.prepareDemand)}
          </Action>
        </div>
      )}
      <section aria-label={t(($) => $.statisticsFollowUp.reminders)}>
        <h2>{t(($) => $.statisticsFollowUp.reminders)}</h2>
        {reminders.length === 0 && <p>{t(($) => $.statisticsFollowUp.noReminder)}</p>}
        <ul>
          {reminders.map((one) => (
            <li key={`${one.onDay}/${one.tone}/${one.way}/${one.reason}`}>
              {formatDay(one.onDay, language)} {say(reminderToneTexts[one.tone])}
              <span className="k-quiet k-small">
                {' '}
                {[say(reminderWayTexts[one.way]), one.by, one.reason].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t(($) => $.statisticsFollowUp.notes)}>
        <h2>{t(($) => $.statisticsFollowUp.notes)}</h2>
        {notes.length === 0 && <p>{t(($) => $.statisticsFollowUp.noContact)}</p>}
        <ul>
          {notes.map((one) => (
            <li key={one.id}>
              {formatDay(one.onDay, language)} {say(noteChannelTexts[one.channel])}：
              {say(noteResultTexts[one.result])}
              <div>{one.text}</div>
              <span className="k-quiet k-small">
                {[
                  one.by,
                  one.nextOn &&
                    t(($) => $.statisticsFollowUp.nextAction, {
                      day: formatDay(one.nextOn, language),
                    }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {may('statistics.follow-up.note') && <NoteForm obligation={line.obligation} />}
    </>
  )
}

const Note = z.strictObject({
  channel: NoteChannel,
  result: NoteResult,
  text: z.string().trim().max(500).optional(),
  nextOn: z.iso.date().optional(),
})

function NoteForm({ obligation }: { readonly obligation: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const act = useAct()
  const options = (words: Readonly<Record<string, { zh: string; en: string }>>) =>
    Object.fromEntries(Object.entries(words).map(([key, both]) => [key, say(both)]))
  return (
    <section aria-label={t(($) => $.statisticsFollowUp.note)}>
      <h2>{t(($) => $.statisticsFollowUp.note)}</h2>
      <SchemaForm
        schema={Note}
        guide={{
          channel: {
            label: t(($) => $.statisticsFollowUp.channel),
            options: options(noteChannelTexts),
          },
          result: {
            label: t(($) => $.statisticsFollowUp.result),
            options: options(noteResultTexts),
          },
          text: {
            label: t(($) => $.statisticsFollowUp.text),
            hint: t(($) => $.statisticsFollowUp.textHint),
            wide: true,
          },
          nextOn: { label: t(($) => $.statisticsFollowUp.nextOn), kind: 'date' },
        }}
        initial={{ channel: 'phone' }}
        submitLabel={t(($) => $.statisticsFollowUp.note)}
        onSubmit={async ({ text = '', ...body }) => {
          await followUpApi.addFollowUpNote({
            params: { obligation },
            body: { ...body, text } as never,
          })
          await act(
            async () => undefined,
            t(($) => $.statisticsFollowUp.saved),
          )
        }}
      />
    </section>
  )
}
