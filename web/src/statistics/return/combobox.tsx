import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice } from './choices.ts'

interface ComboboxProps {
  readonly label: string
  /** Choices that fit a text; absent where anything may be typed. */
  readonly find: ((typed: string) => readonly Choice[]) | undefined
  readonly typed: string
  /** Whether the list is shown; the field that is open is known to be looked at. */
  readonly open: boolean
  readonly onChoose: (choice: Choice) => void
  /** Where the list is, where it does not stand below its field by itself. */
  readonly place?: Pick<DOMRect, 'left' | 'bottom' | 'width'> | undefined
}

/** The choices that fit what is typed: which is marked, what the field says of them, and their list. */
export function useCombobox({ label, find, typed, open, onChoose, place }: ComboboxProps) {
  const { t } = useTranslation()
  const id = useId()
  const [moved, setMoved] = useState<number>()
  const list = useRef<HTMLDivElement>(null)
  const found = find && open ? find(typed) : []
  // Nothing is marked by itself before something is typed.
  const at = moved ?? (typed.trim() === '' ? -1 : 0)
  const marked = found[at]
  const many = found.length
  useEffect(() => {
    if (many === 0) return
    list.current?.scrollIntoView(nearest)
    list.current?.children[at]?.scrollIntoView(nearest)
  }, [many, at])

  const aria = find && {
    role: 'combobox',
    'aria-expanded': found.length > 0,
    'aria-autocomplete': 'list' as const,
    ...(found.length > 0 ? { 'aria-controls': `${id}-list` } : {}),
    ...(marked ? { 'aria-activedescendant': `${id}-${at}` } : {}),
  }
  return {
    /** What the input says of itself. */
    aria,
    /** The first again: another text was typed. */
    reset: () => setMoved(undefined),
    /** Moves the mark by an arrow; whether the key was one. */
    onArrow: ({ key }: Pick<KeyboardEvent, 'key'>): boolean => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[key]
      if (!find || step === undefined) return false
      setMoved(Math.max(0, Math.min(found.length - 1, at + step)))
      return true
    },
    /** What the arrows have gone to. */
    pointed: moved === undefined ? undefined : marked,
    /** What a text is taken as: a code stays it unless the arrows went on, anything else becomes what is marked. */
    taken: (code: string): string => {
      const stays = moved === undefined && found.some((one) => one.code === code)
      return stays || !marked ? code : marked.code
    },
    list: find && open && (
      <div
        ref={list}
        className="s-choices"
        id={`${id}-list`}
        {...(found.length > 0 ? { role: 'listbox', 'aria-label': label } : { role: 'status' })}
        {...(place && {
          style: { left: place.left, top: place.bottom, minWidth: place.width },
        })}
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
              onChoose(choice)
            }}
          >
            {choice.label}
            {choice.hint && <span className="k-quiet k-small"> {choice.hint}</span>}
          </div>
        ))}
      </div>
    ),
  }
}

const nearest = { block: 'nearest' } as const
