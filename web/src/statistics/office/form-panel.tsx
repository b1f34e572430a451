import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { FieldGuide } from '../../kit/form/guide.ts'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'

interface FormPanelProps<S extends z.ZodObject> {
  readonly act: string
  readonly label?: string
  readonly lead?: ReactNode
  readonly schema: S
  readonly guide: { readonly [K in keyof z.input<S>]: FieldGuide }
  readonly onSubmit: (values: z.output<S>) => Promise<unknown>
  readonly main?: boolean
  readonly quiet?: boolean
  readonly disabled?: boolean
}

/** A button that opens a form beside the page; it stays open where the act is refused. */
export function FormPanel<S extends z.ZodObject>(props: FormPanelProps<S>) {
  const { act, label = act, main = false, quiet = false, disabled = false } = props
  const [open, setOpen] = useState(false)
  return (
    <>
      <Action onClick={() => setOpen(true)} {...{ main, quiet, disabled, label }}>
        {act}
      </Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={label}>
        {props.lead && <p>{props.lead}</p>}
        <SchemaForm
          schema={props.schema}
          guide={props.guide}
          submitLabel={act}
          onSubmit={async (values) => {
            await props.onSubmit(values)
            setOpen(false)
          }}
        />
      </SidePanel>
    </>
  )
}
