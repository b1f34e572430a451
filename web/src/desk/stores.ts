import type { DraftStore } from '../kit/form/draft.ts'
import type { TableQuestion } from '../kit/table/model.ts'
import type { ViewStore } from '../kit/table/views.tsx'
import { deskApi } from './queries.ts'

/** Saved views of a list, kept with the person's account: `<DataTable views={deskViews(id)}>`. */
export function deskViews(list: string): ViewStore {
  return {
    load: async () => {
      const { items } = await deskApi.getViews({ params: { list } })
      return items.map((view) => ({ ...view, question: questionOf(view.question) }))
    },
    save: async (views) => {
      const items = views.map(({ name, question, columns }) => ({
        name,
        question: { ...question },
        columns: [...columns],
      }))
      await deskApi.putViews({ params: { list }, body: { items } })
    },
  }
}

/** A question as it was kept; what an older version of the list wrote is read with care. */
function questionOf(kept: Readonly<Record<string, unknown>>): TableQuestion {
  const { text, filters, sort } = kept as Partial<TableQuestion>
  return { text: text ?? '', filters: filters ?? {}, ...(sort ? { sort } : {}) }
}

/**
 * The draft of one form, kept with the person's account: `<SchemaForm draft={deskDraft(…)}>`.
 * `formVersion` changes when the fields do; a draft of another version is not filled in. Keep the
 * store while the form is shown: it remembers the revision that its next save follows.
 */
export function deskDraft(key: string, formVersion: string): DraftStore {
  let revision = 0
  return {
    load: async () => {
      const { draft } = await deskApi.findDraft({ params: { key } })
      revision = draft?.revision ?? 0
      if (draft?.formVersion !== formVersion) return undefined
      return { values: draft.values, at: draft.savedAt }
    },
    save: async (values) => {
      const body = { formVersion, values: { ...values } }
      const saved = await deskApi.saveDraft({ params: { key }, revision, body })
      revision = saved.revision
      return { at: saved.savedAt }
    },
    discard: async () => {
      await deskApi.discardDraft({ params: { key } })
      revision = 0
    },
  }
}
