import { type Cell, numericTypes } from '@wstc/domain/statistics/collection/model/form'
import { readAmount } from '@wstc/domain/statistics/collection/rules/read-typed'
import { unitTexts } from '@wstc/domain/statistics/collection/words/units'
import { readCell } from '@wstc/domain/statistics/collection/workbook/cell-text'
import { type InputHTMLAttributes, memo, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { ChoiceField } from './choice-field.tsx'
import { cellCodes } from './choices.ts'
import { useTyping } from './typing.ts'

interface CellFieldProps {
  readonly cell: Cell
  readonly address: string
  readonly value: string
  readonly message:
    | readonly { readonly severity: string; readonly message: { zh: string; en: string } }[]
    | undefined
  readonly readOnly: boolean
  readonly onChange: (text: string) => void
}

/** 指标格: its name, the field for it, and what is said of it. */
export const CellField = memo(
  function CellField({ cell, address, value, message = [], readOnly, onChange }: CellFieldProps) {
    const say = useSay()
    const language = useLanguage()
    const id = useId()
    const answers = useAnswers(cell)
    const codes = cellCodes(cell.type, language)
    const said = value === '' ? message.filter((one) => one.severity !== 'hard') : message
    const worst = said.find((one) => one.severity === 'hard') ?? said[0]
    const shared = {
      id,
      'data-address': address,
      'aria-invalid': worst?.severity === 'hard' ? (true as const) : undefined,
      'aria-describedby': `${id}-about`,
      className: `s-input${worst ? ` s-${worst.severity}` : ''}`,
      disabled: readOnly,
    }
    const field = { value, onChange }
    return (
      <div className="s-cell">
        <label htmlFor={id}>
          {say(cell.label)}
          {cell.required && <span aria-hidden="true"> *</span>}
          {cell.unit && <span className="k-quiet k-small"> {say(unitTexts[cell.unit!])}</span>}
        </label>
        {answers ? (
          <Answers {...field} select={shared} answers={answers} />
        ) : codes ? (
          <ChoiceField
            {...field}
            input={shared}
            label={say(cell.label)}
            codes={codes}
            read={(typed) => readCell(cell, typed)}
          />
        ) : cell.type === 'day' ? (
          <input
            {...shared}
            type="date"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <TypedField {...field} input={shared} numeric={numericTypes.includes(cell.type)} />
        )}
        <div id={`${id}-about`} className="k-small">
          {said.map((one) => (
            <p key={say(one.message)} className={`s-said s-said-${one.severity}`}>
              {say(one.message)}
            </p>
          ))}
          {said.length === 0 && cell.help && <p className="k-quiet">{say(cell.help)}</p>}
        </div>
      </div>
    )
  },
  (a, b) =>
    a.value === b.value &&
    a.message === b.message &&
    a.readOnly === b.readOnly &&
    a.address === b.address,
)

interface FieldProps {
  readonly value: string
  readonly onChange: (text: string) => void
}
type Shared = InputHTMLAttributes<HTMLInputElement>

function TypedField({
  input,
  numeric,
  value,
  onChange,
}: FieldProps & { readonly input: Shared; readonly numeric: boolean }) {
  const typing = useTyping(value, onChange, (typed) => (numeric ? readAmount(typed) : typed.trim()))
  return (
    <input
      {...input}
      type="text"
      {...(numeric ? { inputMode: 'decimal' as const } : {})}
      autoComplete="off"
      value={typing.typed ?? value}
      onChange={(event) => typing.type(event.target.value)}
      onBlur={() => typing.leave()}
    />
  )
}

type Answer = { readonly code: string; readonly label: string }

function Answers({
  select,
  answers,
  value,
  onChange,
}: FieldProps & { readonly select: object; readonly answers: readonly Answer[] }) {
  const { t } = useTranslation()
  return (
    <select {...select} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t(($) => $.statisticsReturn.choose)}</option>
      {answers.map((one) => (
        <option key={one.code} value={one.code}>
          {one.label}
        </option>
      ))}
    </select>
  )
}

/** What a cell of few answers may be. */
function useAnswers(cell: Cell): readonly Answer[] | undefined {
  const { t } = useTranslation()
  const say = useSay()
  if (cell.type === 'choice') {
    return (cell.choices ?? []).map((one) => ({ code: one.code, label: say(one.label) }))
  }
  if (cell.type !== 'yes-no') return undefined
  return [
    { code: 'yes', label: t(($) => $.statisticsReturn.yes) },
    { code: 'no', label: t(($) => $.statisticsReturn.no) },
  ]
}
