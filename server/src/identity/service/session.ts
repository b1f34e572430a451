import type { Session } from '@wstc/domain/identity/contract/session'
import { isWithin, rightsOf } from '@wstc/domain/identity/rules'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { actorOf, stepOf } from '../actor-of.ts'
import { findLiveSession } from '../authenticate.ts'
import type { FreeCall, Wire } from '../opening.ts'

/** Who is signed in, with everything a page needs to know what to offer. */
export async function getSession(call: FreeCall, wire: Wire): Promise<Session> {
  const { config, clock } = call.platform
  const today = dayInShanghai(call.now)
  const common = {
    idleSeconds: config.sessionIdleSeconds,
    demo: { on: config.demo, today: clock.today() },
    oidc: { on: config.oidc !== undefined, label: config.oidc?.label ?? '' },
  }
  const live =
    call.actor.kind === 'person' ? await findLiveSession(call.platform, wire.request) : undefined
  if (!live) {
    return {
      step: 'done',
      person: null,
      organisation: null,
      audience: 'public',
      roles: [],
      permissions: [],
      delegations: [],
      expires: null,
      ...common,
    }
  }
  const { account, session } = live
  const actor = actorOf(account, call.now, session.id)
  const { id, name, login, language, synthetic, organisation } = account
  const step = stepOf(account, call.now)
  const lent = rightsOf(account.held, account.loans, today).flatMap((right) =>
    right.reasons.map((reason) => ({ permission: right.permission, reason })),
  )
  return {
    step,
    person: { id, name, login, language, synthetic },
    organisation: {
      id: organisation.id,
      kind: organisation.kind,
      name: organisation.name,
      short: organisation.short,
      synthetic: organisation.synthetic,
    },
    audience: actor.audience,
    roles: [...actor.roles],
    permissions: step === 'done' ? [...actor.permissions] : [],
    delegations: account.loans
      .filter((loan) => loan.active && isWithin(today, loan.from, loan.until))
      .map(({ id, by, from, until }) => ({
        id,
        by: { ...by },
        from,
        until,
        permissions: lent
          .filter(({ reason }) => reason.kind === 'delegation' && reason.id === id)
          .map(({ permission }) => permission),
      })),
    expires: session.expires.toISOString(),
    ...common,
  }
}
