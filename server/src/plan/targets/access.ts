import type { Indicator } from '@wstc/domain/plan/model/indicator'
import type { Actor } from '../../platform/actor.ts'

type Who = Pick<Actor, 'kind' | 'personId' | 'organisationId' | 'permissions' | 'onBehalfOf'>

/**
 * Who may record figures of an indicator: the department that answers for it, and the office of
 * the leading group, which is known by its right to verify.
 */
export function mayRecord(actor: Who, indicator: Pick<Indicator, 'source'>): boolean {
  if (!actor.permissions.has('plan.observation.record')) return false
  if (actor.permissions.has('plan.observation.verify')) return true
  return actor.organisationId !== undefined && actor.organisationId === indicator.source
}

/** Four eyes: nobody verifies a figure that they recorded, nor does a deputy in their name. */
export function mayVerify(
  actor: Who,
  figure: { readonly recordedBy: string | null; readonly status: string },
): boolean {
  return (
    actor.permissions.has('plan.observation.verify') &&
    figure.status === 'unverified' &&
    actor.personId !== undefined &&
    figure.recordedBy !== actor.personId &&
    (figure.recordedBy === null || figure.recordedBy !== actor.onBehalfOf)
  )
}
