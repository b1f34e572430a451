import type { Meeting, Minutes } from '@wstc/domain/plan/contract/group/shapes'
import { minutesStageTexts } from '@wstc/domain/plan/words/group'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { formatMoment } from '../../kit/number.ts'
import { useMay } from '../../session.ts'
import { ActForm, useAct } from '../act-form.tsx'
import { Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { groupApi, minutesUrl } from './queries.ts'

const text = z.string().trim().min(1).max(20_000)
const Draft = z.strictObject({ text })
const Revision = z.strictObject({ text, reason: z.string().trim().min(1).max(200) })

/** 纪要: every version the reader may see, and what can be done with the last one. */
export function MinutesSheet({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const may = useMay()
  const [last] = meeting.minutes
  const params = { meeting: meeting.id }
  const revision = last?.revision ?? 0
  const label = { label: t(($) => $.planGroup.minutesText), kind: 'long-text' as const }
  return (
    <Sheet
      title={t(($) => $.planGroup.minutes)}
      actions={
        may('plan.group.edit') &&
        (last && last.stage !== 'draft' ? (
          <ActForm
            quiet
            act={t(($) => $.planGroup.revise)}
            schema={Revision}
            guide={{ text: label, reason: { label: t(($) => $.planGroup.reason) } }}
            initial={{ text: last.text }}
            onSubmit={(body) => groupApi.writeMinutes({ params, revision, body })}
          />
        ) : (
          <ActForm
            act={last ? t(($) => $.planGroup.edit) : t(($) => $.planGroup.write)}
            schema={Draft}
            guide={{ text: label }}
            {...(last ? { initial: { text: last.text } } : {})}
            onSubmit={(body) => groupApi.writeMinutes({ params, revision, body })}
          />
        ))
      }
    >
      {meeting.minutes.length === 0 && (
        <EmptyState
          title={t(($) => $.planGroup.noMinutes)}
          hint={t(($) => $.planGroup.minutesText)}
        />
      )}
      <ul className="p-list">
        {meeting.minutes.map((one) => (
          <li key={one.id}>
            <One minutes={one} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

const Comment = z.strictObject({ text: z.string().trim().min(1).max(4000) })

function One({ minutes: one }: { minutes: Minutes }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const may = useMay()
  const act = useAct()
  const params = { minutes: one.id }
  const options = Object.fromEntries(names.departmentOptions.map((o) => [o.value, o.label]))
  const ids = Object.keys(options)
  return (
    <div className="k-stack p-tight">
      <span className="k-row">
        <strong>{t(($) => $.planGroup.version, { number: one.number })}</strong>
        <Tag tone={one.stage === 'signed' ? 'good' : 'watch'}>
          {say(minutesStageTexts[one.stage])}
        </Tag>
        <span className="k-small k-quiet">{formatMoment(one.signedAt ?? one.at)}</span>
        <a href={minutesUrl(one.id, 'pdf')}>PDF</a>
        <a href={minutesUrl(one.id, 'docx')}>Word</a>
      </span>
      <p className="p-said">{one.text}</p>
      {one.comments.map((comment) => (
        <p key={comment.id} className="k-small">
          {comment.department && names.department(comment.department)}: {comment.text}
        </p>
      ))}
      <span className="k-row k-noprint">
        {one.stage === 'draft' && may('plan.group.edit') && ids.length > 0 && (
          <ActForm
            act={t(($) => $.planGroup.circulate)}
            schema={z.strictObject({ departments: z.array(z.enum(ids as [string])).optional() })}
            guide={{
              departments: { label: t(($) => $.planGroup.departments), options, wide: true },
            }}
            onSubmit={({ departments }) =>
              groupApi.circulateMinutes({
                params,
                revision: one.revision,
                body: { departments: departments ?? [] },
              })
            }
          />
        )}
        {one.stage === 'circulated' && (
          <ActForm
            quiet
            act={t(($) => $.planGroup.comment)}
            schema={Comment}
            guide={{ text: { label: t(($) => $.planGroup.comment) } }}
            onSubmit={(body) => groupApi.commentMinutes({ params, body })}
          />
        )}
        {one.stage === 'circulated' && may('plan.minutes.sign') && (
          <Action
            main
            onClick={() =>
              void act(
                () => groupApi.signMinutes({ params, revision: one.revision }),
                t(($) => $.planGroup.sign),
              )
            }
          >
            {t(($) => $.planGroup.sign)}
          </Action>
        )}
      </span>
    </div>
  )
}
