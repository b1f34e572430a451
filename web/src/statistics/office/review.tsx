import './office.css'
import '../return/return.css'
import { useQuery } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { ReturnContent } from '@wstc/domain/statistics/collection/model/content'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { BesideReturn } from '../sources/beside.tsx'
import { StateMark } from '../state-mark.tsx'
import { CorrectRows } from './correct-rows.tsx'
import { FormPanel } from './form-panel.tsx'
import { type Review, reviewApi, reviewQuery, useAct } from './queries.ts'
import { byCell, Cells, type Comments, Rows } from './review-content.tsx'
import { Differs } from './review-difference.tsx'
import { History } from './review-history.tsx'
import { Figures, Findings, Judgements } from './review-parts.tsx'
import { Signals } from './review-signals.tsx'
import { Suggested, withSuggestion } from './review-suggestion.tsx'

/** One return with all that is needed to judge it. */
export function ReviewSheet({ obligation }: { readonly obligation: string }) {
  const review = useQuery(reviewQuery(obligation))
  return <Loaded query={review}>{(data) => <Judge key={data.line.revision} data={data} />}</Loaded>
}

function Judge({ data }: { readonly data: Review }) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const { line, returned } = data
  const [comments, setComments] = useState<Comments>({})
  const [corrected, setCorrected] = useState<ReturnContent>()
  const content = corrected ?? returned.content
  const hasCells = data.form.form.sections.length > 0
  const waits = line.state === 'submitted'
  const onComment = waits
    ? (cell: string, text: string) => setComments((all) => ({ ...all, [cell]: text }))
    : undefined
  const found = useMemo(() => byCell(returned.findings), [returned.findings])
  const list = { content, found, comments, onComment }
  return (
    <Page
      title={line.enterprise.name}
      lead={`${say(line.surveyName)} · ${periodText(line.period, language)} · ${line.enterprise.uscc}`}
      crumbs={[
        {
          label: t(($) => $.statisticsOffice.queue),
          to: `/statistics/${line.survey}/${line.period}/review`,
        },
      ]}
      actions={
        waits && (
          <Acts
            data={data}
            comments={comments}
            corrected={corrected}
            onCorrect={() => setCorrected(returned.content)}
            onCancel={() => setCorrected(undefined)}
          />
        )
      }
    >
      <div className="k-stack">
        <div className="k-row">
          <StateMark line={line} />
          {!waits && <span className="k-quiet">{t(($) => $.statisticsOffice.notWaiting)}</span>}
          {corrected && <strong>{t(($) => $.statisticsOffice.correcting)}</strong>}
        </div>
        <Sheet title={t(($) => $.statisticsOffice.signals)}>
          <Signals data={data} />
        </Sheet>
        <Sheet title={t(($) => $.statisticsOffice.findings)}>
          <Findings data={data} />
        </Sheet>
        {data.suggestion && (
          <Sheet title={t(($) => $.statisticsOffice.suggestion)}>
            <Suggested
              data={data}
              suggestion={data.suggestion}
              onTake={
                waits
                  ? () => setCorrected(withSuggestion(returned.content, data.suggestion!))
                  : undefined
              }
            />
          </Sheet>
        )}
        {data.difference && (
          <Sheet title={t(($) => $.statisticsOffice.difference)}>
            <Differs data={data} difference={data.difference} />
          </Sheet>
        )}
        {content.nothingToReport && (
          <Sheet>
            <div className="k-row">
              {t(($) => $.statisticsOffice.nothing)}
              {corrected && (
                <Action onClick={() => setCorrected({ ...corrected, nothingToReport: false })}>
                  {t(($) => $.statisticsOffice.notNothing)}
                </Action>
              )}
            </div>
          </Sheet>
        )}
        {(content.rows.length > 0 || (corrected && data.form.form.rows)) && (
          <Sheet title={t(($) => $.statisticsOffice.rows)}>
            {data.leftOut > 0 && (
              <p>{t(($) => $.statisticsOffice.leftOut, { count: data.leftOut })}</p>
            )}
            {corrected ? (
              <CorrectRows
                content={corrected}
                form={data.form.form}
                whole={data.leftOut === 0}
                onChange={setCorrected}
              />
            ) : (
              <Rows {...list} />
            )}
          </Sheet>
        )}
        {(Object.keys(content.cells).length > 0 || (corrected && hasCells)) && (
          <Sheet title={t(($) => $.statisticsOffice.cells)}>
            <Cells
              {...list}
              form={data.form.form}
              {...(corrected ? { onChange: setCorrected } : {})}
            />
          </Sheet>
        )}
        <Sheet title={t(($) => $.statisticsOffice.figures)}>
          <Figures data={data} />
        </Sheet>
        <BesideReturn enterprise={line.enterprise.id} period={line.period} />
        <Sheet title={t(($) => $.statisticsOffice.history)}>
          <History data={data} />
        </Sheet>
        <Sheet title={t(($) => $.statisticsOffice.judgements)}>
          <Judgements data={data} />
        </Sheet>
      </div>
    </Page>
  )
}

