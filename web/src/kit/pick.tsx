import { Input, Select } from 'antd'
import { useId } from 'react'

interface PickProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string | undefined) => void
  /** Whether it may be left open. */
  readonly clearable?: boolean
  readonly placeholder?: string
}

/** One choice out of a list, outside of forms. */
export function Pick(props: PickProps) {
  const id = useId()
  return (
    <span className="k-pick">
      <label htmlFor={id}>{props.label}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        allowClear={props.clearable ?? false}
        value={props.value ?? null}
        options={[...props.options]}
        onChange={(value) => props.onChange(value ?? undefined)}
        {...(props.placeholder ? { placeholder: props.placeholder } : {})}
      />
    </span>
  )
}

interface PickDayProps {
  readonly label: string
  readonly value: string | undefined
  readonly max?: string
  readonly onChange: (day: string | undefined) => void
}

/** One day. */
export function PickDay({ label, value, max, onChange }: PickDayProps) {
  const id = useId()
  return (
    <span className="k-pick">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        value={value ?? ''}
        {...(max ? { max } : {})}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </span>
  )
}
