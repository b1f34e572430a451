import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Choice } from './choices.ts'

/** Where the person wants to be after a cell is left. */
export type Leave = 'stay' | 'down' | 'right' | 'left'

interface CellEditorProps {
  readonly label: string
  /** What the field begins with: the value, or the key that opened it. */
  readonly initial: string
  /** Choices that fit a text; absent where anything may be typed. */
  readonly find?: ((typed: string) => readonly Choice[]) | undefined
  /** A value as it is kept: a code for its name. */
  readonly read: (typed: string) => string
  readonly onCommit: (value: string, leave: Leave) => void
  readonly onCancel: () => void
}

/** The field in the cell that is being edited, with the choices that fit below it. */
export function CellEditor({ label, initial, find, read, onCommit, onCancel }: CellEditorProps) {
  const { t } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(initial)
  const [at, setAt] = useState(0)
  const [place, setPlace] = useState<DOMRect>()
  const left = useRef(false)
  const found = find ? find(typed) : []
  // Before the browser goes on: an input method that has just begun writes into this field.
  useLayoutEffect(() => {
    const input = field.current
    if (!input) return
    input.focus()
    input.setSelectionRange(input.value.length, input.value.length)
    setPlace(input.getBoundingClientRect())
  }, [])

  const commit = (leave: Leave, choice?: Choice) => {
    if (left.current) return
    left.current = true
    const code = read(typed)
    // A text that already is a code stays it; anything else becomes what is marked in the list.
    const known = found.some((one) => one.code === code)
    const marked = find && typed.trim() !== '' && !known ? found[at] : undefined
    onCommit((choice ?? marked)?.code ?? code, leave)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') commit('down')
    else if (event.key === 'Tab') commit(event.shiftKey ? 'left' : 'right')
    else if (event.key === 'Escape') {
      left.current = true
      onCancel()
    } else if (find && event.key === 'ArrowDown')
      setAt((now) => Math.min(found.length - 1, now + 1))
    else if (find && event.key === 'ArrowUp') setAt((now) => Math.max(0, now - 1))
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        ref={field}
        className="s-editor"
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (/[\t\n]/.test(event.clipboardData.getData('text/plain').trim())) return
          event.stopPropagation()
        }}
        onBlur={() => commit('stay')}
        {...(find
          ? {
              role: 'combobox',
              'aria-expanded': found.length > 0,
              'aria-controls': `${id}-list`,
              'aria-autocomplete': 'list' as const,
              ...(found[at] ? { 'aria-activedescendant': `${id}-${at}` } : {}),
            }
          : {})}
      />
      {find &&
        place &&
        createPortal(
          <div
            className="s-choices"
            id={`${id}-list`}
            role="listbox"
            aria-label={label}
            style={{ left: place.left, top: place.bottom, minWidth: place.width }}
          >
            {found.length === 0 && (
              <p className="k-quiet k-small">{t(($) => $.statisticsReturn.noChoice)}</p>
            )}
            {found.map((choice, index) => (
              <div
                key={choice.code}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                tabIndex={-1}
                className="s-choice"
                onPointerDown={(event) => {
                  event.preventDefault()
                  commit('right', choice)
                }}
              >
                {choice.label}
                {choice.hint && <span className="k-quiet k-small"> {choice.hint}</span>}
              </div>
            ))}
          </div>,
          document.body,
        )}
    </>
  )
}
