import type { AuditTables } from '../audit/tables.ts'
import type { ContractsTables } from '../contracts/tables.ts'
import type { DeskTables } from '../desk/tables.ts'
import type { IdentityTables } from '../identity/tables.ts'
import type { NoticesTables } from '../notices/tables.ts'
import type { PlanAssessmentTables } from '../plan/assessment/tables.ts'
import type { PlanBriefingsTables } from '../plan/briefings/tables.ts'
import type { PlanCityTables } from '../plan/city/tables.ts'
import type { PlanGroupTables } from '../plan/group/tables.ts'
import type { PlanProjectTables } from '../plan/projects/tables.ts'
import type { PlanTargetTables } from '../plan/targets/tables.ts'
import type { PlanTasksTables } from '../plan/tasks/tables.ts'
import type { RegistryTables } from '../registry/tables.ts'
import type { StatisticsCollectionTables } from '../statistics/collection/tables.ts'
import type { StatisticsFollowUpTables } from '../statistics/follow-up/tables.ts'
import type { StatisticsReviewTables } from '../statistics/review/tables.ts'
import type { StatisticsSourcesTables } from '../statistics/sources/tables.ts'
import type { PlatformTables } from './platform-tables.ts'

/** Rows of every table, joined from the contexts that own them. */
export interface Tables
  extends PlatformTables,
    AuditTables,
    ContractsTables,
    DeskTables,
    IdentityTables,
    NoticesTables,
    PlanAssessmentTables,
    PlanCityTables,
    PlanProjectTables,
    PlanTargetTables,
    PlanTasksTables,
    PlanGroupTables,
    StatisticsCollectionTables,
    StatisticsReviewTables,
    StatisticsSourcesTables,
    StatisticsFollowUpTables,
    PlanBriefingsTables,
    RegistryTables {}
