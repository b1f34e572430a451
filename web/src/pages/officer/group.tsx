import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { FollowUpDetail } from '../../plan/group/follow-up-detail.tsx'
import { FollowUpList } from '../../plan/group/follow-up-list.tsx'
import { MakeFollowUp } from '../../plan/group/make-follow-up.tsx'
import { MeetingDetail } from '../../plan/group/meeting-detail.tsx'
import { Meetings } from '../../plan/group/meetings.tsx'
import { Members } from '../../plan/group/members.tsx'
import { RuleHelp } from '../../plan/task/light-panel.tsx'
import { useMay } from '../../session.ts'

const views = [
  { key: 'followUps', to: '/group' },
  { key: 'meetings', to: '/group/meetings' },
  { key: 'members', to: '/group/members' },
] as const

interface FrameProps {
  readonly view: (typeof views)[number]['key']
  readonly actions?: ReactNode
  readonly children: ReactNode
}

function Frame({ view, actions, children }: FrameProps) {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.planGroup.title)}
      lead={t(($) => $.planGroup.lead)}
      actions={
        <>
          {actions}
          <RuleHelp />
        </>
      }
    >
      <TabLinks
        label={t(($) => $.planGroup.views)}
        current={view}
        tabs={views.map(({ key, to }) => ({ key, to, label: t(($) => $.planGroup[key]) }))}
      />
      {children}
    </Page>
  )
}

export function FollowUpListPage() {
  const may = useMay()
  return (
    <Frame view="followUps" actions={may('plan.group.edit') && <MakeFollowUp />}>
      <Sheet>
        <FollowUpList />
      </Sheet>
    </Frame>
  )
}

export function FollowUpPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <FollowUpDetail key={id} id={id} />
}

export function MeetingListPage() {
  return (
    <Frame view="meetings">
      <Meetings />
    </Frame>
  )
}

export function MeetingPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <MeetingDetail key={id} id={id} />
}

export function MembersPage() {
  return (
    <Frame view="members">
      <Members />
    </Frame>
  )
}
