import type { FilledBy } from '@wstc/domain/statistics/collection/contract/shapes'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import type { Call } from '../../../platform/serve.ts'
import { deleteDraft, deleteDraftFile, saveDraft } from '../store/returns.ts'
import { conflict, getOwnObligation } from './subjects.ts'

/** Saves what is typed so far, whatever its faults; nothing that was handed in changes. */
export async function saveReturnDraft(
  call: Call,
  id: string,
  input: { revision: number; content: ReturnContent; source: FilledBy },
): Promise<{ draftRevision: number; savedAt: string }> {
  const row = await getOwnObligation(call, id)
  const draftRevision = await saveDraft(call.tx, {
    obligation: row.id,
    revision: input.revision,
    content: input.content,
    source: call.actor.key ? 'api' : input.source,
    by: call.actor.personId ?? null,
    at: call.now,
  })
  if (draftRevision === undefined) throw conflict('return-draft')
  // What is typed stands instead of what the file said.
  await deleteDraftFile(call.tx, row.id)
  return { draftRevision, savedAt: call.now.toISOString() }
}

export async function discardReturnDraft(
  call: Call,
  id: string,
  revision: number,
): Promise<{ draftRevision: number }> {
  const row = await getOwnObligation(call, id)
  if (!(await deleteDraft(call.tx, row.id, revision))) throw conflict('return-draft')
  return { draftRevision: 0 }
}
