import type * as model from '@wstc/domain/plan/model/group'
import type { ColumnType } from 'kysely'

type Defaulted<T> = ColumnType<T, T | undefined, T>

interface Kept {
  id: string
  by_person: string | null
  at: Date
  synthetic: Defaulted<boolean>
}
interface Edited extends Kept {
  version: Defaulted<number>
}
interface About {
  tasks: number[]
  targets: string[]
  projects: string[]
}

/** Rows of 领导小组. Days are text, instants are Dates. */
export interface PlanGroupTables {
  plan_member: Kept & {
    seat: string
    name: string
    post: string
    function: model.MemberFunction
    department: string
    from_day: string
    until_day: string | null
    document: string
    reason: Defaulted<string>
  }
  plan_meeting: Edited & {
    year: number
    ordinal: number
    kind: model.MeetingKind
    title: string
    day: string
    time: string
    place: string
    stage: model.MeetingStage
  }
  plan_agenda: Edited &
    About & {
      meeting: string
      place: number
      title: string
      text: string
      department: string
      speaker: string
      files: string[]
      concerns: string[]
      stage: model.AgendaStage
    }
  plan_invitation: Omit<Edited, 'by_person'> & {
    meeting: string
    seat: string
    name: string
    function: model.MemberFunction
    department: string
    answer: model.InvitationAnswer
    substitute: Defaulted<string>
    reason: Defaulted<string>
    attended: model.Attendance | null
    answered_at: Date | null
  }
  plan_minutes: Edited & {
    meeting: string
    number: number
    stage: model.MinutesStage
    text: string
    reason: Defaulted<string>
    circulated_to: Defaulted<string[]>
    circulated_at: Date | null
    signed_by: string | null
    signed_at: Date | null
  }
  plan_comment: Kept & { minutes: string; text: string; department: string | null }
  plan_follow_up: Edited &
    About & {
      year: number
      ordinal: number
      meeting: string | null
      text: string
      owner: string
      cooperating: string[]
      responsible: string
      evidence: string
      decided_on: string
      first_due: string
      stage: model.FollowUpStage
      closing: Defaulted<string>
      closed_on: string | null
    }
  plan_follow_answer: Edited & {
    follow_up: string
    department: string
    concerns: string[]
    said: model.FollowUpWord
    text: string
    files: string[]
    stage: model.AnswerStage
    judged_by: string | null
    judged_reason: Defaulted<string>
    judged_at: Date | null
  }
  plan_extension: Edited & {
    follow_up: string
    department: string
    concerns: string[]
    until_day: string
    reason: string
    stage: model.ExtensionStage
    decided_by: string | null
    decided_reason: Defaulted<string>
    decided_at: Date | null
  }
}
