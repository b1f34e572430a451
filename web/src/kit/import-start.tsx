import type { ReactNode } from 'react'
import { FileButton } from './file-button.tsx'
import { Action } from './layout/action.tsx'
import { Sheet } from './layout/page.tsx'

interface ImportStartProps {
  readonly title: string
  readonly lead: ReactNode
  readonly template: { readonly href: string; readonly label: string }
  readonly choose: string
  /** Whether choosing a file is what the page waits for. */
  readonly main: boolean
  readonly busy: boolean
  readonly onFile: (file: File) => void
}

/** Where an import of a sheet begins: what may be sent, the template, and the choice of a file. */
export function ImportStart(props: ImportStartProps) {
  const { title, lead, template, choose, main, busy, onFile } = props
  return (
    <Sheet title={title}>
      <div className="k-stack">
        <p>{lead}</p>
        <div className="k-row">
          <Action href={template.href}>{template.label}</Action>
          <FileButton label={choose} main={main} busy={busy} onFile={onFile} />
        </div>
      </div>
    </Sheet>
  )
}
