import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useActOn } from '../act.ts'
import { deskDraft } from '../desk/stores.ts'
import { useToast } from '../kit/confirm.tsx'
import type { FieldGuide } from '../kit/form/guide.ts'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { SidePanel } from '../kit/side-panel.tsx'

/** After an act, what the pages show of the plan is asked for again. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['plan'] }),
      client.invalidateQueries({ queryKey: ['table'] }),
    ])
  }, [client])
}

const shown = ['plan', 'table']

/** Runs an act outside of a form, as `useActOn` says. */
export const useAct = () => useActOn(shown)

interface ActFormProps<S extends z.ZodObject> {
  /** Words of the button, of the panel and of its submit button. */
  readonly act: string
  readonly label?: string
  readonly lead?: ReactNode
  readonly schema: S
  readonly guide: { readonly [K in keyof z.input<S>]: FieldGuide }
  readonly initial?: Partial<z.input<S>>
  readonly onSubmit: (values: z.output<S>) => Promise<unknown>
  readonly main?: boolean
  readonly quiet?: boolean
  readonly dangerous?: boolean
  /** Key under which what is typed is kept until it is handed in. */
  readonly draft?: string
}

/** A button that opens a form beside the page for one act on one thing. */
export function ActForm<S extends z.ZodObject>(props: ActFormProps<S>) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const { done } = useToast()
  const [open, setOpen] = useState(false)
  const key = props.draft
  const draft = useMemo(() => (key && open ? deskDraft(key, '1') : undefined), [key, open])
  return (
    <>
      <Action
        onClick={() => setOpen(true)}
        main={props.main ?? false}
        quiet={props.quiet ?? false}
        dangerous={props.dangerous ?? false}
        {...(props.label ? { label: props.label } : {})}
      >
        {props.act}
      </Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={props.label ?? props.act}>
        {props.lead && <div className="p-lead">{props.lead}</div>}
        <SchemaForm
          schema={props.schema}
          guide={props.guide}
          {...(props.initial ? { initial: props.initial } : {})}
          {...(draft ? { draft } : {})}
          submitLabel={props.act}
          onSubmit={async (values) => {
            await props.onSubmit(values)
            done(t(($) => $.plan.done))
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}
