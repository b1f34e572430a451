import { Checkbox, Input, Select } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { tellFault } from '../../i18n/problems.ts'
import type { FieldShape } from './fields.ts'
import type { FieldGuide } from './guide.ts'
import { type FormStore, useFieldFault, useFormValue } from './store.ts'

interface FieldProps {
  readonly store: FormStore
  readonly shape: FieldShape
  readonly guide: FieldGuide
  /** Dotted path of the value. */
  readonly path: string
  readonly formId: string
  readonly onLeave: (path: string) => void
}

/** Id of the control of a path; the error summary links to it. */
export function controlId(formId: string, path: string): string {
  return `${formId}-${path.replaceAll('.', '-')}`
}

export const Field = memo(function Field(props: FieldProps) {
  const { store, shape, guide, path, formId } = props
  const { t } = useTranslation()
  const value = useFormValue(store, path)
  const fault = useFieldFault(store, path)
  const id = controlId(formId, path)
  const kind = guide.kind ?? shape.kind
  const notes = [
    guide.hint ? `${id}-hint` : '',
    guide.prefilledFrom ? `${id}-from` : '',
    fault ? `${id}-fault` : '',
  ].filter(Boolean)
  return (
    <div className={`k-field ${guide.wide || kind === 'long-text' ? 'k-field-wide' : ''}`}>
      {kind !== 'boolean' && (
        <label htmlFor={id}>
          {guide.label}
          {!shape.required && (
            <span className="k-quiet k-small"> {t(($) => $.kit.form.optional)}</span>
          )}
        </label>
      )}
      {guide.hint && (
        <div id={`${id}-hint`} className="k-quiet k-small">
          {guide.hint}
        </div>
      )}
      <Control
        id={id}
        kind={kind}
        shape={shape}
        guide={guide}
        value={value}
        faulty={Boolean(fault)}
        describedBy={notes.join(' ')}
        onChange={(next) => store.set(path, next)}
        onBlur={() => props.onLeave(path)}
      />
      {guide.prefilledFrom && (
        <div id={`${id}-from`} className="k-small k-prefilled">
          {t(($) => $.kit.form.prefilled, { source: guide.prefilledFrom })}
        </div>
      )}
      {fault && (
        <div id={`${id}-fault`} className="k-fault">
          {tellFault(fault)}
        </div>
      )}
    </div>
  )
})

interface ControlProps {
  readonly id: string
  readonly kind: FieldShape['kind']
  readonly shape: FieldShape
  readonly guide: FieldGuide
  readonly value: unknown
  readonly faulty: boolean
  readonly describedBy: string
  readonly onChange: (value: unknown) => void
  readonly onBlur: () => void
}

function Control(props: ControlProps) {
  const { id, kind, shape, guide, value, faulty, onChange, onBlur } = props
  const { t } = useTranslation()
  const aria = {
    'aria-invalid': faulty,
    'aria-required': shape.required,
    ...(props.describedBy ? { 'aria-describedby': props.describedBy } : {}),
  }
  const problem = faulty ? { status: 'error' as const } : {}
  const text = value === undefined || value === null ? '' : String(value)
  const limit = shape.maxLength ? { maxLength: shape.maxLength } : {}
  const auto = guide.autoComplete ? { autoComplete: guide.autoComplete } : {}
  if (kind === 'boolean') {
    return (
      <Checkbox
        id={id}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
        onBlur={onBlur}
        {...aria}
      >
        {guide.label}
      </Checkbox>
    )
  }
  if (kind === 'choice' || kind === 'choices') {
    return (
      <Select
        id={id}
        allowClear={!shape.required}
        showSearch={(shape.options?.length ?? 0) > 8}
        optionFilterProp="search"
        placeholder={t(($) => $.kit.form.choose)}
        {...(kind === 'choices' ? { mode: 'multiple' as const } : {})}
        value={(value ?? (kind === 'choices' ? [] : null)) as never}
        options={(shape.options ?? []).map((option) => ({
          value: option,
          label: guide.options?.[option] ?? option,
          search: `${guide.options?.[option] ?? option} ${guide.search?.[option] ?? ''}`,
        }))}
        onChange={(next: unknown) => onChange(next)}
        onBlur={onBlur}
        {...aria}
        {...problem}
      />
    )
  }
  if (kind === 'long-text') {
    return (
      <Input.TextArea
        id={id}
        rows={4}
        showCount={shape.maxLength !== undefined}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        {...limit}
        {...aria}
        {...problem}
      />
    )
  }
  const shared = {
    id,
    value: text,
    onBlur,
    ...(guide.unit ? { suffix: guide.unit } : {}),
    ...limit,
    ...auto,
    ...(guide.inputMode ? { inputMode: guide.inputMode } : {}),
    ...(guide.first ? { autoFocus: true } : {}),
    ...aria,
    ...problem,
  }
  if (kind === 'password') {
    return <Input.Password {...shared} onChange={(event) => onChange(event.target.value)} />
  }
  const numeric = kind === 'number' || kind === 'decimal'
  return (
    <Input
      {...shared}
      {...(kind === 'date' ? { type: 'date' } : {})}
      {...(numeric ? { inputMode: 'decimal' as const, className: 'k-field-number' } : {})}
      onChange={(event) => {
        const typed = event.target.value
        onChange(kind === 'number' ? numberOf(typed) : typed)
      }}
    />
  )
}

/** A number where the text is one, else the text as typed, for the schema to refuse. */
function numberOf(typed: string): unknown {
  const plain = typed.trim().replaceAll(',', '')
  return /^-?\d+(\.\d*[1-9])?$/.test(plain) ? Number(plain) : typed
}
