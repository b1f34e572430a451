import type { Meeting } from '@wstc/domain/plan/contract/group/shapes'
import { Attendance } from '@wstc/domain/plan/model/group'
import {
  attendanceTexts,
  invitationTexts,
  memberFunctionTexts,
} from '@wstc/domain/plan/words/group'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { useMay, useSession } from '../../session.ts'
import { ActForm, useAct } from '../act-form.tsx'
import { useNames } from '../names.ts'
import { groupApi } from './queries.ts'

const Reply = z.strictObject({
  answer: z.enum(['attending', 'substitute', 'absent']),
  substitute: z.string().trim().max(100).optional(),
  reason: z.string().trim().max(200).optional(),
})

/** 通知与出席: who is invited, answered and came. */
export function Attendances({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const may = useMay()
  const act = useAct()
  const office = may('plan.group.edit')
  const { demo } = useSession()
  const params = { meeting: meeting.id }
  const invite = () =>
    void act(
      () => groupApi.inviteMembers({ params }),
      t(($) => $.planGroup.invite),
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
            {(meeting.stage === 'invited' || meeting.stage === 'held') &&
              demo.today >= meeting.day && <Hold meeting={meeting} />}
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

/** Who came, one by one; what was answered beforehand stands as the first guess. */
function Hold({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation()
  const say = useSay()
  const options = Object.fromEntries(
    Attendance.options.map((one) => [one, say(attendanceTexts[one])]),
  )
  const fields = meeting.invitations.map((one) => [one.id, one] as const)
  if (fields.length === 0) return null
  return (
    <ActForm
      main={meeting.stage === 'invited'}
      quiet={meeting.stage === 'held'}
      act={t(($) => $.planGroup.hold)}
      schema={z.strictObject(Object.fromEntries(fields.map(([id]) => [id, Attendance])))}
      guide={Object.fromEntries(
        fields.map(([id, one]) => [
          id,
          { label: `${one.name} · ${say(memberFunctionTexts[one.function])}`, options },
        ]),
      )}
      initial={Object.fromEntries(
        fields.map(([id, one]) => [
          id,
          one.attended ??
            (one.answer === 'substitute' || one.answer === 'absent' ? one.answer : 'present'),
        ]),
      )}
      onSubmit={(values) =>
        groupApi.recordAttendance({
          params: { meeting: meeting.id },
          revision: meeting.revision,
          body: {
            attended: Object.entries(values).map(([invitation, attended]) => ({
              invitation,
              attended,
            })),
          },
        })
      }
    />
  )
}
