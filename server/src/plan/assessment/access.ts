import type { Actor } from '../../platform/actor.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'organisationId' | 'permissions' | 'onBehalfOf'>

/** The office and the leaders see every score at every stage. */
export const seesAll = (actor: Who): boolean =>
  actor.kind === 'system' ||
  actor.permissions.has('plan.assessment.run') ||
  actor.permissions.has('plan.assessment.confirm')

/** Until publication a score is the department's own affair. */
export const maySeeScore = (actor: Who, department: string, isPublished: boolean): boolean =>
  isPublished || seesAll(actor) || actor.organisationId === department

/** Whether `person` is the actor, or the one in whose name a deputy acts. */
export const isSame = (actor: Who, person: string | null): boolean =>
  person !== null && [actor.personId, actor.onBehalfOf].includes(person)

/** Four eyes: who opened the run or computed its result does not decide on objections to it. */
export const mayDecideObjection = (
  actor: Who,
  run: { readonly openedBy: string | null; readonly computedBy: string | null },
): boolean =>
  actor.permissions.has('plan.assessment.run') &&
  !isSame(actor, run.openedBy) &&
  !isSame(actor, run.computedBy)

/** Four eyes: nobody approves an own draft. */
export const mayDecideSystem = (actor: Who, draftedBy: string | null): boolean =>
  actor.permissions.has('plan.assessment.approve') && !isSame(actor, draftedBy)
