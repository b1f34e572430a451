import type { GroupDocument } from '@wstc/domain/plan/model/document'
import type { BriefingKind } from '@wstc/domain/plan/model/group'
import type { ColumnType } from 'kysely'
import type { Json } from '../../platform/platform-tables.ts'

/** Rows of 简报. */
export interface PlanBriefingsTables {
  plan_briefing: {
    id: string
    year: number
    ordinal: number
    kind: BriefingKind
    as_of: string
    since: string
    content: Json<GroupDocument>
    hash: string
    issued_by: string | null
    issued_at: Date
    synthetic: ColumnType<boolean, boolean | undefined, boolean>
  }
}
