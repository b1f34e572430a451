import type { BankReceipt, ContractFinding } from '@wstc/domain/contracts/model'
import { receiptTexts } from '@wstc/domain/contracts/words'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { Action } from '../kit/layout/action.tsx'
import { StatusLight } from '../kit/status-light.tsx'
import { useChoices } from './choices.ts'
import { Field } from './fields.tsx'
import { uploadScan, useAct } from './queries.ts'

interface ReceiptFieldsProps {
  readonly place: number
  readonly receipt: BankReceipt
  readonly found: readonly ContractFinding[]
  readonly onChange: (receipt: BankReceipt) => void
  readonly onRemove: () => void
}

/** One bank receipt: who paid through whom, how much, and its scan. */
export function ReceiptFields(props: ReceiptFieldsProps) {
  const { place, receipt, found, onChange, onRemove } = props
  const { t } = useTranslation()
  const say = useSay()
  const act = useAct()
  const id = useId()
  const choices = useChoices()
  const [name, setName] = useState('')
  const at = (field: keyof BankReceipt) =>
    found.filter((one) => one.path.split('.').at(-1) === field)
  const field = (
    name: 'bank' | 'number' | 'receivedOn' | 'amount' | 'currency',
    more: Partial<Parameters<typeof Field>[0]> = {},
  ) => (
    <Field
      label={say(receiptTexts[name])}
      value={receipt[name]}
      onChange={(value) => onChange({ ...receipt, [name]: value })}
      found={at(name)}
      {...more}
    />
  )
  const scan = (file: File | undefined) => {
    if (!file) return
    void act(async () => {
      const stored = await uploadScan(file)
      setName(stored.name)
      onChange({ ...receipt, file: stored.id })
    })
  }
  return (
    <fieldset className="c-form">
      <legend>{t(($) => $.contracts.receipt, { place })}</legend>
      {field('bank', { options: choices.bank })}
      {field('number', { max: 60 })}
      {field('receivedOn', { kind: 'date' })}
      {field('amount', { kind: 'amount', max: 24 })}
      {field('currency', { options: choices.currency })}
      <div className="c-field">
        <label htmlFor={id}>{t(($) => $.contracts.scan)}</label>
        <input
          id={id}
          className="c-input"
          type="file"
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => scan(event.target.files?.[0])}
        />
        {receipt.file !== '' && (
          <StatusLight status="good" label={t(($) => $.contracts.scanned, { name })} />
        )}
        {at('file').map((one) => (
          <StatusLight key={one.code} status="bad" label={say(one.message)} />
        ))}
      </div>
      <div className="c-wide">
        <Action quiet onClick={onRemove}>
          {t(($) => $.contracts.removeReceipt, { place })}
        </Action>
      </div>
    </fieldset>
  )
}
