import { useCallback, useEffect, useRef, useState } from 'react'
import type { Values } from './faults.ts'
import { type FormStore, useEdits } from './store.ts'

/** Where the draft of a form is kept. Times are instants in ISO form. */
export interface DraftStore {
  readonly load: () => Promise<{ readonly values: Values; readonly at: string } | undefined>
  readonly save: (values: Values) => Promise<{ readonly at: string }>
  readonly discard: () => Promise<void>
}

export type DraftState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'restored'; readonly at: string }
  | { readonly kind: 'failed' }

const pauseMs = 1000

/** Restores the draft once, then saves it a second after the last change. */
export function useDraft(store: FormStore, draft: DraftStore | undefined) {
  const [state, setState] = useState<DraftState>({ kind: 'none' })
  const edits = useEdits(store)
  const saved = useRef(0)
  const kept = useRef(draft)
  kept.current = draft

  useEffect(() => {
    kept.current?.load().then(
      (found) => {
        if (!found || store.edits() > 0) return
        store.replace({ ...store.values(), ...found.values })
        setState({ kind: 'restored', at: found.at })
      },
      () => setState({ kind: 'failed' }),
    )
  }, [store])

  const save = useCallback(async () => {
    const now = store.edits()
    if (!kept.current || now === saved.current) return
    setState({ kind: 'saving' })
    try {
      const { at } = await kept.current.save(store.values())
      saved.current = now
      setState({ kind: 'saved', at })
    } catch {
      setState({ kind: 'failed' })
    }
  }, [store])

  useEffect(() => {
    if (edits === saved.current) return
    const timer = setTimeout(() => void save(), pauseMs)
    return () => clearTimeout(timer)
  }, [edits, save])

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (kept.current && store.edits() !== saved.current) {
        void save()
        event.preventDefault()
      }
    }
    addEventListener('beforeunload', leave)
    return () => removeEventListener('beforeunload', leave)
  }, [store, save])

  /** Forgets the draft: it was handed in, or given up. */
  const forget = useCallback(async () => {
    saved.current = store.edits()
    await kept.current?.discard()
    setState({ kind: 'none' })
  }, [store])

  return { state, forget }
}
