import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'

interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string | undefined) => void
  /** True hides the label from the eye, where the place already says it. */
  readonly bare?: boolean
  readonly clearable?: boolean
  /** Asks the server for options that match; without it the options given are searched. */
  readonly onSearch?: (text: string) => void
  readonly busy?: boolean
}

/** One of several, outside of a form. */
export function Choice(props: ChoiceProps) {
  const { t } = useTranslation()
  const id = useId()
  const searchable = props.onSearch !== undefined || props.options.length > 8
  return (
    <div className="k-choice">
      <label htmlFor={id} className={props.bare ? 'k-unseen' : ''}>
        {props.label}
      </label>
      <Select
        id={id}
        value={(props.value ?? null) as never}
        options={props.options.map((option) => ({ ...option }))}
        placeholder={t(($) => $.kit.form.choose)}
        popupMatchSelectWidth={false}
        allowClear={props.clearable ?? false}
        showSearch={
          searchable && {
            optionFilterProp: 'label',
            ...(props.onSearch ? { onSearch: props.onSearch, filterOption: false } : {}),
          }
        }
        loading={props.busy ?? false}
        onChange={(value: string | undefined) => props.onChoose(value ?? undefined)}
      />
    </div>
  )
}
