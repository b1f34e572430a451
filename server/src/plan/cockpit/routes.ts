import { createHash } from 'node:crypto'
import type { Cockpit, planCockpitContract } from '@wstc/domain/plan/contract/cockpit'
import type { z } from 'zod'
import { type Handlers, ownTransaction } from '../../platform/serve.ts'
import { getCockpit } from './service.ts'

/** Changes with anything shown, but not with the instant of looking. */
function tagOf({ at: _, ...shown }: z.input<typeof Cockpit>): string {
  return `"${createHash('sha256').update(JSON.stringify(shown)).digest('base64url')}"`
}

/** Whether the reader has `tag` already; proxies that compress make tags weak. */
const has = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)

export const planCockpitHandlers: Handlers<typeof planCockpitContract> = {
  // Read only and repeatable: every card is of the same instant.
  getCockpit: ownTransaction(async (call, { query, request, reply }) => {
    const shown = await call.platform.database.inTransaction(
      call.actor,
      (tx) => getCockpit({ ...call, tx }, query.since),
      'read',
    )
    const tag = tagOf(shown)
    reply.header('etag', tag)
    if (!has(request.headers['if-none-match'], tag)) return shown
    reply.code(304).send()
    return undefined
  }),
}
