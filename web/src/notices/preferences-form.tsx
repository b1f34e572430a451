import { useQueryClient } from '@tanstack/react-query'
import {
  type NoticeKind,
  type NoticeKindName,
  noticeKindNames,
  noticeKinds,
} from '@wstc/domain/notices/kinds'
import { type Delivery, digestTimes, type Preferences, QuietSpan } from '@wstc/domain/notices/model'
import { deliveryOf } from '@wstc/domain/notices/rules'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import { Choice } from '../kit/choice.tsx'
import { useToast } from '../kit/confirm.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { noticePreferencesQuery, noticesApi } from './queries.ts'

const Times = z.strictObject({
  digestTime: z.enum(digestTimes),
  quiet: z.array(QuietSpan).max(20).optional(),
})

/** When digests come, when they do not, and how each kind of notice arrives. */
export function PreferencesForm({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { done } = useToast()
  const [kinds, setKinds] = useState(preferences.kinds)
  const guide = useMemo(
    () => ({
      digestTime: {
        label: t(($) => $.notices.digestTime),
        hint: t(($) => $.notices.digestTimeHint),
      },
      quiet: {
        label: t(($) => $.notices.quiet),
        hint: t(($) => $.notices.quietHint),
        row: {
          from: { label: t(($) => $.notices.from) },
          to: { label: t(($) => $.notices.to) },
        },
      },
    }),
    [t],
  )
  const set = (kind: NoticeKindName, delivery: Delivery) => {
    const { [kind]: _before, ...others } = kinds
    setKinds(noticeKinds[kind].usual === delivery ? others : { ...others, [kind]: delivery })
  }
  return (
    <div className="k-stack">
      <KindTable preferences={{ ...preferences, kinds }} onChange={set} />
      <SchemaForm
        schema={Times}
        guide={guide}
        initial={{ digestTime: preferences.digestTime, quiet: preferences.quiet }}
        submitLabel={t(($) => $.identity.account.save)}
        onSubmit={async ({ digestTime, quiet = [] }) => {
          const body = { digestTime, quiet, kinds }
          const saved = await noticesApi.putNoticePreferences({ body })
          client.setQueryData(noticePreferencesQuery.queryKey, saved)
          done(t(($) => $.identity.account.saved))
        }}
      />
    </div>
  )
}

interface KindTableProps {
  readonly preferences: Preferences
  readonly onChange: (kind: NoticeKindName, delivery: Delivery) => void
}

function KindTable({ preferences, onChange }: KindTableProps) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <ul className="k-lines">
      {noticeKindNames.map((name) => {
        const kind: NoticeKind = noticeKinds[name]
        const ways: Delivery[] = kind.binding ? ['digest', 'product'] : ['digest', 'product', 'off']
        return (
          <li key={name}>
            <span>
              {say(kind.name)}
              {kind.binding && (
                <span className="k-small k-quiet"> · {t(($) => $.notices.binding)}</span>
              )}
            </span>
            <Choice
              bare
              label={say(kind.name)}
              value={deliveryOf(name, preferences)}
              options={ways.map((value) => ({ value, label: t(($) => $.notices[value]) }))}
              onChoose={(value) => value && onChange(name, value as Delivery)}
            />
          </li>
        )
      })}
    </ul>
  )
}
