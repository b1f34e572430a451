import type { planCockpitContract } from '@wstc/domain/plan/contract/cockpit'
import { type Handlers, ownTransaction } from '../../platform/serve.ts'
import { getCockpit } from './service.ts'

export const planCockpitHandlers: Handlers<typeof planCockpitContract> = {
  // Read only and repeatable: every card is of the same instant.
  getCockpit: ownTransaction((call, { query }) =>
    call.platform.database.inTransaction(
      call.actor,
      (tx) => getCockpit({ ...call, tx }, query.since),
      'read',
    ),
  ),
}
