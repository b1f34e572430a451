import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../kit/confirm.tsx'
import { FileButton } from '../../kit/file-button.tsx'
import { uploadFile } from '../../upload.ts'
import { type FileFilled, importUrl } from '../queries.ts'

interface FileUploadProps {
  readonly obligation: string
  /** Revision of the draft that the file takes the place of, with all that was typed saved. */
  readonly revision: () => Promise<number>
  readonly onDone: () => void
}

/** Sends a file of many lines to be read, checked and kept as the draft. */
export function FileUpload({ obligation, revision, onDone }: FileUploadProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const send = async (picked: File) => {
    setBusy(true)
    try {
      await uploadFile<FileFilled>(importUrl(obligation, await revision()), picked, () => {})
      onDone()
    } catch (error) {
      toast.failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <FileButton
      label={t(($) => $.statisticsReturn.fileUpload)}
      accept=".xlsx,.csv,.txt"
      busy={busy}
      onFile={(file) => void send(file)}
    />
  )
}
