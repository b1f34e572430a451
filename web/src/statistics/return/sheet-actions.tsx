import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { FileButton } from '../../kit/file-button.tsx'
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
  const [busy, setBusy] = useState(false)
  const read = async (picked: File) => {
    setBusy(true)
    try {
      const file = await uploadFile<SheetRead>(sheetUrl(obligation), picked, () => {})
      setBusy(false)
      const yes = await confirm({
        title: t(($) => $.statisticsReturn.uploadTitle),
        consequence: <FileSays file={file} />,
        act: t(($) => $.statisticsReturn.uploadAct),
      })
      if (yes) store.replaceBy(file)
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
      <FileButton
        label={t(($) => $.statisticsReturn.upload)}
        accept=".xlsx,.csv,.txt"
        busy={busy}
        onFile={(file) => void read(file)}
      />
      <Action quiet onClick={store.undo}>
        {t(($) => $.statisticsReturn.undo)}
      </Action>
    </div>
  )
}

/** What a file would put into the return, and what of it is to be put right, by row and column. */
function FileSays({ file }: { readonly file: SheetRead }) {
  const { t } = useTranslation()
  const say = useSay()
  const { rows, cells, ignored, faults } = file
  const columns = ignored.join(t(($) => $.kit.separator))
  return (
    <div className="k-stack">
      {rows && <p>{t(($) => $.statisticsReturn.uploadRows, { count: rows.length })}</p>}
      {Object.keys(cells).length > 0 && (
        <p>{t(($) => $.statisticsReturn.uploadCells, { count: Object.keys(cells).length })}</p>
      )}
      {columns && <p>{t(($) => $.statisticsReturn.uploadIgnored, { columns })}</p>}
      {faults.length > 0 && (
        <>
          <p>{t(($) => $.statisticsReturn.uploadFaults, { count: faults.length })}</p>
          <ul className="s-faults">
            {faults.map((one) => (
              <li key={`${one.sheet} ${one.line} ${one.column} ${one.message.zh}`}>
                {t(($) => $.statisticsReturn.uploadPlace, { ...one, message: say(one.message) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{t(($) => $.statisticsReturn.uploadText)}</p>
    </div>
  )
}
