import type { Language } from '@wstc/domain/kernel/bilingual'
import type { NoticeValues, Preferences } from '@wstc/domain/notices/model'
import type { ColumnType } from 'kysely'
import type { Json } from '../platform/platform-tables.ts'

export interface NoticesTables {
  notices_notice: {
    id: string
    person: string
    kind: string
    values: Json<NoticeValues>
    link: string | null
    bundle: string | null
    key: string | null
    at: Date
    read_at: Date | null
    mailed_at: Date | null
  }
  notices_preference: {
    person: string
    digest_time: Preferences['digestTime']
    quiet: Json<Preferences['quiet']>
    kinds: Json<Preferences['kinds']>
  }
  notices_mail: {
    id: string
    recipient: string
    language: Language
    subject: string
    body: string | null
    state: 'queued' | 'sent' | 'failed'
    attempts: ColumnType<number, number | undefined, number>
    error: string | null
    created_at: Date
    sent_at: Date | null
  }
}
