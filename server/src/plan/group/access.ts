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

/** Four eyes: whoever asked or answered does not decide on it, nor does a deputy in that name. */
export const isOwn = (actor: Actor, record: { readonly by: string | null }): boolean =>
  record.by !== null && [actor.personId, actor.onBehalfOf].includes(record.by)
