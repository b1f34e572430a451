import type { Explanation } from '@wstc/domain/identity/contract/access'
import { type Permission, permissions as permissionWords } from '@wstc/domain/identity/permissions'
import { type Right, rightsOf } from '@wstc/domain/identity/rules'
import { rowWords } from '@wstc/domain/identity/words'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { absent } from '@wstc/domain/kernel/problem'
import { recordRead } from '../../audit/index.ts'
import { system } from '../../platform/actor.ts'
import { mayCall, type Served } from '../../platform/serve.ts'
import { mayExplain } from '../access.ts'
import { actorOf, isUsable } from '../actor-of.ts'
import type { FreeCall } from '../opening.ts'
import { type Account, findAccount } from '../store/accounts.ts'

/** Whose rows policies open, and the right that opens them. */
const reach: readonly (readonly [keyof typeof rowWords, Permission])[] = [
  ['people', 'identity.people.read'],
  ['departments', 'plan.task.read'],
  ['accounts', 'identity.accounts.manage'],
  ['accounts', 'identity.roles.grant'],
  ['accounts', 'identity.access.explain'],
  ['organisations', 'identity.organisations.manage'],
  ['audit', 'audit.entries.read'],
]

function rowsOf(held: ReadonlySet<Permission>): Explanation['rows'] {
  return [
    { words: rowWords.own, because: null },
    { words: rowWords.organisation, because: null },
    ...reach
      .filter(([, permission]) => held.has(permission))
      .map(([words, permission]) => ({ words: rowWords[words], because: permission })),
  ]
}

function endpointsOf(
  account: Account,
  now: Date,
  served: readonly Served[],
): Explanation['endpoints'] {
  const actor = actorOf(account, now)
  return served
    .filter(({ endpoint }) => mayCall(actor, endpoint.access))
    .map(({ name, endpoint: { method, path, summary, access } }) => {
      const wanted: readonly string[] = typeof access === 'string' ? [access] : access
      return {
        name,
        method,
        path,
        summary,
        because: wanted.filter((one): one is Permission =>
          actor.permissions.has(one as Permission),
        ),
        access: access === 'public' || access === 'session' ? access : ('right' as const),
      }
    })
}

const words = (right: Right) => ({
  permission: right.permission,
  words: permissionWords[right.permission],
  reasons: right.reasons.map((reason) => ({ ...reason })),
})

/** What a person may see and do today, and why; from the same rules that decide each request. */
export async function explainAccess(
  call: FreeCall,
  person: string | undefined,
  served: readonly Served[],
): Promise<Explanation> {
  const id = person ?? call.actor.personId!
  if (!mayExplain(call.actor, id)) throw absent('person')
  const account = await call.platform.database.inTransaction(system, async (tx) => {
    const found = await findAccount(tx, id)
    if (!found) throw absent('person')
    if (id !== call.actor.personId) {
      await recordRead(
        { ...call, tx },
        { action: 'identity.access.explained', subject: { kind: 'person', id } },
      )
    }
    return found
  })
  const today = dayInShanghai(call.now)
  const usable = isUsable(account, call.platform.config.demo)
  const rights = usable ? rightsOf(account.held, account.loans, today) : []
  return {
    person: {
      id: account.id,
      name: account.name,
      organisation: account.organisation.id,
      organisationName: account.organisation.name,
      audience: actorOf(account, call.now).audience,
      active: usable,
    },
    day: today,
    permissions: rights.map(words),
    endpoints: usable ? endpointsOf(account, call.now, served) : [],
    rows: usable ? rowsOf(new Set(rights.map((right) => right.permission))) : [],
  }
}
