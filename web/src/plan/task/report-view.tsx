import type { Report, ReportContent } from '@wstc/domain/plan/contract/tasks/progress'
import { reportedTexts } from '@wstc/domain/plan/words/rules'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ReceiptAction } from '../../audit/receipt-action.tsx'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { ActForm } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag } from '../marks.tsx'
import { tasksApi } from '../queries.ts'
import { diffTexts } from '../text-diff.ts'
import { By, Remarks } from './remarks.tsx'

const parts = ['done', 'next', 'problems'] as const

interface ReportTextProps {
  readonly content: ReportContent
  /** Marks what stands as the platform offered it. */
  readonly prefill?: ReportContent
  /** Shows what changed against it. */
  readonly before?: ReportContent
}

/** A report as text. */
export function ReportText({ content, prefill, before }: ReportTextProps) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <dl className="p-report">
      <dt>{t(($) => $.planReport.state)}</dt>
      <dd>
        {before && before.reported !== content.reported && before.reported && (
          <del>{say(reportedTexts[before.reported])}</del>
        )}{' '}
        <strong>{content.reported ? say(reportedTexts[content.reported]) : '—'}</strong>
      </dd>
      {parts.map((part) => (
        <div key={part} className="p-report-part">
          <dt>
            {t(($) => $.planReport[part])}{' '}
            {prefill && content[part] && content[part] === prefill[part] && (
              <Tag tone="done">{t(($) => $.planReport.asPrefilled)}</Tag>
            )}
          </dt>
          <dd>
            {before && (before[part] || content[part]) ? (
              <Diff before={before[part]} after={content[part]} />
            ) : (
              content[part] || <span className="k-quiet">{t(($) => $.planReport.nothingSaid)}</span>
            )}
          </dd>
        </div>
      ))}
      {content.figures.length > 0 && (
        <div className="p-report-part">
          <dt>{t(($) => $.planReport.figures)}</dt>
          <dd>
            <ul className="p-plain">
              {content.figures.map((one) => {
                const was = before?.figures.find((old) => old.name === one.name)
                return (
                  <li key={one.name}>
                    {one.name}:{' '}
                    {was && was.value !== one.value && <del>{formatNumber(was.value)} </del>}
                    {one.value === '' ? (
                      <span className="k-quiet">{t(($) => $.planReport.nothingSaid)}</span>
                    ) : (
                      <>
                        <strong>{formatNumber(one.value)}</strong> {one.unit}
                      </>
                    )}
                  </li>
                )
              })}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Diff({ before, after }: { before: string; after: string }) {
  let at = 0
  return diffTexts(before, after).map((part) => {
    const key = `${part.kind} ${at}`
    at += part.text.length
    if (part.kind === 'added') return <ins key={key}>{part.text}</ins>
    if (part.kind === 'removed') return <del key={key}>{part.text}</del>
    return <span key={key}>{part.text}</span>
  })
}

interface VersionsProps {
  /** Signed versions, the newest first. */
  readonly versions: readonly Report[]
  readonly mayCorrect: boolean
  /** Whether these are the reader’s own department’s, which holds the receipts. */
  readonly own: boolean
}

export function ReportVersions({ versions, mayCorrect, own }: VersionsProps) {
  const { t } = useTranslation()
  const { period } = useDay()
  const [compared, setCompared] = useState<string>()
  return versions.map((report, index) => {
    const older = versions[index + 1]
    const comparing = compared === report.id && older !== undefined
    return (
      <article key={report.id} className="p-version">
        <div className="k-row k-row-apart">
          <h3>
            {t(($) => $.planReport.version, { version: report.version })}{' '}
            <DemoMark on={report.synthetic} />
          </h3>
          <span className="k-row k-noprint">
            {older && (
              <Action quiet onClick={() => setCompared(comparing ? undefined : report.id)}>
                {comparing
                  ? t(($) => $.planReport.hideChanges)
                  : t(($) => $.planReport.showChanges, { version: older.version })}
              </Action>
            )}
            {own && (
              <ReceiptAction
                kind="report"
                id={report.id}
                what={t(($) => $.planReport.receiptOf, {
                  task: report.task,
                  period: period(report.period),
                  version: report.version,
                })}
              />
            )}
            {index === 0 && mayCorrect && <Correct report={report} />}
          </span>
        </div>
        <p className="k-small k-quiet">
          {report.signed && <By by={report.signed} />}{' '}
          {report.signedAt &&
            t(($) => $.planReport.signedAt, { moment: formatMoment(report.signedAt) })}
          {report.typed !== null && report.prefilled !== null && (
            <>
              {' '}
              ·{' '}
              {t(($) => $.planReport.fields, { typed: report.typed, prefilled: report.prefilled })}
            </>
          )}
        </p>
        {report.reason && (
          <p>{t(($) => $.planReport.correctedBecause, { reason: report.reason })}</p>
        )}
        <ReportText
          content={report.content}
          {...(comparing && older ? { before: older.content } : {})}
        />
        <Remarks remarks={report.remarks} />
      </article>
    )
  })
}

function Correct({ report }: { report: Report }) {
  const { t } = useTranslation()
  return (
    <ActForm
      quiet
      act={t(($) => $.planReport.correct)}
      lead={t(($) => $.planReport.correctLead)}
      schema={z.strictObject({ reason: z.string().trim().min(2).max(4000) })}
      guide={{
        reason: { label: t(($) => $.planTask.reason), hint: t(($) => $.planTask.reasonHint) },
      }}
      onSubmit={(values) => tasksApi.correctReport({ params: { report: report.id }, body: values })}
    />
  )
}
