import type { identityContract } from '@wstc/domain/identity/contract'
import type { ApiKey } from '@wstc/domain/identity/contract/keys'
import { KeyScope } from '@wstc/domain/identity/model'
import type { BodyOf, ReplyOf } from '@wstc/domain/kernel/endpoint'
import { addDays, dayInShanghai } from '@wstc/domain/kernel/period'
import { absent, Problem } from '@wstc/domain/kernel/problem'
import { recordAct } from '../../audit/index.ts'
import type { Tx } from '../../platform/database.ts'
import { actOnce } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import type { Call } from '../../platform/serve.ts'
import { mayMakeKeys } from '../actor-of.ts'
import { asSystem, type FreeCall } from '../opening.ts'
import { hashToken, newToken } from '../secrets.ts'
import { type Account, findAccount } from '../store/accounts.ts'
import { type ApiKeyRow, insertApiKey, revokeApiKey, selectApiKeys } from '../store/keys.ts'
import { proveAgain } from './prove-again.ts'

type Contract = typeof identityContract
const prefix = 'wstc_'
const most = 20
const longest = 366

interface Maker {
  readonly name: string
  /** What the keys that they make may be for. */
  readonly scopes: ReadonlySet<KeyScope>
}

const scopesOf = (account: Account, now: Date): KeyScope[] =>
  KeyScope.options.filter((scope) => mayMakeKeys(account, now, scope))

const shown = (row: ApiKeyRow, maker: Maker, now: Date): ApiKey => ({
  id: row.id,
  name: row.name,
  scope: row.scope,
  source: row.source,
  ending: row.ending,
  by: maker.name,
  created: row.created_at.toISOString(),
  until: row.until_day,
  lastUsed: row.last_used_at?.toISOString() ?? null,
  revoked: row.revoked_at?.toISOString() ?? null,
  works:
    row.revoked_at === null && row.until_day >= dayInShanghai(now) && maker.scopes.has(row.scope),
})

/** Who made the keys, and for what each may still let a system act for them. */
async function readMakers(
  tx: Tx,
  rows: readonly ApiKeyRow[],
  now: Date,
): Promise<Map<string, Maker>> {
  const makers = new Map<string, Maker>()
  for (const id of new Set(rows.map((row) => row.created_by))) {
    const account = await findAccount(tx, id)
    makers.set(id, {
      name: account?.name ?? '',
      scopes: new Set(account?.state === 'active' ? scopesOf(account, now) : []),
    })
  }
  return makers
}

export async function listApiKeys(call: FreeCall): Promise<ReplyOf<Contract['listApiKeys']>> {
  const rows = await call.platform.database.inTransaction(call.actor, selectApiKeys, 'read')
  const makers = await asSystem(call, (tx) => readMakers(tx, rows, call.now))
  return { items: rows.map((row) => shown(row, makers.get(row.created_by)!, call.now)) }
}

function checkUntil(until: string, now: Date): void {
  const today = dayInShanghai(now)
  const last = addDays(today, longest)
  if (until > today && until <= last) return
  throw new Problem('request/invalid', {}, [
    { path: 'until', code: 'identity/key-too-long', details: { last } },
  ])
}

/** What a key is for is its maker's to give; one for deliveries is bound to one source of the city. */
function checkScope(
  call: FreeCall,
  account: Account,
  { scope, source }: BodyOf<Contract['createApiKey']>,
): void {
  const wrong = (path: string) =>
    new Problem('request/invalid', {}, [{ path, code: 'field/invalid' }])
  if (!mayMakeKeys(account, call.now, scope)) throw wrong('scope')
  const known = call.platform.adminSources.sources.some((one) => one.id === source)
  if (scope === 'deliveries' ? !known : source !== undefined) throw wrong('source')
}

/** Makes a key after its maker has proved again who they are; only its hash is kept. */
export async function createApiKey(
  call: FreeCall,
  input: BodyOf<Contract['createApiKey']>,
): Promise<ReplyOf<Contract['createApiKey']>> {
  checkUntil(input.until, call.now)
  const account = await proveAgain(call, input)
  checkScope(call, account, input)
  const key = `${prefix}${newToken()}`
  const row = {
    id: newId(call.now),
    name: input.name,
    scope: input.scope,
    source: input.source ?? null,
    ending: key.slice(-4),
    created_by: account.id,
    created_at: call.now,
    until_day: input.until,
    last_used_at: null,
    revoked_at: null,
  }
  await actOnce(call, call.actor, async (tx) => {
    const today = dayInShanghai(call.now)
    const held = (await selectApiKeys(tx)).filter(
      (one) => one.revoked_at === null && one.until_day >= today,
    )
    if (held.length >= most) throw new Problem('identity/too-many-keys', { most })
    await insertApiKey(tx, {
      ...row,
      organisation_id: account.organisation.id,
      token_hash: hashToken(key),
    })
    await recordAct(
      { ...call, tx },
      {
        action: 'identity.key.created',
        subject: { kind: 'api-key', id: row.id },
        details: { scope: input.scope, source: input.source, until: input.until },
      },
    )
  })
  return { key, made: shown(row, { name: account.name, scopes: new Set([input.scope]) }, call.now) }
}

export async function revokeOwnApiKey(call: Call, id: string): Promise<undefined> {
  const { tx, actor, now } = call
  if (!(await revokeApiKey(tx, id, actor.personId!, now))) throw absent('api-key')
  await recordAct(call, { action: 'identity.key.revoked', subject: { kind: 'api-key', id } })
  return undefined
}
