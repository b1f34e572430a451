import type { Actor } from '../../platform/actor.ts'

export const isGroupOffice = (actor: Actor): boolean => actor.permissions.has('plan.group.edit')

/** Answer for a department: its own people. */
export const answersFor = (actor: Actor, department: string): boolean =>
  actor.organisationId !== undefined && actor.organisationId === department

/** Bound by a follow-up: owner and cooperating departments. */
export const isBound = (
  actor: Actor,
  followUp: { readonly owner: string; readonly cooperating: readonly string[] },
): boolean =>
  actor.organisationId !== undefined &&
  [followUp.owner, ...followUp.cooperating].includes(actor.organisationId)

/** Four eyes: whoever answered does not accept it, nor does a deputy in that person's name. */
export const mayAccept = (actor: Actor, answer: { readonly by: string | null }): boolean =>
  isGroupOffice(actor) &&
  (answer.by === null || ![actor.personId, actor.onBehalfOf].includes(answer.by))
