import type { ContractFinding } from '@wstc/domain/contracts/model'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { StatusLight } from '../kit/status-light.tsx'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly kind?: 'text' | 'date' | 'amount'
  /** Choices in their order; makes it a select. */
  readonly options?: readonly (readonly [string, string])[]
  readonly max?: number
  readonly wide?: boolean
  /** What was found in the field, shown once the person has asked for it. */
  readonly found?: readonly ContractFinding[]
  readonly comment?: string | undefined
}

/** One field with its label, its fault and the officer's comment. */
export function Field(props: FieldProps) {
  const { label, value, onChange, kind = 'text', options, max = 200, found = [], comment } = props
  const { t } = useTranslation()
  const say = useSay()
  const id = useId()
  const hard = found.some((one) => one.severity === 'hard')
  const shared = {
    id,
    className: 'c-input',
    value,
    'aria-invalid': hard,
    'aria-describedby': `${id}-said`,
  }
  return (
    <div className={props.wide ? 'c-field c-wide' : 'c-field'}>
      <label htmlFor={id}>{label}</label>
      {options ? (
        <select {...shared} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t(($) => $.contracts.choose)}</option>
          {options.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={kind === 'date' ? 'date' : 'text'}
          inputMode={kind === 'amount' ? 'decimal' : undefined}
          maxLength={kind === 'date' ? undefined : max}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      <div id={`${id}-said`}>
        {comment && <StatusLight status="watch" label={comment} />}
        {found.map((one) => (
          <StatusLight
            key={one.code}
            status={one.severity === 'hard' ? 'bad' : 'watch'}
            label={say(one.message)}
          />
        ))}
      </div>
    </div>
  )
}

interface ExplainProps {
  readonly found: readonly ContractFinding[]
  readonly said: Readonly<Record<string, string>>
  readonly onSay: (code: string, text: string) => void
}

/** Soft findings, each with the place for its explanation. */
export function Explain({ found, said, onSay }: ExplainProps) {
  const say = useSay()
  const { t } = useTranslation()
  const soft = [...new Map(found.map((one) => [one.code, one])).values()].filter(
    (one) => one.severity === 'soft',
  )
  if (soft.length === 0) return null
  return (
    <fieldset className="c-form">
      <legend>{t(($) => $.contracts.soft)}</legend>
      {soft.map((one) => (
        <div key={one.code} className="c-wide">
          <Field
            label={`${t(($) => $.contracts.explain)}：${say(one.message)}`}
            value={said[one.code] ?? ''}
            max={1000}
            onChange={(text) => onSay(one.code, text)}
          />
        </div>
      ))}
    </fieldset>
  )
}

export const explanationsOf = (said: Readonly<Record<string, string>>) =>
  Object.entries(said).flatMap(([code, text]) => (text.trim() ? [{ code, text }] : []))

/** A term of a list of facts. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
