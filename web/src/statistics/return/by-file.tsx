import { useMutation, useQueryClient } from '@tanstack/react-query'
import { everyAddress, saysSomething } from '@wstc/domain/statistics/collection/rules/explained'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { collectionApi, fileUrl, type ReturnSheet, type Submitted } from '../queries.ts'
import { FileUpload } from './file-upload.tsx'
import { HandInBar } from './hand-in-bar.tsx'
import { dropWords, keepWords, wordsKept } from './words-kept.ts'

type Filled = NonNullable<ReturnSheet['byFile']>
type Found = Filled['findings'][number]

const lights = { hard: 'bad', soft: 'watch', info: 'none' } as const

interface ByFileProps {
  readonly sheet: ReturnSheet
  readonly readOnly: boolean
  readonly survey: string
  readonly period: string
  readonly onReceived: (reply: Submitted) => void
}

/** A return of more lines than a table on the page holds: what its file says, and handing it in. */
export function ByFile({ sheet, readOnly, survey, period, onReceived }: ByFileProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const toast = useToast()
  const { line, byFile, leftInVersion } = sheet
  const again = () => client.invalidateQueries({ queryKey: ['statistics', 'return', line.id] })
  const discard = useMutation({
    mutationFn: () =>
      collectionApi.discardReturnDraft({
        params: { obligation: line.id },
        revision: sheet.draftRevision,
      }),
    onSuccess: () => {
      dropWords(line.id)
      return again()
    },
    onError: toast.failed,
  })
  return (
    <Sheet title={t(($) => $.statisticsReturn.byFile)}>
      <div className="k-stack">
        <p className="k-quiet">{t(($) => $.statisticsReturn.byFileHint)}</p>
        {leftInVersion > 0 && (
          <p>{t(($) => $.statisticsReturn.byFileHandedIn, { count: leftInVersion })}</p>
        )}
        {!readOnly && (
          <div className="k-row k-noprint">
            <FileUpload
              obligation={line.id}
              revision={async () => sheet.draftRevision}
              onDone={() => void again()}
            />
            {byFile && (
              <Action href={fileUrl(line.id)}>{t(($) => $.statisticsReturn.fileBack)}</Action>
            )}
            {byFile && (
              <Action quiet busy={discard.isPending} onClick={() => discard.mutate()}>
                {t(($) => $.statisticsReturn.fileDiscard)}
              </Action>
            )}
          </div>
        )}
        {byFile && (
          <Says
            key={byFile.sha256}
            file={byFile}
            sheet={sheet}
            readOnly={readOnly}
            survey={survey}
            period={period}
            onReceived={onReceived}
          />
        )}
      </div>
    </Sheet>
  )
}

