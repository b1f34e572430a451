import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MeetingKind } from '@wstc/domain/plan/model/group'
import { meetingKindTexts, meetingStageTexts } from '@wstc/domain/plan/words/group'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { useMay } from '../../session.ts'
import { ActForm } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { DemoMark, Tag } from '../marks.tsx'
import { groupApi, meetingsQuery } from './queries.ts'

const line = z.string().trim().min(1).max(200)
const Form = z.strictObject({
  kind: MeetingKind,
  title: line,
  day: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: line,
})

const tones = { planned: 'none', invited: 'watch', held: 'good', cancelled: 'none' } as const

export function Meetings() {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  return (
    <Sheet
      title={t(($) => $.planGroup.meetings)}
      actions={
        may('plan.group.edit') && (
          <ActForm
            main
            act={t(($) => $.planGroup.call)}
            schema={Form}
            guide={{
              kind: {
                label: t(($) => $.planGroup.kind),
                options: Object.fromEntries(
                  MeetingKind.options.map((one) => [one, say(meetingKindTexts[one])]),
                ),
              },
              title: { label: t(($) => $.planGroup.name) },
              day: { label: t(($) => $.planGroup.day) },
              time: { label: t(($) => $.planGroup.time), hint: t(($) => $.planGroup.timeHint) },
              place: { label: t(($) => $.planGroup.place) },
            }}
            onSubmit={(body) => groupApi.callMeeting({ body })}
          />
        )
      }
    >
      <Ask query={useQuery(meetingsQuery)}>
        {({ meetings }) =>
          meetings.length === 0 ? (
            <EmptyState
              title={t(($) => $.planGroup.noMeetings)}
              hint={t(($) => $.planGroup.noneHint)}
            />
          ) : (
            <ul className="p-list">
              {meetings.map((one) => (
                <li key={one.id} className="k-stack p-tight">
                  <span className="k-row">
                    <Link to={`/group/meetings/${one.id}` as never}>{one.title}</Link>
                    <Tag tone={tones[one.stage]}>{say(meetingStageTexts[one.stage])}</Tag>
                    <DemoMark on={one.synthetic} />
                  </span>
                  <span className="k-small k-quiet">
                    {one.number} · {say(meetingKindTexts[one.kind])} · {one.day} {one.time} ·{' '}
                    {one.place}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Ask>
    </Sheet>
  )
}
