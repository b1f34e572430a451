import type { KeyScope } from '@wstc/domain/identity/model'
import type { Permission } from '@wstc/domain/identity/permissions'
import type { Role } from '@wstc/domain/identity/roles'
import type { Audience } from '@wstc/domain/kernel/endpoint'

/** Who acts. Carried into every transaction, so that row-level security knows too. */
export interface Actor {
  readonly kind: 'anonymous' | 'person' | 'system'
  readonly personId: string | undefined
  /** Organisation of the person: a department's id, an enterprise's USCC-based id, … */
  readonly organisationId: string | undefined
  readonly audience: Audience
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
  readonly sessionId: string | undefined
  /** The key of an own system that speaks for the person; never with a session. */
  readonly key?: {
    readonly id: string
    readonly scope: KeyScope
    /** The administrative source that it hands over. */
    readonly source: string | null
  }
  /** The delegator, where the right that this request needs is held only as a deputy. */
  readonly onBehalfOf?: string | undefined
}

export const anonymous: Actor = {
  kind: 'anonymous',
  personId: undefined,
  organisationId: undefined,
  audience: 'public',
  roles: [],
  permissions: new Set(),
  sessionId: undefined,
}

/** The platform itself: jobs, loaders, sign-in before anyone is known. Passes every policy. */
export const system: Actor = { ...anonymous, kind: 'system' }
