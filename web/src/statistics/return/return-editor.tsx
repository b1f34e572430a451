import './return.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import { type ReactNode, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ReceiptAction } from '../../audit/receipt-action.tsx'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { DueWords } from '../due-words.tsx'
import { ownReturnQuery, type ReturnSheet, type Submitted } from '../queries.ts'
import { StateMark } from '../state-mark.tsx'
import { type Saving, useAutosave } from './autosave.ts'
import { ByFile } from './by-file.tsx'
import { CellSection } from './cells.tsx'
import { FileUpload } from './file-upload.tsx'
import { Findings } from './findings.tsx'
import { ReturnGrid } from './grid.tsx'
import { History, Notes } from './history.tsx'
import { SheetActions } from './sheet-actions.tsx'
import { openReturnStore } from './store.ts'
import { SubmitBar } from './submit-bar.tsx'
import { Totals } from './totals.tsx'

/** One return, from the draft to the receipt. */
export function ReturnEditor({ obligation }: { readonly obligation: string }) {
  const sheet = useQuery(ownReturnQuery(obligation))
  return (
    <Loaded query={sheet}>
      {(data) => {
        const Mode = data.byFile || data.leftInVersion > 0 ? FileEditor : Editor
        return <Mode key={`${data.line.version} ${data.draftRevision}`} sheet={data} />
      }}
    </Loaded>
  )
}

function Editor({ sheet }: { readonly sheet: ReturnSheet }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { line, form, ground, content } = sheet
  const store = useMemo(
    () =>
      openReturnStore(form, ground, content, () => crypto.randomUUID().slice(0, 8), sheet.filledBy),
    [form, ground, content, sheet.filledBy],
  )
  const { nothingToReport } = useSyncExternalStore(store.subscribe, store.state)
  const autosave = useAutosave(line.id, sheet.draftRevision, store)
  const [target, setTarget] = useState<{ readonly cell: string }>()
  const [received, setReceived] = useState<Submitted>()
  const readOnly = isReadOnly(sheet)
  const { survey, period } = useNames(sheet)
  const again = () => client.invalidateQueries({ queryKey: ['statistics', 'return', line.id] })

  const go = (cell: string) => {
    setTarget({ cell })
    document.querySelector<HTMLElement>(`[data-address="${CSS.escape(cell)}"]`)?.focus()
  }
  const nothing = (
    <label className="s-nothing">
      <input
        type="checkbox"
        checked={nothingToReport}
        disabled={readOnly}
        onChange={(event) => store.setNothingToReport(event.target.checked)}
      />
      <strong>{t(($) => $.statisticsReturn.nothing)}</strong>
      <span className="k-quiet k-small">{t(($) => $.statisticsReturn.nothingHint)}</span>
    </label>
  )
  return (
    <ReturnPage sheet={sheet} received={received} onGo={received || readOnly ? undefined : go}>
      {!readOnly && (
        <div className="k-row k-noprint">
          <SheetActions obligation={line.id} store={store} />
          {form.form.rows && (
            <FileUpload
              obligation={line.id}
              revision={async () => {
                await autosave.flush()
                return autosave.revision()
              }}
              onDone={() => void again()}
            />
          )}
        </div>
      )}
      {!form.form.rows && form.form.sections.some((one) => one.repeats) && <Sheet>{nothing}</Sheet>}
      {form.form.rows && (
        <Sheet title={t(($) => $.statisticsReturn.rows)}>
          <div className="k-stack">
            {nothing}
            <p className="k-quiet k-small k-noprint">{t(($) => $.statisticsReturn.rowsHint)}</p>
            <ReturnGrid store={store} form={form.form.rows} readOnly={readOnly} target={target} />
            <Totals store={store} rates={ground.rates} />
          </div>
        </Sheet>
      )}
      {form.form.sections.map((section) => (
        <CellSection key={section.id} store={store} section={section} readOnly={readOnly} />
      ))}
      <Findings store={store} readOnly={readOnly} onGo={go} />
      {!readOnly && (
        <SubmitBar
          sheet={sheet}
          store={store}
          survey={survey}
          period={period}
          saved={
            <SavingWords
              saving={autosave.saving}
              onTheirs={() => void again()}
              onMine={async () => {
                const newest = await client.fetchQuery({
                  ...ownReturnQuery(line.id),
                  queryKey: ['statistics', 'return-newest', line.id],
                  staleTime: 0,
                })
                await autosave.goOnFrom(newest.draftRevision)
              }}
            />
          }
          before={autosave.flush}
          onReceived={(reply) => {
            autosave.end()
            setReceived(reply)
            void client.invalidateQueries({ queryKey: ['statistics', 'returns'] })
          }}
        />
      )}
    </ReturnPage>
  )
}

