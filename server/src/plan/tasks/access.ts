import type { DutyKind } from '@wstc/domain/plan/model/progress'
import type { Task } from '@wstc/domain/plan/model/task'
import type { Actor } from '../../platform/actor.ts'

type Department = string | undefined

/** What the annex gives `department` in `task`. */
export function dutyOf(task: Task, department: Department): DutyKind | undefined {
  if (department === undefined) return undefined
  if (task.lead.includes(department)) return 'lead'
  return task.cooperating.includes(department) ? 'cooperating' : undefined
}

export const isLead = (actor: Actor, task: Task): boolean =>
  dutyOf(task, actor.organisationId) === 'lead'

/** Work on a report: its own department, which leads the task. */
export const mayReport = (actor: Actor, task: Task): boolean =>
  actor.permissions.has('plan.progress.report') && isLead(actor, task)

export const maySign = (actor: Actor, department: string): boolean =>
  actor.permissions.has('plan.progress.sign') && actor.organisationId === department

/** Read a report: everyone inside once it is signed, before that only its department. */
export const mayReadReport = (
  actor: Actor,
  report: { readonly department: string; readonly stage: string },
): boolean =>
  actor.kind === 'system' ||
  (actor.permissions.has('plan.task.read') &&
    (report.stage === 'signed' || report.department === actor.organisationId))

/** Read a contribution: its department, and the lead once it was sent. */
export const mayReadContribution = (
  actor: Actor,
  contribution: { readonly department: string; readonly lead: string; readonly stage: string },
): boolean =>
  actor.kind === 'system' ||
  contribution.department === actor.organisationId ||
  (contribution.lead === actor.organisationId && contribution.stage !== 'draft')

export const mayWriteContribution = (actor: Actor, department: string): boolean =>
  actor.permissions.has('plan.progress.report') && actor.organisationId === department

export const maySubmitEvidence = (actor: Actor, task: Task): boolean =>
  actor.permissions.has('plan.evidence.submit') && dutyOf(task, actor.organisationId) !== undefined

/** Four eyes: whoever submitted it does not judge it, nor does a deputy in that person's name. */
export const mayJudge = (
  actor: Actor,
  evidence: { readonly submittedBy: string | null },
): boolean =>
  actor.permissions.has('plan.evidence.judge') &&
  (evidence.submittedBy === null ||
    ![actor.personId, actor.onBehalfOf].includes(evidence.submittedBy))

/** Close a question or ask again: the asker, and the office of the leading group. */
export const maySettle = (actor: Actor, question: { readonly askedBy: string | null }): boolean =>
  actor.permissions.has('plan.question.ask') &&
  (question.askedBy === actor.personId || actor.permissions.has('plan.decision.make'))

/** Keep milestones: a leading department its own, the office any. */
export const mayKeepMilestone = (actor: Actor, task: Task, department: string): boolean =>
  actor.permissions.has('plan.milestone.edit') &&
  task.lead.includes(department) &&
  (actor.organisationId === department || isOffice(actor))

/** The office of the leading group: it judges evidence; departments do not. */
export const isOffice = (actor: Actor): boolean => actor.permissions.has('plan.evidence.judge')
