import type { Report, ReportContent } from '@wstc/domain/plan/contract/tasks/progress'
import { ReportedState } from '@wstc/domain/plan/model/judgement'
import { DecimalText } from '@wstc/domain/plan/model/target'
import { reportedTexts } from '@wstc/domain/plan/words/rules'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import type { DraftStore } from '../../kit/form/draft.ts'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { useMay } from '../../session.ts'
import { ActForm, useAct, useRefresh } from '../act-form.tsx'
import { tasksApi } from '../queries.ts'
import { Remarks } from './remarks.tsx'
import { ReportText } from './report-view.tsx'

const Form = z.object({
  reported: ReportedState,
  done: z.string().min(1).max(8000),
  next: z.string().max(8000).optional(),
  problems: z.string().max(8000).optional(),
  figures: z
    .array(
      z.object({
        name: z.string().min(1).max(200),
        value: DecimalText.optional(),
        unit: z.string().max(40).optional(),
      }),
    )
    .optional(),
})

/** The form's values as the wire wants them: blanks are empty texts there. */
function contentOf(values: Readonly<Record<string, unknown>>): ReportContent {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const figures = (values.figures ?? []) as readonly Readonly<Record<string, unknown>>[]
  return {
    reported: ReportedState.safeParse(values.reported).data ?? null,
    done: text(values.done),
    next: text(values.next),
    problems: text(values.problems),
    figures: figures.flatMap((one) => {
      const name = text(one.name).trim()
      const value = text(one.value).trim()
      if (!name || (value && !DecimalText.safeParse(value).success)) return []
      return [{ name, value, unit: text(one.unit) }]
    }),
  }
}

/** A report in work: written by the officer, signed or returned by the head. */
export function ReportEditor({ report }: { report: Report }) {
  const { t } = useTranslation()
  const may = useMay()
  if (report.stage === 'submitted') return <Signing report={report} />
  return (
    <div className="k-stack">
      {report.reason && (
        <p className="k-quiet">{t(($) => $.planReport.correcting, { reason: report.reason })}</p>
      )}
      <Remarks remarks={report.remarks} />
      {may('plan.progress.report') ? (
        <Writing report={report} />
      ) : (
        <ReportText content={report.content} />
      )}
    </div>
  )
}

function Writing({ report }: { report: Report }) {
  const { t } = useTranslation()
  const say = useSay()
  const refresh = useRefresh()
  const first = useRef(report)
  const latest = useRef(report)
  const [saved, setSaved] = useState(report)
  const handedIn = useRef(false)
  const keep = async (content: ReportContent) => {
    const { id, revision } = latest.current
    latest.current = await tasksApi.saveReport({
      params: { report: id },
      revision,
      body: { content },
    })
    setSaved(latest.current)
    return { at: latest.current.updatedAt }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once, it reads what it needs from refs
  const draft = useMemo<DraftStore>(
    () => ({
      load: async () => undefined,
      save: (values) => keep(contentOf(values)),
      discard: async () => {
        if (!handedIn.current) await keep(first.current.content)
      },
    }),
    [],
  )
  const from = (field: 'reported' | 'done' | 'next' | 'problems') =>
    saved.prefill[field] && saved.content[field] === saved.prefill[field]
      ? { prefilledFrom: t(($) => $.planReport.platform) }
      : {}
  const figures =
    saved.prefill.figures.length > 0 ? { hint: t(($) => $.planReport.figuresPrefilled) } : {}
  const { content } = first.current
  return (
    <SchemaForm
      schema={Form}
      guide={{
        reported: {
          label: t(($) => $.planReport.state),
          hint: t(($) => $.planReport.stateHint),
          options: Object.fromEntries(
            ReportedState.options.map((one) => [one, say(reportedTexts[one])]),
          ),
          ...from('reported'),
        },
        done: {
          label: t(($) => $.planReport.done),
          hint: t(($) => $.planReport.doneHint),
          ...from('done'),
        },
        next: { label: t(($) => $.planReport.next), ...from('next') },
        problems: {
          label: t(($) => $.planReport.problems),
          hint: t(($) => $.planReport.problemsHint),
          ...from('problems'),
        },
        figures: {
          label: t(($) => $.planReport.figures),
          ...figures,
          row: {
            name: { label: t(($) => $.planReport.figureName) },
            value: { label: t(($) => $.planReport.figureValue), kind: 'decimal' },
            unit: { label: t(($) => $.planReport.figureUnit) },
          },
        },
      }}
      initial={{
        ...(content.reported ? { reported: content.reported } : {}),
        done: content.done,
        next: content.next,
        problems: content.problems,
        figures: content.figures.map((one) => ({ ...one })),
      }}
      draft={draft}
      submitLabel={t(($) => $.planReport.submit)}
      onSubmit={async (values) => {
        await keep(contentOf(values))
        const { id, revision } = latest.current
        await tasksApi.submitReport({ params: { report: id }, revision })
        handedIn.current = true
        await refresh()
      }}
    />
  )
}

/** What the head sees: the text, what came from the platform, and the two ways on. */
function Signing({ report }: { report: Report }) {
  const { t } = useTranslation()
  const may = useMay()
  const act = useAct()
  const params = { report: report.id }
  const { revision } = report
  return (
    <div className="k-stack">
      {report.reason && (
        <p className="k-quiet">{t(($) => $.planReport.correcting, { reason: report.reason })}</p>
      )}
      <Remarks remarks={report.remarks} />
      <ReportText content={report.content} prefill={report.prefill} />
      {may('plan.progress.sign') ? (
        <div className="k-row k-noprint">
          <Action
            main
            onClick={() =>
              void act(
                () => tasksApi.signReport({ params, revision }),
                t(($) => $.planReport.signedNow),
              )
            }
          >
            {t(($) => $.planReport.sign)}
          </Action>
          <ActForm
            act={t(($) => $.planReport.return)}
            schema={z.strictObject({ comment: z.string().trim().min(2).max(4000) })}
            guide={{
              comment: {
                label: t(($) => $.planReport.comment),
                hint: t(($) => $.planReport.commentHint),
              },
            }}
            onSubmit={(values) => tasksApi.returnReport({ params, revision, body: values })}
          />
        </div>
      ) : (
        <p className="k-quiet">{t(($) => $.planReport.waitsForHead)}</p>
      )}
    </div>
  )
}