function Says({
  file,
  sheet,
  readOnly,
  survey,
  period,
  onReceived,
}: ByFileProps & { readonly file: Filled }) {
  const { t } = useTranslation()
  const confirm = useConfirm()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const { line } = sheet
  const [words, setWords] = useState(() => wordsKept(line.id, file.sha256))
  const onSay = (edit: string, text: string) => {
    const all = { ...words, [edit]: text }
    setWords(all)
    keepWords(line.id, file.sha256, all)
  }
  const correcting = line.version > 0
  const explained = file.toExplain.filter(({ edit }) => saysSomething(words[edit] ?? ''))
  const open = file.toExplain
    .filter((one) => !explained.includes(one))
    .reduce((sum, one) => sum + one.count, 0)
  const send = useMutation({
    mutationFn: () =>
      collectionApi.submitReturnFile({
        params: { obligation: line.id },
        revision: line.revision,
        body: {
          sha256: file.sha256,
          reason,
          explanations: explained.map(({ edit }) => ({
            edit,
            address: everyAddress,
            text: words[edit]!.trim(),
          })),
        },
      }),
    onSuccess: (reply) => {
      dropWords(line.id)
      onReceived(reply)
    },
    onError: toast.failed,
  })
  const totals = {
    count: file.rows,
    exports: formatNumber(file.exports),
    imports: formatNumber(file.imports),
  }
  const ask = async () => {
    const yes = await confirm({
      title: t(($) => $.statisticsReturn.confirmTitle, { survey, period }),
      consequence: (
        <>
          <p>{t(($) => $.statisticsReturn.confirmRows, totals)}</p>
          <p>{t(($) => $.statisticsReturn.confirmSign)}</p>
        </>
      ),
      act: t(($) => $.statisticsReturn[correcting ? 'correct' : 'submit']),
    })
    if (yes) send.mutate()
  }
  const others = file.findings.filter((one) => one.severity !== 'soft')
  const left = file.hard + file.info - others.length
  return (
    <>
      <p>{t(($) => $.statisticsReturn.byFileRows, { ...totals, name: file.name })}</p>
      {file.leftOut > 0 && <p>{t(($) => $.statisticsReturn.rateUnknown)}</p>}
      {file.ignored.length > 0 && (
        <p>
          {t(($) => $.statisticsReturn.uploadIgnored, {
            columns: file.ignored.join(t(($) => $.kit.separator)),
          })}
        </p>
      )}
      <p className="k-row" aria-live="polite">
        {file.hard + file.soft === 0 && (
          <StatusLight status="good" label={t(($) => $.statisticsReturn.checksNone)} />
        )}
        {file.hard > 0 && (
          <StatusLight
            status="bad"
            label={t(($) => $.statisticsReturn.hardCount, { count: file.hard })}
          />
        )}
        {open > 0 && (
          <StatusLight
            status="watch"
            label={t(($) => $.statisticsReturn.softCount, { count: open })}
          />
        )}
      </p>
      <ul className="s-findings">
        {others.map((one) => (
          <li key={`${one.edit} ${one.address}`}>
            <StatusLight
              status={lights[one.severity]}
              label={t(($) => $.statisticsReturn[one.severity])}
            />
            <Place found={one} />
          </li>
        ))}
        {file.toExplain.map(({ edit, count }) => (
          <ToExplain
            key={edit}
            count={count}
            found={file.findings.filter((one) => one.edit === edit)}
            said={words[edit] ?? ''}
            readOnly={readOnly}
            onSay={(text) => onSay(edit, text)}
          />
        ))}
      </ul>
      {left > 0 && <p>{t(($) => $.statisticsReturn.byFileMore, { count: left })}</p>}
      {!readOnly && (
        <HandInBar
          line={line}
          ready={file.hard === 0 && open === 0}
          busy={send.isPending}
          reason={reason}
          onReason={setReason}
          onHandIn={() => void ask()}
        />
      )}
    </>
  )
}

function Place({ found }: { readonly found: Found }) {
  const { t } = useTranslation()
  const say = useSay()
  const { sheet, line, column } = found
  const message = say(found.message)
  return (
    <p>
      {line === null
        ? message
        : t(($) => $.statisticsReturn.uploadPlace, { sheet, line, column, message })}
    </p>
  )
}

interface ToExplainProps {
  readonly count: number
  readonly found: readonly Found[]
  readonly said: string
  readonly readOnly: boolean
  readonly onSay: (text: string) => void
}

/** All that one edit found, with one explanation for it. */
function ToExplain({ count, found, said, readOnly, onSay }: ToExplainProps) {
  const { t } = useTranslation()
  const id = useId()
  const [first, ...more] = found
  return (
    <li>
      <StatusLight status={lights.soft} label={t(($) => $.statisticsReturn.softCount, { count })} />
      {first && <Place found={first} />}
      {more.length > 0 && (
        <details>
          <summary>{t(($) => $.statisticsReturn.alsoAt, { count: count - 1 })}</summary>
          {more.map((one) => (
            <Place key={one.address} found={one} />
          ))}
          {count > found.length && <p>…</p>}
        </details>
      )}
      <div className="s-explain">
        <label htmlFor={id}>
          {t(($) => $.statisticsReturn[count > 1 ? 'explainAll' : 'explanation'], { count })}
        </label>
        <textarea
          id={id}
          rows={2}
          maxLength={2000}
          disabled={readOnly}
          placeholder={t(($) => $.statisticsReturn.explanationHint)}
          value={said}
          onChange={(event) => onSay(event.target.value)}
        />
      </div>
    </li>
  )
}
