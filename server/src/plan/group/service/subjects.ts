import { absent, Problem } from '@wstc/domain/kernel/problem'
import type { NoticeKindName } from '@wstc/domain/notices/kinds'
import type { NoticeValues } from '@wstc/domain/notices/model'
import type { MeetingKind } from '@wstc/domain/plan/model/group'
import { recordAct } from '../../../audit/index.ts'
import type { Call } from '../../../platform/serve.ts'
import { tell } from '../../tasks/service/telling.ts'
import { findMeeting, type MeetingRow } from '../store/meetings.ts'

type Subject = 'member' | 'meeting' | 'agenda' | 'invitation' | 'minutes' | 'follow-up' | 'briefing'

export const got = <T>(row: T | undefined, noun: string): T => {
  if (!row) throw absent(noun)
  return row
}

/** The entry of an act in the audit. */
export const noteAct = (
  call: Call,
  subject: Subject,
  id: string,
  act: string,
  details: Record<string, unknown> = {},
): Promise<void> =>
  recordAct(call, { action: `plan.${subject}.${act}`, subject: { kind: subject, id }, details })

export function changed(done: boolean, what: string): void {
  if (!done) throw new Problem('request/changed-meanwhile', { what })
}

const kinds: Readonly<Record<MeetingKind, string>> = { plenary: '全', office: '办', special: '专' }

/** 领导小组〔2018〕全1次: year, kind and number of a meeting. */
export const meetingNumber = (row: { year: number; kind: MeetingKind; ordinal: number }): string =>
  `〔${row.year}〕${kinds[row.kind]}${row.ordinal}次`

export const followUpNumber = (row: { year: number; ordinal: number }): string =>
  `督〔${row.year}〕${row.ordinal}号`

/** Tells officers and heads of departments. */
export const tellDepartments = (
  call: Call,
  departments: readonly string[],
  kind: NoticeKindName,
  values: NoticeValues,
  link: string,
): Promise<void> =>
  tell(call, {
    to: departments.flatMap((department) => [
      { department, role: 'department-officer' } as const,
      { department, role: 'department-head' } as const,
    ]),
    kind,
    values,
    link,
  })

export const loadMeeting = async (call: Pick<Call, 'tx'>, id: string): Promise<MeetingRow> =>
  got(await findMeeting(call.tx, id), 'meeting')

export const needsReason = (): Problem =>
  new Problem('plan/reason-needed', {}, [{ path: 'reason', code: 'plan/reason-needed' }])
