import './form.css'
import { ApiProblem } from '@wstc/sdk/client'
import { Button } from 'antd'
import {
  type FormEvent,
  type ReactNode,
  useCallback,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { useConfirm } from '../confirm.tsx'
import { ErrorNote } from '../error-page.tsx'
import { formatTime } from '../number.ts'
import { useAfterPress } from './after-press.ts'
import { type DraftState, type DraftStore, useDraft } from './draft.ts'
import { ErrorSummary } from './error-summary.tsx'
import { faultsOf, tidy, type Values } from './faults.ts'
import { Field } from './field.tsx'
import { type FieldShape, fieldsOf } from './fields.ts'
import type { FieldGuide, Guides } from './guide.ts'
import { Rows } from './rows.tsx'
import { createFormStore, type FormStore } from './store.ts'

export interface SchemaFormProps<S extends z.ZodObject> {
  readonly schema: S
  readonly guide: { readonly [K in keyof z.input<S>]: FieldGuide }
  readonly initial?: Partial<z.input<S>>
  readonly submitLabel: string
  /** Sends the form; a refusal with field faults marks the fields. */
  readonly onSubmit: (values: z.output<S>) => Promise<unknown>
  readonly draft?: DraftStore
  /** Further buttons beside the submit button. */
  readonly actions?: ReactNode
}

/** A form made from a schema: fields, faults and drafts are the kit's affair. */
export function SchemaForm<S extends z.ZodObject>(props: SchemaFormProps<S>) {
  const { schema, guide, onSubmit } = props
  const { t } = useTranslation()
  const formId = useId()
  const first = useRef((props.initial ?? {}) as Values)
  const store = useMemo(() => createFormStore(first.current), [])
  const fields = useMemo(() => fieldsOf(schema), [schema])
  const { state, forget } = useDraft(store, props.draft)
  const [sending, setSending] = useState(false)
  const [asked, setAsked] = useState(0)
  const [refusal, setRefusal] = useState<unknown>()
  const onLeave = useLeave(schema, store)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setRefusal(undefined)
    const faults = faultsOf(schema, store.values())
    store.setFaults(faults)
    if (faults.length > 0) return setAsked((now) => now + 1)
    setSending(true)
    try {
      await onSubmit(schema.parse(tidy(store.values())) as z.output<S>)
      await forget()
    } catch (error) {
      const named = error instanceof ApiProblem ? (error.problem.fields ?? []) : []
      store.setFaults(named)
      if (named.length > 0) setAsked((now) => now + 1)
      else setRefusal(error)
    } finally {
      setSending(false)
    }
  }
  return (
    <form className="k-form" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary store={store} guides={guide as Guides} formId={formId} asked={asked} />
      <div className="k-fields">
        {fields.map((shape) => (
          <AnyField
            key={shape.name}
            store={store}
            shape={shape}
            guide={(guide as Guides)[shape.name] ?? { label: shape.name }}
            formId={formId}
            onLeave={onLeave}
          />
        ))}
      </div>
      {refusal !== undefined && <ErrorNote error={refusal} />}
      <div className="k-row k-form-foot">
        <Button type="primary" htmlType="submit" loading={sending}>
          {props.submitLabel}
        </Button>
        {props.actions}
        {props.draft && (
          <DraftNote
            state={state}
            onDiscard={forget}
            reset={() => {
              store.replace(first.current)
              store.setFaults([])
            }}
          />
        )}
      </div>
      <span className="k-unseen" role="status">
        {sending ? t(($) => $.kit.form.saving) : ''}
      </span>
    </form>
  )
}

/** On leaving a field that was typed in, shows its own fault and no other's. */
function useLeave(schema: z.ZodObject, store: FormStore) {
  const afterPress = useAfterPress()
  return useCallback(
    (path: string) =>
      afterPress(() => {
        const value = store.get(path)
        const known = store.fault(path) !== undefined
        if (!known && (value === undefined || value === '')) return
        const now = faultsOf(schema, store.values()).filter((fault) => fault.path === path)
        if (!known && now.length === 0) return
        store.setFaults([...store.faults().filter((fault) => fault.path !== path), ...now])
      }),
    [schema, store, afterPress],
  )
}

interface AnyFieldProps {
  readonly store: FormStore
  readonly shape: FieldShape
  readonly guide: FieldGuide
  readonly formId: string
  readonly onLeave: (path: string) => void
}

function AnyField(props: AnyFieldProps) {
  return (props.guide.kind ?? props.shape.kind) === 'rows' ? (
    <Rows {...props} path={props.shape.name} />
  ) : (
    <Field {...props} path={props.shape.name} />
  )
}

interface DraftNoteProps {
  readonly state: DraftState
  readonly onDiscard: () => Promise<void>
  readonly reset: () => void
}

function DraftNote({ state, onDiscard, reset }: DraftNoteProps) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const discard = async () => {
    const sure = await confirm({
      title: t(($) => $.kit.form.discard),
      consequence: t(($) => $.kit.form.discardSure),
      act: t(($) => $.kit.form.discard),
      dangerous: true,
    })
    if (!sure) return
    await onDiscard()
    reset()
  }
  return (
    <>
      <span className="k-small k-quiet" role="status">
        {state.kind === 'saving' && t(($) => $.kit.form.saving)}
        {state.kind === 'saved' && t(($) => $.kit.form.savedAt, { time: formatTime(state.at) })}
        {state.kind === 'restored' && t(($) => $.kit.form.restored, { time: formatTime(state.at) })}
        {state.kind === 'failed' && t(($) => $.kit.form.saveFailed)}
      </span>
      {(state.kind === 'saved' || state.kind === 'restored') && (
        <Button type="text" size="small" onClick={() => void discard()}>
          {t(($) => $.kit.form.discard)}
        </Button>
      )}
    </>
  )
}
