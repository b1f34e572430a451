import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Choice } from './choices.ts'
import { useCombobox } from './combobox.tsx'

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
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(initial)
  const [place, setPlace] = useState<DOMRect>()
  const left = useRef(false)
  // Before the browser goes on: an input method that has just begun writes into this field.
  useLayoutEffect(() => {
    const input = field.current
    if (!input) return
    input.focus()
    input.setSelectionRange(input.value.length, input.value.length)
    setPlace(input.getBoundingClientRect())
  }, [])

  const choices = useCombobox({
    label,
    find,
    typed,
    open: place !== undefined,
    onChoose: (choice) => commit('right', choice),
    place,
  })
  const commit = (leave: Leave, choice?: Choice) => {
    if (left.current) return
    left.current = true
    onCommit(choice?.code ?? choices.taken(read(typed)), leave)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') commit('down')
    else if (event.key === 'Tab') commit(event.shiftKey ? 'left' : 'right')
    else if (event.key === 'Escape') {
      left.current = true
      onCancel()
    } else if (!choices.onArrow(event)) return
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
          choices.reset()
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (/[\t\n]/.test(event.clipboardData.getData('text/plain').trim())) return
          event.stopPropagation()
        }}
        onBlur={() => commit('stay')}
        {...choices.aria}
      />
      {choices.list && createPortal(choices.list, document.body)}
    </>
  )
}
