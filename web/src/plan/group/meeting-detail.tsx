import { useQuery } from '@tanstack/react-query'
import type { Meeting } from '@wstc/domain/plan/contract/group/shapes'
import {
  agendaStageTexts,
  attendanceTexts,
  invitationTexts,
  meetingKindTexts,
  meetingStageTexts,
  memberFunctionTexts,
} from '@wstc/domain/plan/words/group'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { useMay } from '../../session.ts'
import { ActForm, useAct } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { DemoMark, LightMark, Tag, TaskLink } from '../marks.tsx'
import { useNames } from '../names.ts'
import { fileUrl } from '../queries.ts'
import { FollowUpLink } from './follow-up-list.tsx'
import { MakeFollowUp } from './make-follow-up.tsx'
import { MinutesSheet } from './minutes.tsx'
import { groupApi, meetingQuery } from './queries.ts'

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
          <Invitations meeting={meeting} />
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

const Item = z.strictObject({
  title: z.string().trim().min(1).max(200),
  text: z.string().trim().max(4000).optional(),
  speaker: z.string().trim().max(100).optional(),
})

function Agenda({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const may = useMay()
  const act = useAct()
  const open = meeting.stage === 'planned' || meeting.stage === 'invited'
  const params = { meeting: meeting.id }
  const accepted = meeting.agenda.filter((one) => one.stage === 'accepted').map((one) => one.id)
  return (
    <Sheet
      title={t(($) => $.planGroup.agenda)}
      actions={
        open &&
        may(['plan.group.edit', 'plan.progress.report']) && (
          <ActForm
            act={t(($) => $.planGroup.propose)}
            schema={Item}
            guide={{
              title: { label: t(($) => $.planGroup.name) },
              text: { label: t(($) => $.planGroup.explain) },
              speaker: { label: t(($) => $.planGroup.speaker) },
            }}
            onSubmit={(body) => groupApi.proposeItem({ params, body })}
          />
        )
      }
    >
      {meeting.agenda.length === 0 && (
        <EmptyState
          title={t(($) => $.planGroup.noAgenda)}
          hint={t(($) => $.planGroup.noAgendaHint)}
        />
      )}
      <ol className="p-list">
        {meeting.agenda.map((one) => (
          <li key={one.id} className="k-stack p-tight">
            <span className="k-row">
              <strong>{one.title}</strong>
              {one.stage !== 'accepted' && <Tag>{say(agendaStageTexts[one.stage])}</Tag>}
            </span>
            <span className="k-small k-quiet">
              {names.department(one.department)} {one.speaker}
            </span>
            {one.text && <p className="p-said">{one.text}</p>}
            {one.tasks.map((number) => (
              <TaskLink key={number} number={number} title={names.task(number)} tab="dialogue" />
            ))}
            {one.files.map((file) => (
              <a key={file.id} href={fileUrl(file.id)}>
                {file.name}
              </a>
            ))}
            {open && one.stage !== 'accepted' && may('plan.group.edit') && (
              <Action
                onClick={() =>
                  void act(
                    () =>
                      groupApi.orderAgenda({
                        params,
                        revision: meeting.revision,
                        body: { items: [...accepted, one.id] },
                      }),
                    t(($) => $.planGroup.putOn),
                  )
                }
              >
                {t(($) => $.planGroup.putOn)}
              </Action>
            )}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}

const Reply = z.strictObject({
  answer: z.enum(['attending', 'substitute', 'absent']),
  substitute: z.string().trim().max(100).optional(),
  reason: z.string().trim().max(200).optional(),
})

function Invitations({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const may = useMay()
  const act = useAct()
  const office = may('plan.group.edit')
  const params = { meeting: meeting.id }
  const invite = () =>
    void act(
      () => groupApi.inviteMembers({ params }),
      t(($) => $.planGroup.invite),
    )
  const hold = () =>
    void act(
      () =>
        groupApi.recordAttendance({
          params,
          revision: meeting.revision,
          body: {
            attended: meeting.invitations.map((one) => ({
              invitation: one.id,
              attended:
                one.answer === 'substitute' || one.answer === 'absent' ? one.answer : 'present',
            })),
          },
        }),
      t(($) => $.planGroup.hold),
    )
  return (
    <Sheet
      title={t(($) => $.planGroup.invitations)}
      actions={
        office && (
          <>
            {(meeting.stage === 'planned' || meeting.stage === 'invited') && (
              <Action onClick={invite}>{t(($) => $.planGroup.invite)}</Action>
            )}
            {meeting.stage === 'invited' && (
              <Action onClick={hold}>{t(($) => $.planGroup.hold)}</Action>
            )}
          </>
        )
      }
    >
      {meeting.invitations.length === 0 && (
        <EmptyState
          title={t(($) => $.planGroup.noInvitations)}
          hint={t(($) => $.planGroup.invite)}
        />
      )}
      <ul className="p-list">
        {meeting.invitations.map((one) => (
          <li key={one.id} className="k-row k-row-apart">
            <span>
              <strong>{one.name}</strong> {say(memberFunctionTexts[one.function])}{' '}
              <span className="k-small k-quiet">{names.department(one.department)}</span>
            </span>
            <span className="k-row">
              {one.attended ? say(attendanceTexts[one.attended]) : say(invitationTexts[one.answer])}
              {one.substitute && ` (${one.substitute})`}
              {meeting.stage === 'invited' && (one.own || office) && (
                <ActForm
                  quiet
                  act={t(($) => $.planGroup.reply)}
                  label={`${t(($) => $.planGroup.reply)} · ${one.name}`}
                  schema={Reply}
                  guide={{
                    answer: {
                      label: t(($) => $.planGroup.replyKind),
                      options: {
                        attending: say(invitationTexts.attending),
                        substitute: say(invitationTexts.substitute),
                        absent: say(invitationTexts.absent),
                      },
                    },
                    substitute: { label: t(($) => $.planGroup.substitute) },
                    reason: { label: t(($) => $.planGroup.reason) },
                  }}
                  onSubmit={(body) =>
                    groupApi.answerInvitation({
                      params: { invitation: one.id },
                      revision: one.revision,
                      body,
                    })
                  }
                />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
