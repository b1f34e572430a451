import type { Minutes } from '@wstc/domain/plan/contract/group/shapes'
import type { Call } from '../../../platform/serve.ts'
import { selectComments, selectMinutes } from '../store/meetings.ts'

/** The versions of a meeting's minutes that the reader may see, the newest first. */
export async function showMinutes(call: Call, meeting: string): Promise<Minutes[]> {
  const rows = await selectMinutes(call.tx, meeting)
  const comments = await selectComments(
    call.tx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    stage: row.stage,
    text: row.text,
    reason: row.reason,
    circulatedTo: row.circulated_to,
    circulatedAt: row.circulated_at?.toISOString() ?? null,
    signedBy: row.signed_by,
    signedAt: row.signed_at?.toISOString() ?? null,
    at: row.at.toISOString(),
    comments: comments
      .filter((one) => one.minutes === row.id)
      .map((one) => ({
        id: one.id,
        text: one.text,
        department: one.department,
        at: one.at.toISOString(),
      })),
    revision: row.version,
  }))
}
