import type { Source } from '@wstc/domain/statistics/sources/model/source'
import { type Actor, system } from '../../../platform/actor.ts'
import { actOnce } from '../../../platform/idempotency.ts'
import type { Call } from '../../../platform/serve.ts'
import { needRetryKey } from '../../need-retry-key.ts'
import { getSource } from './sources.ts'

type FreeCall = Omit<Call, 'tx'>

/**
 * The source of a delivery; for the key of an office's system there is only the one it is bound to.
 * @throws Problem where there is none, or it is another's
 */
export function getOwnSource({ actor, platform }: FreeCall, id: string): Source {
  const known = actor.key === undefined || actor.key.source === id
  return getSource(platform, known ? id : '')
}

/** The source that is asked for: a key asks for its own, whatever it says. */
export const askedSource = (actor: Actor, asked: string | undefined): string | undefined =>
  actor.key ? (actor.key.source ?? '') : asked

/**
 * Takes in what a person or an office's system sends. A key may read the state of what it sent and
 * nothing else, so that matching and adding up are the platform's own; the act stays the maker's.
 */
export function takeInAs<T>(call: FreeCall, work: (call: Call) => Promise<T>): Promise<T> {
  needRetryKey(call)
  const runs = call.actor.key ? system : call.actor
  return actOnce(call, runs, (tx) => work({ ...call, tx }))
}
