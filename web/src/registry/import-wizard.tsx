import { useInfiniteQuery } from '@tanstack/react-query'
import type { ImportRow, ImportView } from '@wstc/domain/registry/contract/shapes'
import { RowAct } from '@wstc/domain/registry/model'
import { columnText } from '@wstc/domain/registry/rules/contacts'
import { factTexts, registryWarningWords, rowActTexts } from '@wstc/domain/registry/words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { useConfirm, useToast } from '../kit/confirm.tsx'
import { ErrorNote } from '../kit/error-page.tsx'
import { ImportStart } from '../kit/import-start.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { formatNumber } from '../kit/number.ts'
import { uploadFile } from '../upload.ts'
import { ChangeTable } from './change-table.tsx'
import { faultsUrl, registryApi, templateUrl, uploadUrl } from './queries.ts'
import { Scroll } from './scroll.tsx'
import { useRefresh } from './words.ts'

type Step =
  | { readonly kind: 'choose' }
  | { readonly kind: 'checking'; readonly name: string }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'shown'; readonly view: ImportView }

/** A file, what it would change with faults by row and column, and the word to do it. */
export function ImportWizard() {
  const { t } = useTranslation()
  const [step, setStep] = useState<Step>({ kind: 'choose' })
  const check = async (file: File) => {
    setStep({ kind: 'checking', name: file.name })
    try {
      const view = await uploadFile<ImportView>(uploadUrl, file, () => undefined)
      setStep({ kind: 'shown', view })
    } catch (error) {
      setStep({ kind: 'refused', error })
    }
  }
  return (
    <div className="k-stack">
      <ImportStart
        title={t(($) => $.registry.importTitle)}
        lead={t(($) => $.registry.importLead)}
        template={{ href: templateUrl, label: t(($) => $.registry.template) }}
        choose={t(($) => $.registry.upload)}
        main={step.kind === 'choose'}
        busy={step.kind === 'checking'}
        onFile={(file) => void check(file)}
      />
      <div aria-live="polite" className="k-stack">
        {step.kind === 'checking' && <p>{t(($) => $.registry.checking, { name: step.name })}</p>}
        {step.kind === 'refused' && <ErrorNote error={step.error} />}
        {step.kind === 'shown' && (
          <Preview view={step.view} onChanged={(view) => setStep({ kind: 'shown', view })} />
        )}
      </div>
    </div>
  )
}

interface PreviewProps {
  readonly view: ImportView
  readonly onChanged: (view: ImportView) => void
}

function Preview({ view, onChanged }: PreviewProps) {
  const { t } = useTranslation()
  const say = useSay()
  const ask = useConfirm()
  const toast = useToast()
  const refresh = useRefresh()
  const [busy, setBusy] = useState(false)
  const { counts, state, file: name } = view
  const first = RowAct.options.toReversed().find((act) => counts[act] > 0) ?? 'new'
  const [act, setAct] = useState<RowAct>(first)
  const titles = {
    previewed: t(($) => $.registry.preview, { name }),
    confirmed: t(($) => $.registry.confirmed, { name }),
    discarded: t(($) => $.registry.discarded, { name }),
  }
  const settle = async (work: () => Promise<ImportView>) => {
    setBusy(true)
    try {
      onChanged(await work())
      await refresh()
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  const params = { import: view.id }
  const confirm = async () => {
    const sure = await ask({
      title: t(($) => $.registry.confirm),
      consequence: t(($) => $.registry.confirmSure, {
        added: formatNumber(String(counts.new)),
        changed: formatNumber(String(counts.changed)),
        faulty: formatNumber(String(counts.faulty)),
      }),
      act: t(($) => $.registry.confirm),
    })
    if (sure) await settle(() => registryApi.confirmImport({ params }))
  }
  return (
    <Sheet
      title={titles[state]}
      actions={
        <>
          {counts.faulty > 0 && state !== 'discarded' && (
            <Action href={faultsUrl(view.id)}>{t(($) => $.registry.faults)}</Action>
          )}
          {state === 'previewed' && (
            <>
              <Action
                quiet
                disabled={busy}
                onClick={() => void settle(() => registryApi.discardImport({ params }))}
              >
                {t(($) => $.registry.discard)}
              </Action>
              <Action
                main
                busy={busy}
                disabled={counts.new + counts.changed === 0}
                onClick={() => void confirm()}
              >
                {t(($) => $.registry.confirm)}
              </Action>
            </>
          )}
        </>
      }
    >
      <div className="k-stack">
        {/* biome-ignore lint/a11y/useSemanticElements: these buttons are no form fields */}
        <div className="r-counts" role="group" aria-label={t(($) => $.registry.rows)}>
          {RowAct.options.map((one) => (
            <button
              key={one}
              type="button"
              className="r-count"
              aria-pressed={act === one}
              onClick={() => setAct(one)}
            >
              {say(rowActTexts[one])} <strong>{formatNumber(String(counts[one]))}</strong>
            </button>
          ))}
        </div>
        {view.ignored.length > 0 && (
          <p className="k-quiet">
            {t(($) => $.registry.ignored, {
              columns: view.ignored.join(t(($) => $.kit.separator)),
            })}
          </p>
        )}
        {view.warned > 0 && (
          <p className="k-quiet">{t(($) => $.registry.warned, { count: view.warned })}</p>
        )}
        {(state === 'previewed' || (state === 'confirmed' && act === 'faulty')) && (
          <Rows key={act} id={view.id} act={act} />
        )}
      </div>
    </Sheet>
  )
}

function Rows({ id, act }: { id: string; act: RowAct }) {
  const { t } = useTranslation()
  const say = useSay()
  const pages = useInfiniteQuery({
    queryKey: ['registry', 'import', id, act],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ signal, pageParam }) =>
      registryApi.listImportRows(
        {
          params: { import: id },
          query: { act, limit: 50, ...(pageParam ? { after: pageParam } : {}) },
        },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  if (pages.isSuccess && rows.length === 0) return <p>{t(($) => $.registry.nothing)}</p>
  return (
    <div className="k-stack">
      <Scroll label={say(rowActTexts[act])}>
        <table className="r-table">
          <thead>
            <tr>
              <th scope="col">{t(($) => $.registry.line)}</th>
              <th scope="col">{say(factTexts.uscc)}</th>
              <th scope="col">{say(factTexts.name)}</th>
              <th scope="col">
                {act === 'faulty' ? t(($) => $.registry.fault) : t(($) => $.registry.changes)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.line}>
                <th scope="row">{row.line}</th>
                <td className="r-code">{row.uscc}</td>
                <td>{row.name}</td>
                <td>
                  <What row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {pages.hasNextPage && (
        <div>
          <Action busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t(($) => $.registry.more)}
          </Action>
        </div>
      )}
    </div>
  )
}

/** What is wrong with a row, or what it would change. */
function What({ row }: { row: ImportRow }) {
  const say = useSay()
  return (
    <>
      {row.faults.length > 0 && (
        <ul className="r-faults">
          {row.faults.map((fault) => (
            <li key={`${fault.column} ${fault.code} ${fault.text.zh}`}>
              <strong>{say(columnText(fault.column))}</strong> {say(fault.text)}
              {fault.given && <span className="k-quiet"> “{fault.given}”</span>}
            </li>
          ))}
        </ul>
      )}
      {row.changes.length > 0 && <ChangeTable changes={row.changes} />}
      {row.warnings.map((one) => (
        <div key={`${one.column} ${one.code}`} className="k-quiet k-small">
          {say(registryWarningWords[one.code as 'region'])}
        </div>
      ))}
    </>
  )
}
