import { actTexts, bankTexts } from '@wstc/domain/contracts/words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../i18n/language.ts'
import { Action } from '../kit/layout/action.tsx'
import { Sheet as Part } from '../kit/layout/page.tsx'
import { formatDay, formatMoment } from '../kit/number.ts'
import { ExecutionForm } from './execution-form.tsx'
import { Field } from './fields.tsx'
import { Explained, latestJudgement, Said } from './history.tsx'
import { JudgeExecution } from './office/judge.tsx'
import { contractsApi, type Sheet, useAct } from './queries.ts'
import { Money, StateMark } from './terms-view.tsx'

type Execution = Sheet['executions'][number]

interface ExecutionsProps {
  readonly sheet: Sheet
  /** Whether the firm itself looks on. */
  readonly own?: boolean
}

/** The executions of a contract with their receipts, and the form for a new one. */
export function Executions({ sheet, own = false }: ExecutionsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [entering, setEntering] = useState(false)
  const { line, executions, acceptedVersion, window } = sheet
  const running =
    acceptedVersion !== null &&
    line.state !== 'cancelled' &&
    !(line.state === 'submitted' && line.act === 'cancel')
  return (
    <Part
      title={t(($) => $.contracts.executions)}
      actions={
        own &&
        running &&
        !entering && (
          <Action main onClick={() => setEntering(true)}>
            {t(($) => $.contracts.enter)}
          </Action>
        )
      }
    >
      {own && (
        <p className="k-quiet">
          {running
            ? t(($) => $.contracts.window, {
                from: formatDay(window.from, language),
                to: formatDay(window.to, language),
              })
            : t(($) => $.contracts.notYet)}
        </p>
      )}
      {entering && <ExecutionForm sheet={sheet} onDone={() => setEntering(false)} />}
      {executions.length === 0 ? (
        <p>{t(($) => $.contracts.noExecutions)}</p>
      ) : (
        <ul className="c-items">
          {executions.map((one) => (
            <li key={`${one.id} ${one.revision}`}>
              <OneExecution sheet={sheet} execution={one} own={own} />
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

interface OneProps {
  readonly sheet: Sheet
  readonly execution: Execution
  readonly own: boolean
}

function OneExecution({ sheet, execution, own }: OneProps) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  const newest = execution.versions.at(-1)!
  const { entry } = newest
  const judged = latestJudgement(sheet, execution.id)
  const files = new Map(execution.files.map((one) => [one.id, one]))
  return (
    <>
      <div className="k-row">
        <strong>{formatDay(entry.executedOn, language)}</strong>
        <Money {...entry} />
        <StateMark state={execution.state} />
        {sheet.line.synthetic && (
          <span className="k-quiet k-small">{t(($) => $.contracts.demo)}</span>
        )}
      </div>
      <div className="k-quiet k-small">
        {say(actTexts[newest.act])} · {t(($) => $.contracts.version, { version: newest.version })} ·{' '}
        {formatMoment(newest.at)} {newest.by}
        {newest.reason && ` · ${newest.reason}`}
      </div>
      {entry.note && <div>{entry.note}</div>}
      {entry.receipts.map((one, index) => {
        const file = files.get(one.file)
        return (
          <div key={`${one.bank} ${one.number}`} className="k-small">
            {t(($) => $.contracts.receipt, { place: index + 1 })}：
            {one.bank && say(bankTexts[one.bank])} {one.number} ·{' '}
            {one.receivedOn && formatDay(one.receivedOn, language)} · <Money {...one} />
            {file && (
              <>
                {' · '}
                <a href={file.href}>{file.name}</a>
              </>
            )}
          </div>
        )
      })}
      <Explained said={newest} />
      {judged && <Said judgement={judged} />}
      {own && !editing && <OwnActs execution={execution} onCorrect={() => setEditing(true)} />}
      {own && editing && (
        <ExecutionForm sheet={sheet} execution={execution} onDone={() => setEditing(false)} />
      )}
      {!own && execution.state === 'submitted' && <JudgeExecution execution={execution} />}
    </>
  )
}

interface OwnActsProps {
  readonly execution: Execution
  readonly onCorrect: () => void
}

function OwnActs({ execution, onCorrect }: OwnActsProps) {
  const { t } = useTranslation()
  const act = useAct()
  const [leaving, setLeaving] = useState(false)
  const [reason, setReason] = useState('')
  const over =
    execution.state === 'withdrawn' ||
    (execution.state === 'submitted' && execution.act === 'withdraw')
  if (over) return null
  const withdraw = () =>
    act(
      () =>
        contractsApi.withdrawExecution({
          params: { execution: execution.id },
          revision: execution.revision,
          body: { reason },
        }),
      t(($) => $.contracts.withdrawn),
    )
  if (leaving) {
    return (
      <div className="c-form">
        <Field
          wide
          label={t(($) => $.contracts.withdrawReason)}
          value={reason}
          max={1000}
          onChange={setReason}
        />
        <div className="k-row">
          <Action dangerous disabled={reason.trim() === ''} onClick={() => void withdraw()}>
            {t(($) => $.contracts.withdraw)}
          </Action>
          <Action quiet onClick={() => setLeaving(false)}>
            {t(($) => $.contracts.closeForm)}
          </Action>
        </div>
      </div>
    )
  }
  return (
    <div className="k-row">
      <Action onClick={onCorrect}>{t(($) => $.contracts.correct)}</Action>
      <Action quiet onClick={() => setLeaving(true)}>
        {t(($) => $.contracts.withdraw)}
      </Action>
    </div>
  )
}
