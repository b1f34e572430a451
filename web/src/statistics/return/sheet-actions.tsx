import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.ts'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { uploadFile } from '../../upload.ts'
import { type SheetRead, sheetUrl, templateUrl } from '../queries.ts'
import type { ReturnStore } from './store.ts'

interface SheetActionsProps {
  readonly obligation: string
  readonly store: ReturnStore
}

/** The template of this enterprise and period, and the way back from a filled-in sheet. */
export function SheetActions({ obligation, store }: SheetActionsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const confirm = useConfirm()
  const toast = useToast()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const read = async (file: File) => {
    setBusy(true)
    try {
      const { rows, ignored } = await uploadFile<SheetRead>(sheetUrl(obligation), file, () => {})
      const columns = ignored.join(t(($) => $.kit.separator))
      const yes = await confirm({
        title: t(($) => $.statisticsReturn.uploadTitle, { count: rows.length }),
        consequence: (
          <>
            <p>{t(($) => $.statisticsReturn.uploadText)}</p>
            {columns && <p>{t(($) => $.statisticsReturn.uploadIgnored, { columns })}</p>}
          </>
        ),
        act: t(($) => $.statisticsReturn.uploadAct),
      })
      if (yes) store.replaceRows(rows)
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="k-row k-noprint">
      <Action href={templateUrl(obligation, language)}>
        {t(($) => $.statisticsReturn.template)}
      </Action>
      <Action busy={busy} onClick={() => input.current?.click()}>
        {t(($) => $.statisticsReturn.upload)}
      </Action>
      <Action quiet onClick={store.undo}>
        {t(($) => $.statisticsReturn.undo)}
      </Action>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.csv,.txt"
        aria-label={t(($) => $.statisticsReturn.upload)}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) void read(file)
        }}
      />
    </div>
  )
}
