import type { BankReceipt, ExecutionEntry } from '@wstc/domain/contracts/model'
import { checkExecution } from '@wstc/domain/contracts/rules/check-execution'
import { openFindings } from '@wstc/domain/contracts/rules/findings'
import { entryTexts } from '@wstc/domain/contracts/words'
import { dayInShanghai } from '@wstc/domain/kernel/period'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { Action } from '../kit/layout/action.tsx'
import { StatusLight } from '../kit/status-light.tsx'
import { useChoices } from './choices.ts'
import { Explain, explanationsOf, Field } from './fields.tsx'
import { contractsApi, type Sheet, useAct } from './queries.ts'
import { ReceiptFields } from './receipt-fields.tsx'

interface ExecutionFormProps {
  readonly sheet: Sheet
  /** The execution that is corrected; a new one where there is none. */
  readonly execution?: Sheet['executions'][number]
  readonly onDone: () => void
}

const emptyReceipt = (currency: string): BankReceipt => ({
  bank: '',
  number: '',
  receivedOn: '',
  amount: '',
  currency,
  file: '',
})

/** An execution with its bank receipts, checked by the same rules as on the server. */
export function ExecutionForm({ sheet, execution, onDone }: ExecutionFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const act = useAct()
  const choices = useChoices()
  const terms = (
    sheet.versions.find((one) => one.version === sheet.acceptedVersion) ?? sheet.versions.at(-1)!
  ).terms
  const [entry, setEntry] = useState<ExecutionEntry>(
    execution?.versions.at(-1)?.entry ?? {
      executedOn: '',
      amount: '',
      currency: terms.currency,
      note: '',
      receipts: [emptyReceipt(terms.currency)],
    },
  )
  const [said, setSaid] = useState<Record<string, string>>({})
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const others = sheet.executions
    .filter((one) => one.state !== 'withdrawn' && one.id !== execution?.id)
    .map((one) => one.versions.at(-1)!.entry)
  const found = checkExecution(entry, {
    terms,
    today: sheet.window.to,
    others,
    ...(execution ? { firstEnteredOn: dayInShanghai(new Date(execution.versions[0]!.at)) } : {}),
  })
  const explanations = explanationsOf(said)
  const open = openFindings(found, explanations)
  const shown = asked ? found : []
  const at = (path: string) => shown.filter((one) => one.path === path)
  const send = async () => {
    setAsked(true)
    if (open.length > 0 || (execution && reason.trim() === '')) return
    const sent = await act(
      () =>
        execution
          ? contractsApi.correctExecution({
              params: { execution: execution.id },
              revision: execution.revision,
              body: { entry, reason, explanations },
            })
          : contractsApi.enterExecution({
              params: { contract: sheet.line.id },
              body: { entry, explanations },
            }),
      t(($) => $.contracts.submitted),
    )
    if (sent) onDone()
  }
  const set = (more: Partial<ExecutionEntry>) => setEntry({ ...entry, ...more })
  return (
    <div>
      <div className="c-form">
        <Field
          label={say(entryTexts.executedOn)}
          kind="date"
          value={entry.executedOn}
          onChange={(value) => set({ executedOn: value })}
          found={at('executedOn')}
        />
        <Field
          label={say(entryTexts.amount)}
          kind="amount"
          max={24}
          value={entry.amount}
          onChange={(value) => set({ amount: value })}
          found={at('amount')}
        />
        <Field
          label={say(entryTexts.currency)}
          options={choices.currency}
          value={entry.currency}
          onChange={(value) => set({ currency: value })}
          found={at('currency')}
        />
        <Field
          label={say(entryTexts.note)}
          max={500}
          wide
          value={entry.note}
          onChange={(value) => set({ note: value })}
        />
      </div>
      {entry.receipts.map((receipt, index) => (
        <ReceiptFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a receipt has no other name while it is typed
          key={index}
          place={index + 1}
          receipt={receipt}
          found={shown.filter((one) => one.path.startsWith(`receipts.${index}.`))}
          onChange={(one) =>
            set({ receipts: entry.receipts.map((old, place) => (place === index ? one : old)) })
          }
          onRemove={() => set({ receipts: entry.receipts.filter((_, place) => place !== index) })}
        />
      ))}
      {at('receipts').map((one) => (
        <StatusLight
          key={one.code}
          status={one.severity === 'hard' ? 'bad' : 'watch'}
          label={say(one.message)}
        />
      ))}
      <Explain
        found={shown}
        said={said}
        onSay={(code, text) => setSaid({ ...said, [code]: text })}
      />
      {execution && (
        <div className="c-form">
          <Field
            wide
            label={t(($) => $.contracts.correctReason)}
            value={reason}
            max={1000}
            onChange={setReason}
          />
          {asked && reason.trim() === '' && <p>{t(($) => $.contracts.reasonNeeded)}</p>}
        </div>
      )}
      <div className="k-row">
        <Action main onClick={() => void send()}>
          {t(($) => $.contracts.sendExecution)}
        </Action>
        <Action
          onClick={() => set({ receipts: [...entry.receipts, emptyReceipt(entry.currency)] })}
          disabled={entry.receipts.length >= 20}
        >
          {t(($) => $.contracts.addReceipt)}
        </Action>
        <Action quiet onClick={onDone}>
          {t(($) => $.contracts.closeForm)}
        </Action>
      </div>
    </div>
  )
}