const WordForm = z.strictObject({ word: z.string().trim().min(1).max(2000) })
const ReasonForm = z.strictObject({ reason: z.string().trim().min(1).max(2000) })

interface ActsProps {
  readonly data: Review
  readonly comments: Comments
  readonly corrected: ReturnContent | undefined
  readonly onCorrect: () => void
  readonly onCancel: () => void
}

function Acts({ data, comments, corrected, onCorrect, onCancel }: ActsProps) {
  const { t } = useTranslation()
  const act = useAct()
  const confirm = useConfirm()
  const { id, revision } = data.line
  const params = { obligation: id }
  const said = Object.entries(comments)
    .filter(([, text]) => text.trim() !== '')
    .map(([cell, text]) => ({ cell, text: text.trim() }))
  const done = t(($) => $.statisticsOffice.done)
  const refresh = () => act(async () => undefined, done)
  if (corrected) {
    return (
      <>
        <Action onClick={onCancel}>{t(($) => $.statisticsOffice.cancel)}</Action>
        <FormPanel
          act={t(($) => $.statisticsOffice.correct)}
          lead={t(($) => $.statisticsOffice.correctLead)}
          main
          schema={ReasonForm}
          guide={{
            reason: {
              label: t(($) => $.statisticsOffice.reason),
              hint: t(($) => $.statisticsOffice.reasonHint),
              wide: true,
            },
          }}
          onSubmit={async ({ reason }) => {
            const linesThatChange = data.leftOut > 0
            const kept = new Set(corrected.rows.map((row) => row.key))
            const linesTakenOut = linesThatChange
              ? data.returned.content.rows.flatMap(({ key }) => (kept.has(key) ? [] : [key]))
              : []
            const body = {
              content: corrected,
              linesThatChange,
              linesTakenOut,
              reason,
              comments: said,
            }
            await reviewApi.correctReturn({ params, revision, body })
            await refresh()
          }}
        />
      </>
    )
  }
  return (
    <>
      <Action onClick={onCorrect}>{t(($) => $.statisticsOffice.correct)}</Action>
      <FormPanel
        act={t(($) => $.statisticsOffice.sendBack)}
        lead={t(($) => $.statisticsOffice.sendBackLead, { count: said.length })}
        schema={WordForm}
        guide={{ word: { label: t(($) => $.statisticsOffice.word), wide: true } }}
        onSubmit={async ({ word }) => {
          await reviewApi.sendReturnBack({ params, revision, body: { word, comments: said } })
          await refresh()
        }}
      />
      <Action
        main
        onClick={async () => {
          const agreed = await confirm({
            title: t(($) => $.statisticsOffice.acceptAsk),
            consequence: t(($) => $.statisticsOffice.acceptConsequence),
            act: t(($) => $.statisticsOffice.accept),
          })
          if (agreed) await act(() => reviewApi.acceptReturn({ params, revision, body: {} }), done)
        }}
      >
        {t(($) => $.statisticsOffice.accept)}
      </Action>
    </>
  )
}
