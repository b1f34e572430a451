import type { Draft, SavedView } from '@wstc/domain/desk/model'
import type { Tx } from '../../platform/database.ts'

export async function selectDrafts(tx: Tx, person: string): Promise<Omit<Draft, 'values'>[]> {
  const rows = await tx
    .selectFrom('desk_draft')
    .where('person', '=', person)
    .select(['key', 'form_version', 'revision', 'saved_at'])
    .orderBy('saved_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    key: row.key,
    formVersion: row.form_version,
    revision: row.revision,
    savedAt: row.saved_at.toISOString(),
  }))
}

export async function findDraft(tx: Tx, person: string, key: string): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('desk_draft')
    .where('person', '=', person)
    .where('key', '=', key)
    .selectAll()
    .executeTakeFirst()
  return (
    row && {
      key: row.key,
      formVersion: row.form_version,
      values: row.values,
      revision: row.revision,
      savedAt: row.saved_at.toISOString(),
    }
  )
}

export interface NewDraft {
  readonly person: string
  readonly key: string
  readonly formVersion: string
  readonly values: Record<string, unknown>
  /** Revision it must follow, 0 for none yet; undefined follows any. */
  readonly after: number | undefined
  readonly now: Date
}

/** Answers the new revision, or undefined where another save came in between. */
export async function saveDraft(tx: Tx, draft: NewDraft): Promise<number | undefined> {
  const { person, key, after } = draft
  const values = {
    form_version: draft.formVersion,
    values: JSON.stringify(draft.values),
    saved_at: draft.now,
  }
  const row = await tx
    .insertInto('desk_draft')
    .values({ person, key, revision: 1, ...values })
    .onConflict((conflict) => {
      const update = conflict
        .columns(['person', 'key'])
        .doUpdateSet((is) => ({ ...values, revision: is('desk_draft.revision', '+', 1) }))
      return after === undefined ? update : update.where('desk_draft.revision', '=', after)
    })
    .returning('revision')
    .executeTakeFirst()
  return row?.revision
}

export async function deleteDraft(tx: Tx, person: string, key: string): Promise<void> {
  await tx.deleteFrom('desk_draft').where('person', '=', person).where('key', '=', key).execute()
}

export async function deleteDraftsBefore(tx: Tx, day: Date): Promise<void> {
  await tx.deleteFrom('desk_draft').where('saved_at', '<', day).execute()
}

export async function loadViews(tx: Tx, person: string, list: string): Promise<SavedView[]> {
  const row = await tx
    .selectFrom('desk_views')
    .where('person', '=', person)
    .where('list', '=', list)
    .select('views')
    .executeTakeFirst()
  return row?.views ?? []
}

export async function saveViews(
  tx: Tx,
  person: string,
  list: string,
  views: readonly SavedView[],
  now: Date,
): Promise<void> {
  const values = { views: JSON.stringify(views), saved_at: now }
  await tx
    .insertInto('desk_views')
    .values({ person, list, ...values })
    .onConflict((conflict) => conflict.columns(['person', 'list']).doUpdateSet(values))
    .execute()
}
