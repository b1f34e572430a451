import { type InputHTMLAttributes, type KeyboardEvent, useState } from 'react'
import { type CellCodes, shown } from './choices.ts'
import { useCombobox } from './combobox.tsx'
import { useTyping } from './typing.ts'

interface ChoiceFieldProps {
  readonly input: InputHTMLAttributes<HTMLInputElement>
  readonly label: string
  readonly codes: CellCodes
  /** A code for what stands for it, anything else as it is. */
  readonly read: (typed: string) => string
  readonly value: string
  readonly onChange: (code: string) => void
}

/** A field of one of many codes, found by typing what it is called. */
export function ChoiceField({ input, label, codes, read, value, onChange }: ChoiceFieldProps) {
  const typing = useTyping(value, onChange, read)
  const [open, setOpen] = useState(false)
  const { typed = '' } = typing
  const choices = useCombobox({
    label,
    find: codes.find,
    typed,
    open,
    onChoose: (choice) => settle(choice.code),
  })
  const settle = (code?: string) => {
    typing.leave(code)
    setOpen(false)
    choices.reset()
  }
  /** What the field is left with; undefined where nobody has touched it. */
  const taken = () =>
    typing.typed === undefined ? choices.pointed?.code : choices.taken(read(typed))
  const begin = () => {
    if (input.disabled) return
    choices.reset()
    setOpen(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && (open || typing.typed !== undefined)) {
      typing.cancel()
      setOpen(false)
    } else if (event.key === 'Enter' && open) {
      settle(taken())
    } else if (event.key === 'Enter' || (!open && /^Arrow(Down|Up)$/.test(event.key))) begin()
    // The field is left as the key says; `onBlur` takes what is marked.
    else if (!open || !choices.onArrow(event)) return
    event.preventDefault()
  }
  return (
    <div className="s-find">
      <input
        {...input}
        {...choices.aria}
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={typing.typed ?? shown(codes.choices, value)}
        onFocus={(event) => event.currentTarget.select()}
        onClick={(event) => {
          if (typing.typed !== undefined) return
          event.currentTarget.select()
          begin()
        }}
        onChange={(event) => {
          typing.type(event.target.value)
          choices.reset()
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => settle(taken())}
      />
      {choices.list}
    </div>
  )
}
