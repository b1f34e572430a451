import type { Actor } from '../platform/actor.ts'

/** Whether the actor may change entries, which then shows the forms. */
export const mayEdit = (actor: Actor): boolean => actor.permissions.has('registry.enterprise.edit')

/** Whether somebody decides on what he asked for himself. */
export const isOwnRequest = (actor: Actor, by: string | null): boolean =>
  by !== null && by === actor.personId
