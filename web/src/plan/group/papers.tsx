import { fileBytesLimit, fileTypeNames } from '@wstc/domain/desk/files'
import type { FileCard } from '@wstc/domain/desk/model'
import { Attachments, type StoredFile } from '../../kit/attachments.tsx'
import { uploadFile } from '../../upload.ts'
import { fileUploadUrl } from '../queries.ts'

interface PapersProps {
  readonly label: string
  readonly files: readonly StoredFile[]
  readonly onChange: (change: (all: readonly StoredFile[]) => readonly StoredFile[]) => void
}

/** Files that go with an item of the agenda or with an answer. */
export function Papers({ label, files, onChange }: PapersProps) {
  return (
    <Attachments
      label={label}
      files={files}
      accept={fileTypeNames.map((name) => `.${name}`)}
      maxBytes={fileBytesLimit}
      upload={async (chosen, onProgress) => {
        const card = await uploadFile<FileCard>(fileUploadUrl, chosen, onProgress)
        const { id, name, bytes, sha256, href } = card
        return { id, name, bytes, sha256, href }
      }}
      onAdd={(file) => onChange((all) => [...all, file])}
      onRemove={(file) => onChange((all) => all.filter((other) => other.id !== file.id))}
    />
  )
}
