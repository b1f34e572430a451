import type { Actor } from '../../platform/actor.ts'

interface Owned {
  readonly lead: string
}

/** Keep charter, milestones and investment: the responsible department. */
export const mayKeep = (actor: Actor, owned: Owned): boolean =>
  actor.permissions.has('plan.project.keep') && actor.organisationId === owned.lead

/** The office of the leading group decides, closes, and corrects charters and milestones of any. */
export const mayDecide = (actor: Actor): boolean => actor.permissions.has('plan.project.decide')

export const mayKeepOrDecide = (actor: Actor, owned: Owned): boolean =>
  mayKeep(actor, owned) || mayDecide(actor)

/** Four eyes: whoever proposed it does not decide on it, nor does a deputy in that person's name. */
export const isOwnProposal = (actor: Actor, proposedBy: string | null): boolean =>
  proposedBy !== null && [actor.personId, actor.onBehalfOf].includes(proposedBy)

export const mayReport = (actor: Actor, owned: Owned): boolean =>
  actor.permissions.has('plan.progress.report') && actor.organisationId === owned.lead

export const maySign = (actor: Actor, owned: Owned): boolean =>
  actor.permissions.has('plan.progress.sign') && actor.organisationId === owned.lead

/** Submit evidence: the responsible department and those that cooperate. */
export const maySubmit = (
  actor: Actor,
  owned: Owned & { readonly cooperating: readonly string[] },
): boolean =>
  actor.permissions.has('plan.evidence.submit') &&
  actor.organisationId !== undefined &&
  [owned.lead, ...owned.cooperating].includes(actor.organisationId)
