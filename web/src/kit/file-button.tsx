import { useRef } from 'react'
import { Action } from './layout/action.tsx'

interface FileButtonProps {
  readonly label: string
  /** Endings of the names that may be chosen; a sheet unless told. */
  readonly accept?: string
  readonly main?: boolean
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly onFile: (file: File) => void
}

/** A button that lets one file be chosen; the same file may be chosen again. */
export function FileButton(props: FileButtonProps) {
  const { label, accept = '.xlsx,.csv', main = false, busy = false, disabled = false } = props
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Action main={main} busy={busy} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Action>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) props.onFile(file)
        }}
      />
    </>
  )
}
