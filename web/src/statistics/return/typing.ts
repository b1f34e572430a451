import { useEffect, useRef, useState } from 'react'

const pause = 300

/**
 * A text that is being typed: shown as it is typed, written as `read` takes it a moment after the
 * last key, so that the draft never waits for the field to be left.
 */
export function useTyping(
  value: string,
  write: (text: string) => void,
  read: (typed: string) => string,
) {
  const [typed, setTyped] = useState<string>()
  const before = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const due = useRef<() => void>(undefined)
  const put = (text: string) => {
    clearTimeout(timer.current)
    due.current = undefined
    write(text)
  }
  // The page is left while the last characters wait.
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      due.current?.()
    },
    [],
  )
  return {
    /** What is shown in the place of the value; undefined where nobody types. */
    typed,
    type: (text: string) => {
      if (typed === undefined) before.current = value
      setTyped(text)
      clearTimeout(timer.current)
      due.current = () => put(read(text))
      timer.current = setTimeout(due.current, pause)
    },
    /** Ends it with `text`, or with what was typed. */
    leave: (text = typed === undefined ? undefined : read(typed)) => {
      if (text !== undefined) put(text)
      setTyped(undefined)
    },
    /** Ends it with what was there before. */
    cancel: () => {
      if (typed !== undefined) put(before.current)
      setTyped(undefined)
    },
  }
}