/** The page of a return whose lines stay in their file. */
function FileEditor({ sheet }: { readonly sheet: ReturnSheet }) {
  const client = useQueryClient()
  const [received, setReceived] = useState<Submitted>()
  const readOnly = isReadOnly(sheet)
  const { survey, period } = useNames(sheet)
  return (
    <ReturnPage sheet={sheet} received={received}>
      <ByFile
        sheet={sheet}
        readOnly={readOnly}
        survey={survey}
        period={period}
        onReceived={(reply) => {
          setReceived(reply)
          void client.invalidateQueries({ queryKey: ['statistics', 'returns'] })
        }}
      />
    </ReturnPage>
  )
}

interface FrameProps {
  readonly sheet: ReturnSheet
  /** What came of handing in, once it was; it stands in the place of the form. */
  readonly received: Submitted | undefined
  /** Goes to a cell of the form, where it is on the page. */
  readonly onGo?: ((cell: string) => void) | undefined
  readonly children: ReactNode
}

/** What stands around a return, however it is filled in: its name, its receipts, what became of it. */
function ReturnPage({ sheet, received, onGo, children }: FrameProps) {
  const { t } = useTranslation()
  const { line } = sheet
  const { survey, period } = useNames(sheet)
  return (
    <Page
      title={`${survey} · ${period}`}
      crumbs={[{ label: t(($) => $.statisticsReturn.title), to: '/returns' }, { label: period }]}
      lead={
        <span className="k-row">
          <StateMark line={line} />
          {line.submittedAt === null && <DueWords line={line} />}
          <span>{sheet.enterprise.name}</span>
          <span className="k-quiet">{sheet.enterprise.uscc}</span>
        </span>
      }
      actions={
        sheet.receipts.length > 0 && (
          <ReceiptAction
            kind="return"
            id={line.id}
            what={t(($) => $.statisticsReturn.whatFor, { survey, period })}
          />
        )
      }
    >
      <div className="k-stack">
        <Notes sheet={sheet} onGo={onGo} />
        {received ? <Received received={received} /> : children}
        <History sheet={sheet} />
      </div>
    </Page>
  )
}

function useNames({ line }: ReturnSheet) {
  const say = useSay()
  const language = useLanguage()
  return { survey: say(line.surveyName), period: periodText(line.period, language) }
}

const isReadOnly = ({ locked, line }: ReturnSheet): boolean =>
  locked || line.state === 'exempt' || line.state === 'closed'

interface SavingProps {
  readonly saving: Saving
  readonly onTheirs: () => void
  readonly onMine: () => void
}

function SavingWords({ saving, onTheirs, onMine }: SavingProps) {
  const { t } = useTranslation()
  if (saving.is === 'conflict') {
    return (
      <span className="k-row">
        <span>{t(($) => $.statisticsReturn.conflict)}</span>
        <Action onClick={onMine}>{t(($) => $.statisticsReturn.keepMine)}</Action>
        <Action onClick={onTheirs}>{t(($) => $.statisticsReturn.loadTheirs)}</Action>
      </span>
    )
  }
  if (saving.is === 'refused') {
    return (
      <StatusLight
        status="bad"
        label={t(($) => $.statisticsReturn.saveRefused, { why: saving.why })}
      />
    )
  }
  const words = {
    idle: '',
    unsaved: t(($) => $.statisticsReturn.unsaved),
    saving: t(($) => $.statisticsReturn.saving),
    failed: t(($) => $.statisticsReturn.saveFailed),
    saved:
      saving.is === 'saved'
        ? t(($) => $.statisticsReturn.saved, { time: formatMoment(saving.at) })
        : '',
  }
  return <span className="k-quiet k-small">{words[saving.is]}</span>
}

function Received({ received }: { readonly received: Submitted }) {
  const { t } = useTranslation()
  return (
    <Sheet title={t(($) => $.statisticsReturn.received, { version: received.version })}>
      <div className="k-stack" role="status">
        <p>{t(($) => $.statisticsReturn.receivedText, { receipt: received.receipt })}</p>
        <dl className="k-facts">
          <dt>{t(($) => $.statisticsReturn.submittedAt)}</dt>
          <dd>{formatMoment(received.at)}</dd>
          <dt>{t(($) => $.statisticsReturn.receivedHash)}</dt>
          <dd>
            <code className="s-hash">{received.contentHash}</code>
          </dd>
        </dl>
        <div className="k-row k-noprint">
          <Action main href={`/api/v1/audit/receipts/${received.receipt}/file`}>
            {t(($) => $.auditProof.download)}
          </Action>
          <Action href="/app/returns">{t(($) => $.statisticsReturn.back)}</Action>
        </div>
      </div>
    </Sheet>
  )
}
