import type { deskContract } from '@wstc/domain/desk/contract'
import { type Draft, draftBytesLimit, type SavedView } from '@wstc/domain/desk/model'
import type { BodyOf } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { Call } from '../../platform/serve.ts'
import * as store from '../store/drafts.ts'

type DeskCall = Pick<Call, 'tx' | 'actor' | 'now'>
const self = (call: DeskCall): string => call.actor.personId!

export const listDrafts = async (call: DeskCall) => ({
  items: await store.selectDrafts(call.tx, self(call)),
})

export const findDraft = async (call: DeskCall, key: string): Promise<{ draft: Draft | null }> => ({
  draft: (await store.findDraft(call.tx, self(call), key)) ?? null,
})

/** Saves what was typed; a save that does not follow the last one is refused, not lost. */
export async function saveDraft(
  call: DeskCall,
  key: string,
  body: BodyOf<typeof deskContract.saveDraft>,
  after: number,
): Promise<Omit<Draft, 'values'>> {
  const { formVersion, values } = body
  if (Buffer.byteLength(JSON.stringify(values)) > draftBytesLimit) {
    throw new Problem('desk/draft-too-large', { limit: `${draftBytesLimit / 1024} KB` })
  }
  const { tx, now } = call
  const revision = await store.saveDraft(tx, {
    person: self(call),
    key,
    formVersion,
    values,
    after,
    now,
  })
  if (revision === undefined) throw new Problem('desk/draft-changed-elsewhere')
  return { key, formVersion, revision, savedAt: now.toISOString() }
}

export const discardDraft = (call: DeskCall, key: string): Promise<void> =>
  store.deleteDraft(call.tx, self(call), key)

export const getViews = async (call: DeskCall, list: string): Promise<{ items: SavedView[] }> => ({
  items: await store.loadViews(call.tx, self(call), list),
})

export async function putViews(
  call: DeskCall,
  list: string,
  items: SavedView[],
): Promise<{ items: SavedView[] }> {
  await store.saveViews(call.tx, self(call), list, items, call.now)
  return { items }
}
