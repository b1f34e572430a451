import { audit } from './audit.ts'
import { auditProof } from './audit-proof.ts'
import { contracts } from './contracts.ts'
import { design } from './design.ts'
import { desk } from './desk.ts'
import { identity } from './identity.ts'
import { kit } from './kit.ts'
import { notices } from './notices.ts'
import { plan, planTask, planTasks } from './plan.ts'
import { planAssessment } from './plan-assessment.ts'
import { planCockpit } from './plan-cockpit.ts'
import { planBriefing, planGroup } from './plan-group.ts'
import { planBurden, planHome } from './plan-home.ts'
import { planCarriers, planProjects } from './plan-projects.ts'
import { planEvidence, planReport } from './plan-reports.ts'
import { planCity, planImport, planTargets } from './plan-targets.ts'
import { planTrends } from './plan-trends.ts'
import { registry } from './registry.ts'
import { shell } from './shell.ts'
import { statisticsFollowUp } from './statistics-follow-up.ts'
import { statisticsOffice } from './statistics-office.ts'
import { statisticsReturn } from './statistics-return.ts'
import { statisticsSources } from './statistics-sources.ts'
import type { Words } from './tree.ts'

/** Every text of the app by room; a context adds its own file here. */
export const resources = {
  kit,
  shell,
  design,
  identity,
  notices,
  desk,
  audit,
  auditProof,
  plan,
  planTasks,
  planTask,
  planReport,
  planEvidence,
  planTargets,
  planImport,
  planCity,
  planHome,
  planCockpit,
  planBurden,
  planTrends,
  planGroup,
  planBriefing,
  planAssessment,
  planProjects,
  planCarriers,
  registry,
  contracts,
  statisticsFollowUp,
  statisticsOffice,
  statisticsReturn,
  statisticsSources,
} as const

export type AllWords = Words<typeof resources>

/** A text chosen by path, for lists that are data: `title: ($) => $.plan.tasks.title`. */
export type TextOf = ($: AllWords) => string
