import { fileBytesLimit, fileTypeNames } from '@wstc/domain/desk/files'
import type { FileCard } from '@wstc/domain/desk/model'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Attachments, type StoredFile } from '../../kit/attachments.tsx'
import { uploadFile } from '../../upload.ts'
import { ActForm } from '../act-form.tsx'
import { fileUploadUrl } from '../queries.ts'
import { assessmentApi } from './queries.ts'

const schema = z.strictObject({ text: z.string().min(1).max(4000) })

/** A department objects to one item, with its words and, if it has one, a file. */
export function ObjectForm({ run, item, title }: { run: string; item: string; title: string }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<StoredFile>()
  return (
    <ActForm
      act={t(($) => $.planAssessment.object)}
      label={t(($) => $.planAssessment.objectTo, { item: title })}
      schema={schema}
      guide={{ text: { label: t(($) => $.planAssessment.objectionText), kind: 'long-text' } }}
      lead={
        <Attachments
          label={t(($) => $.planAssessment.objectionFile)}
          files={file ? [file] : []}
          accept={fileTypeNames.map((name) => `.${name}`)}
          maxBytes={fileBytesLimit}
          upload={(one, onProgress) => uploadFile<FileCard>(fileUploadUrl, one, onProgress)}
          onAdd={setFile}
          onRemove={() => setFile(undefined)}
        />
      }
      onSubmit={({ text }) =>
        assessmentApi.raiseAssessmentObjection({
          params: { run },
          body: { item, text, ...(file ? { file: file.id } : {}) },
        })
      }
    />
  )
}
