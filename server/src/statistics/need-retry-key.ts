import { Problem } from '@wstc/domain/kernel/problem'
import type { Call } from '../platform/serve.ts'

/** A system that hears no answer must be able to ask again without handing in twice. */
export function needRetryKey({ actor, retry }: Pick<Call, 'actor' | 'retry'>): void {
  if (!actor.key || retry) return
  throw new Problem('request/invalid', {}, [
    { path: 'Idempotency-Key', code: 'statistics/retry-key-missing' },
  ])
}
