import { useQuery } from '@tanstack/react-query'
import { observationColumns } from '@wstc/domain/plan/words/targets'
import { ApiProblem } from '@wstc/sdk/client'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { tellFault } from '../../i18n/problems.ts'
import { useToast } from '../../kit/confirm.tsx'
import { ErrorNote } from '../../kit/error-page.tsx'
import { ImportStart } from '../../kit/import-start.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { formatNumber } from '../../kit/number.ts'
import { uploadFile } from '../../upload.ts'
import { useRefresh } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { Tag } from '../marks.tsx'
import { type ImportReply, importUrl, indicatorsQuery, templateUrl } from '../queries.ts'
import { wordOf } from '../words.ts'

type Step =
  | { readonly kind: 'choose' }
  | { readonly kind: 'checking'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly error: unknown }
  | { readonly kind: 'preview'; readonly file: File; readonly reply: ImportReply }
  | { readonly kind: 'stored'; readonly reply: ImportReply }

/** Import of figures: template, file, faults by row and column, preview, confirmation. */
export function ImportWizard() {
  const { t } = useTranslation()
  const language = useLanguage()
  const refresh = useRefresh()
  const toast = useToast()
  const [step, setStep] = useState<Step>({ kind: 'choose' })
  const [storing, setStoring] = useState(false)
  const check = async (file: File) => {
    setStep({ kind: 'checking', name: file.name })
    try {
      const reply = await uploadFile<ImportReply>(importUrl('true'), file, () => undefined)
      setStep({ kind: 'preview', file, reply })
    } catch (error) {
      setStep({ kind: 'refused', name: file.name, error })
    }
  }
  const store = async (file: File) => {
    setStoring(true)
    try {
      const reply = await uploadFile<ImportReply>(importUrl('false'), file, () => undefined)
      setStep({ kind: 'stored', reply })
      await refresh()
    } catch (error) {
      toast.failed(error)
      setStep({ kind: 'refused', name: file.name, error })
    } finally {
      setStoring(false)
    }
  }
  return (
    <div className="k-stack">
      <ImportStart
        title={t(($) => $.planImport.choose)}
        lead={t(($) => $.planImport.lead)}
        template={{ href: templateUrl(language), label: t(($) => $.planImport.template) }}
        choose={t(($) => $.planImport.upload)}
        main={step.kind === 'choose'}
        busy={step.kind === 'checking'}
        onFile={(file) => void check(file)}
      />
      <div aria-live="polite" className="k-stack">
        {step.kind === 'checking' && <p>{t(($) => $.planImport.checking, { name: step.name })}</p>}
        {step.kind === 'refused' && <Refused name={step.name} error={step.error} />}
        {step.kind === 'preview' && (
          <Sheet
            title={t(($) => $.planImport.preview, { name: step.file.name })}
            actions={
              <Action
                main
                busy={storing}
                disabled={step.reply.rows.every((row) => row.act === 'unchanged')}
                onClick={() => void store(step.file)}
              >
                {t(($) => $.planImport.confirm)}
              </Action>
            }
          >
            <Rows reply={step.reply} />
          </Sheet>
        )}
        {step.kind === 'stored' && (
          <Sheet title={t(($) => $.planImport.stored)}>
            <div className="k-stack">
              <p>{t(($) => $.planImport.storedLead)}</p>
              <Rows reply={step.reply} />
            </div>
          </Sheet>
        )}
      </div>
    </div>
  )
}

interface Place {
  readonly line: string
  readonly column: string
}

/** `rows.12.value` as a person finds it in the sheet. */
function placeOf(path: string): Place {
  const [, line = '—', column = ''] = /^rows\.(\d+)\.(\w+)$/.exec(path) ?? []
  return { line, column }
}

function Refused({ name, error }: { name: string; error: unknown }) {
  const { t } = useTranslation()
  const say = useSay()
  const faults = error instanceof ApiProblem ? (error.problem.fields ?? []) : []
  return (
    <Sheet title={t(($) => $.planImport.refused, { name })}>
      <div className="k-stack">
        <ErrorNote error={error} />
        {faults.length > 0 && (
          <table className="p-table">
            <caption className="k-small k-quiet">{t(($) => $.planImport.faultsHint)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(($) => $.planImport.line)}</th>
                <th scope="col">{t(($) => $.planImport.column)}</th>
                <th scope="col">{t(($) => $.planImport.fault)}</th>
              </tr>
            </thead>
            <tbody>
              {faults.map((fault) => {
                const { line, column } = placeOf(fault.path)
                return (
                  <tr key={`${fault.path} ${fault.code}`}>
                    <th scope="row">{line}</th>
                    <td>{say(wordOf(observationColumns, column))}</td>
                    <td>{tellFault(fault)}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </div>
    </Sheet>
  )
}

const tones = { record: 'good', correct: 'watch', unchanged: 'none' } as const

function Rows({ reply }: { reply: ImportReply }) {
  const indicators = useQuery(indicatorsQuery).data?.indicators
  const { t } = useTranslation()
  const say = useSay()
  const { period } = useDay()
  const nameOf = (id: string) => {
    const found = indicators?.find((one) => one.id === id)
    return found ? say(found.name) : id
  }
  return (
    <div className="k-stack">
      {reply.warnings.length > 0 && (
        <ul className="p-unclear">
          {reply.warnings.map((one) => (
            <li key={`${one.line} ${one.field} ${one.code}`}>
              {one.line !== undefined && (
                <strong>{t(($) => $.planImport.lineNumber, { line: one.line })} </strong>
              )}
              {say(one.text)}
            </li>
          ))}
        </ul>
      )}
      <table className="p-table">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.planImport.line)}</th>
            <th scope="col">{t(($) => $.planTargets.indicator)}</th>
            <th scope="col">{t(($) => $.kit.chart.period)}</th>
            <th scope="col" className="p-end">
              {t(($) => $.planImport.before)}
            </th>
            <th scope="col" className="p-end">
              {t(($) => $.planImport.after)}
            </th>
            <th scope="col">{t(($) => $.planImport.change)}</th>
          </tr>
        </thead>
        <tbody>
          {reply.rows.map((row) => (
            <tr key={row.line}>
              <th scope="row">{row.line}</th>
              <td>{nameOf(row.indicator)}</td>
              <td>{period(row.period)}</td>
              <td className="p-end">{row.before === undefined ? '—' : formatNumber(row.before)}</td>
              <td className="p-end">{formatNumber(row.value)}</td>
              <td>
                <Tag tone={tones[row.act]}>{t(($) => $.planImport.acts[row.act])}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
