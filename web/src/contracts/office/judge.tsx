import { type ContractField, ContractTerms, type Verdict } from '@wstc/domain/contracts/model'
import { entryTexts, termTexts } from '@wstc/domain/contracts/words'
import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Field } from '../fields.tsx'
import { contractsApi, type Sheet, useAct } from '../queries.ts'

interface Body {
  readonly verdict: Verdict
  readonly word: string
  readonly comments: { field: string; text: string }[]
}

interface JudgeProps {
  readonly fields: readonly (readonly [string, Bilingual])[]
  readonly send: (body: Body) => Promise<unknown>
}

/** Accepting, or sending back with a word and a comment on one field. */
function Judge({ fields, send }: JudgeProps) {
  const { t } = useTranslation()
  const say = useSay()
  const act = useAct()
  const [word, setWord] = useState('')
  const [field, setField] = useState('')
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const judge = (verdict: Verdict) => {
    if (verdict === 'returned' && word.trim() === '') {
      setAsked(true)
      return
    }
    const comments = field && text.trim() ? [{ field, text }] : []
    void act(
      () => send({ verdict, word, comments }),
      t(($) => $.contracts.office.judged),
    )
  }
  return (
    <div>
      <div className="c-form">
        <Field
          wide
          label={t(($) => $.contracts.office.word)}
          value={word}
          max={1000}
          onChange={setWord}
        />
        <Field
          label={t(($) => $.contracts.office.commentAbout)}
          options={fields.map(([code, both]) => [code, say(both)] as const)}
          value={field}
          onChange={setField}
        />
        <Field
          label={t(($) => $.contracts.office.commentText)}
          value={text}
          max={1000}
          onChange={setText}
        />
      </div>
      {asked && word.trim() === '' && <p role="alert">{t(($) => $.contracts.office.wordNeeded)}</p>}
      <div className="k-row">
        <Action main onClick={() => judge('accepted')}>
          {t(($) => $.contracts.office.accept)}
        </Action>
        <Action onClick={() => judge('returned')}>{t(($) => $.contracts.office.sendBack)}</Action>
      </div>
    </div>
  )
}

const termFields = (Object.keys(ContractTerms.shape) as ContractField[]).map(
  (field) => [field, termTexts[field]] as const,
)

export function JudgeContract({ sheet }: { readonly sheet: Sheet }) {
  return (
    <Judge
      fields={termFields}
      send={(body) =>
        contractsApi.judgeContract({
          params: { contract: sheet.line.id },
          revision: sheet.line.revision,
          body,
        })
      }
    />
  )
}

interface JudgeExecutionProps {
  readonly execution: Sheet['executions'][number]
}

export function JudgeExecution({ execution }: JudgeExecutionProps) {
  return (
    <Judge
      fields={Object.entries(entryTexts)}
      send={(body) =>
        contractsApi.judgeExecution({
          params: { execution: execution.id },
          revision: execution.revision,
          body,
        })
      }
    />
  )
}
