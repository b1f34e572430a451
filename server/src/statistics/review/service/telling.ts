import type { NoticeKindName } from '@wstc/domain/notices/kinds'
import type { NoticeValues } from '@wstc/domain/notices/model'
import { enqueue } from '../../../platform/jobs.ts'
import type { Call } from '../../../platform/serve.ts'

export const tellKind = 'statistics.tell'

/** Whom a message is for; who that is today, the job finds out. */
export interface Telling {
  readonly kind: NoticeKindName
  /** The people who report for an enterprise, or those who decide on reopenings besides `except`. */
  readonly to:
    | { readonly enterprise: string }
    | { readonly deciders: true; readonly except: string }
  readonly values: NoticeValues
  readonly link: string
}

/** Queues a message in the act's transaction. Figures never stand in it. */
export async function tell(call: Call, told: Telling): Promise<void> {
  await enqueue(call, { kind: tellKind, payload: { ...told } })
}
