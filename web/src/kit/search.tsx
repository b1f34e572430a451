import './search.css'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './empty.tsx'

export interface SearchResult {
  readonly key: string
  readonly title: string
  /** Kind of thing, such as a task; results come grouped by it. */
  readonly kind: string
  readonly detail?: string
  readonly to: string
}

interface SearchPaletteProps {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly search: (query: string, signal: AbortSignal) => Promise<readonly SearchResult[]>
  readonly onFound?: (result: SearchResult) => void
}

const waitMs = 150

function useResults(query: string, search: SearchPaletteProps['search']) {
  const [found, setFound] = useState<readonly SearchResult[]>()
  useEffect(() => {
    if (query.trim() === '') {
      setFound(undefined)
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(() => {
      search(query.trim(), stop.signal).then(
        (results) => !stop.signal.aborted && setFound(results),
        () => !stop.signal.aborted && setFound([]),
      )
    }, waitMs)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [query, search])
  return found
}

/** Global search, also on Ctrl+K or ⌘K. */
export function SearchPalette({ open, onOpen, search, onFound }: SearchPaletteProps) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const found = useResults(query, search)

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onOpen(true)
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [onOpen])

  const choose = (result: SearchResult) => {
    onOpen(false)
    onFound?.(result)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const count = found?.length ?? 0
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((now) => (count === 0 ? 0 : (now + step + count) % count))
    }
    const result = found?.[at]
    if (event.key === 'Enter' && result) choose(result)
  }
  return (
    <Modal
      open={open}
      onCancel={() => onOpen(false)}
      footer={null}
      title={t(($) => $.kit.search.title)}
      destroyOnHidden
      width={640}
      afterOpenChange={(now) => {
        if (!now) setQuery('')
      }}
    >
      <Input
        autoFocus
        allowClear
        size="large"
        role="combobox"
        aria-expanded={Boolean(found?.length)}
        aria-controls={id}
        {...(found?.[at] ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        aria-label={t(($) => $.kit.search.title)}
        placeholder={t(($) => $.kit.search.hint)}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className="k-found" id={id} role="listbox" aria-label={t(($) => $.kit.search.title)}>
        {found?.map((result, index) => (
          <div
            key={result.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="k-found-item"
            onMouseMove={() => setAt(index)}
            onClick={() => choose(result)}
            onKeyDown={onKeyDown}
          >
            <span className="k-found-kind">{result.kind}</span>
            <span className="k-found-title">{result.title}</span>
            {result.detail && <span className="k-quiet k-small">{result.detail}</span>}
          </div>
        ))}
      </div>
      {found?.length === 0 && (
        <EmptyState
          title={t(($) => $.kit.search.none, { query })}
          hint={t(($) => $.kit.search.noneHint)}
        />
      )}
      <p className="k-small k-quiet" role="status">
        {found?.length
          ? t(($) => $.kit.search.found, { count: found.length })
          : t(($) => $.kit.search.keys)}
      </p>
    </Modal>
  )
}
