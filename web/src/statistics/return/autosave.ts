import { ApiProblem } from '@wstc/sdk/client'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { tell, tellFault } from '../../i18n/problems.ts'
import { collectionApi } from '../queries.ts'
import type { ReturnStore } from './store.ts'

export type Saving =
  | { readonly is: 'idle' | 'unsaved' | 'saving' | 'failed' | 'conflict' }
  | { readonly is: 'saved'; readonly at: string }
  /** What is typed cannot be kept as it is: sending it again would not help. */
  | { readonly is: 'refused'; readonly why: string }

const pause = 1200
const again = 5000

/** Saves the draft a moment after the last change; tells how it stands. `flush` saves at once. */
export function useAutosave(obligation: string, revision: number, store: ReturnStore) {
  const { edits } = useSyncExternalStore(store.subscribe, store.state)
  const [saving, setSaving] = useState<Saving>({ is: 'idle' })
  const seen = useRef(revision)
  const saved = useRef(0)
  const stopped = useRef(false)
  const running = useRef<Promise<void>>(undefined)

  const save = async (): Promise<void> => {
    await running.current
    const now = store.state().edits
    if (stopped.current || now === saved.current) return
    const work = async () => {
      setSaving({ is: 'saving' })
      try {
        const reply = await collectionApi.saveReturnDraft({
          params: { obligation },
          revision: seen.current,
          body: { content: store.content(), source: store.source() },
        })
        seen.current = reply.draftRevision
        saved.current = now
        setSaving({ is: 'saved', at: reply.savedAt })
      } catch (error) {
        const problem = error instanceof ApiProblem ? error.problem : undefined
        if (problem?.code === 'request/changed-meanwhile') {
          stopped.current = true
          setSaving({ is: 'conflict' })
        } else if (problem?.status === 400) {
          const [field] = problem.fields ?? []
          setSaving({ is: 'refused', why: field ? tellFault(field) : tell(error) })
        } else setSaving({ is: 'failed' })
      }
    }
    running.current = work()
    await running.current
  }
  const latest = useRef(save)
  latest.current = save

  useEffect(() => {
    if (edits === saved.current || stopped.current) return
    setSaving((now) => (now.is === 'saving' ? now : { is: 'unsaved' }))
    const timer = setTimeout(() => void latest.current(), pause)
    return () => clearTimeout(timer)
  }, [edits])
  useEffect(() => {
    if (saving.is !== 'failed') return
    const timer = setTimeout(() => void latest.current(), again)
    return () => clearTimeout(timer)
  }, [saving])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (store.state().edits !== saved.current && !stopped.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      void latest.current()
    }
  }, [store])

  return {
    saving,
    /** Of the draft as it was last saved from here. */
    revision: () => seen.current,
    flush: () => latest.current(),
    /** After a colleague saved too: goes on from their revision with what is here. */
    goOnFrom: (theirs: number) => {
      seen.current = theirs
      stopped.current = false
      return latest.current()
    },
    /** Nothing is saved any more: the return was handed in. */
    end: () => {
      stopped.current = true
    },
  }
}
