import type {
  DemandContent,
  NoteChannel,
  NoteResult,
  ReminderTone,
  ReminderWay,
} from '@wstc/domain/statistics/follow-up/model'
import type { ColumnType, Generated } from 'kysely'

export interface StatisticsFollowUpTables {
  statistics_reminder: {
    obligation: string
    kind: 'ladder' | 'asked'
    counted_from: string
    working_days: number
    tone: ReminderTone
    way: ReminderWay
    on_day: string
    sent_at: Date
    by_person: string | null
    reason: Generated<string>
  }
  statistics_follow_up_note: {
    id: string
    obligation: string
    on_day: string
    channel: NoteChannel
    result: NoteResult
    text: string
    next_on: string | null
    by_person: string
    at: Date
  }
  statistics_demand: {
    id: string
    enterprise: string
    district: string
    obligations: string[]
    state: 'prepared' | 'sent'
    prepared_by: string | null
    prepared_at: Date
    year: number | null
    ordinal: number | null
    content: ColumnType<DemandContent | null, string | null, string | null>
    hash: string | null
    answer_by: string | null
    signed_by: string | null
    sent_at: Date | null
    revision: Generated<number>
  }
}
