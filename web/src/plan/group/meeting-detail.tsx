import { useQuery } from '@tanstack/react-query'
import type { Meeting } from '@wstc/domain/plan/contract/group/shapes'
import { meetingKindTexts, meetingStageTexts } from '@wstc/domain/plan/words/group'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { useMay } from '../../session.ts'
import { Ask } from '../ask.tsx'
import { DemoMark, LightMark, Tag } from '../marks.tsx'
import { useNames } from '../names.ts'
import { Agenda } from './agenda.tsx'
import { Attendances } from './attendance.tsx'
import { FollowUpLink } from './follow-up-list.tsx'
import { MakeFollowUp } from './make-follow-up.tsx'
import { MinutesSheet } from './minutes.tsx'
import { meetingQuery } from './queries.ts'

export function MeetingDetail({ id }: { id: string }) {
  return <Ask query={useQuery(meetingQuery(id))}>{(one) => <Shown meeting={one} />}</Ask>
}

function Shown({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const names = useNames()
  return (
    <Page
      title={meeting.title}
      crumbs={[
        { label: t(($) => $.planGroup.title), to: '/group' },
        { label: t(($) => $.planGroup.meetings), to: '/group/meetings' },
        { label: meeting.number },
      ]}
      lead={
        <span className="k-row">
          <Tag>{say(meetingStageTexts[meeting.stage])}</Tag>
          <span>{say(meetingKindTexts[meeting.kind])}</span>
          <span>
            {meeting.day} {meeting.time} · {meeting.place}
          </span>
          <DemoMark on={meeting.synthetic} />
        </span>
      }
    >
      <div className="p-two">
        <div className="k-stack">
          <Agenda meeting={meeting} />
          <Attendances meeting={meeting} />
        </div>
        <div className="k-stack">
          <MinutesSheet meeting={meeting} />
          <Sheet
            title={t(($) => $.planGroup.decided)}
            actions={may('plan.group.edit') && <MakeFollowUp meeting={meeting.id} />}
          >
            {meeting.followUps.length === 0 && (
              <EmptyState
                title={t(($) => $.planGroup.noDecided)}
                hint={t(($) => $.planGroup.noneHint)}
              />
            )}
            <ul className="p-list">
              {meeting.followUps.map((one) => (
                <li key={one.id} className="k-stack p-tight">
                  <FollowUpLink line={one} />
                  <span className="k-row k-small">
                    <LightMark light={one.light.light} /> {one.number} ·{' '}
                    {names.department(one.owner)} · {one.dueDay}
                  </span>
                </li>
              ))}
            </ul>
          </Sheet>
        </div>
      </div>
    </Page>
  )
}
