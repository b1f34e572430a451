import { Period } from '@wstc/domain/kernel/period'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Attachments, type StoredFile } from '../../kit/attachments.tsx'
import { useToast } from '../../kit/confirm.tsx'
import type { DraftStore } from '../../kit/form/draft.ts'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Help } from '../../kit/help.tsx'
import { Sheet } from '../../kit/layout/page.tsx'

const Report = z.strictObject({
  period: Period,
  state: z.enum(['ahead', 'on-time', 'late']),
  summary: z.string().min(10).max(600),
  amount: z
    .string()
    .regex(/^\d+(\.\d{1,2})?$/)
    .optional(),
  firms: z.int().min(0).optional(),
  until: z.iso.date().optional(),
  steps: z.array(z.strictObject({ step: z.string().min(2).max(80), day: z.iso.date() })).optional(),
  agreed: z.boolean().optional(),
})

/** Drafts kept as long as the browser's tab. */
const draft: DraftStore = {
  load: async () => {
    const kept = sessionStorage.getItem('design-draft')
    return kept ? JSON.parse(kept) : undefined
  },
  save: async (values) => {
    const at = new Date().toISOString()
    sessionStorage.setItem('design-draft', JSON.stringify({ values, at }))
    return { at }
  },
  discard: async () => sessionStorage.removeItem('design-draft'),
}

async function keepExample(file: File, onProgress: (share: number) => void): Promise<StoredFile> {
  for (let share = 0.2; share < 1; share += 0.2) {
    onProgress(share)
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  const sha256 = [...new Uint8Array(digest)].map((n) => n.toString(16).padStart(2, '0')).join('')
  return { id: sha256 + file.name, name: file.name, bytes: file.size, sha256 }
}

export function FormPart() {
  const { t } = useTranslation()
  const { done } = useToast()
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const guide = useMemo(
    () => ({
      period: {
        label: t(($) => $.design.form.period),
        prefilledFrom: t(($) => $.design.form.from),
      },
      state: {
        label: t(($) => $.design.form.state),
        options: {
          ahead: t(($) => $.design.form.ahead),
          'on-time': t(($) => $.design.form.onTime),
          late: t(($) => $.design.form.late),
        },
      },
      summary: {
        label: t(($) => $.design.form.summary),
        hint: t(($) => $.design.form.summaryHint),
      },
      amount: {
        label: t(($) => $.design.form.amount),
        unit: t(($) => $.design.type.unit),
        kind: 'decimal' as const,
      },
      firms: { label: t(($) => $.design.form.firms) },
      until: { label: t(($) => $.design.form.until) },
      steps: {
        label: t(($) => $.design.form.steps),
        row: {
          step: { label: t(($) => $.design.form.step) },
          day: { label: t(($) => $.design.form.stepDay) },
        },
      },
      agreed: { label: t(($) => $.design.form.agreed) },
    }),
    [t],
  )
  return (
    <Sheet id="forms" title={t(($) => $.design.form.title)} actions={<Help about="drafts" />}>
      <div className="k-stack">
        <SchemaForm
          schema={Report}
          guide={guide}
          initial={{ period: '2018-Q1' }}
          submitLabel={t(($) => $.design.form.submit)}
          draft={draft}
          onSubmit={async () => done(t(($) => $.design.form.done))}
        />
        <h3>{t(($) => $.design.form.files)}</h3>
        <Attachments
          label={t(($) => $.design.form.files)}
          files={files}
          accept={['.pdf', '.png', '.jpg', '.xlsx', '.csv']}
          maxBytes={20 * 1024 * 1024}
          upload={keepExample}
          onAdd={(file) => setFiles((now) => [...now, file])}
          onRemove={(file) => setFiles((now) => now.filter((one) => one !== file))}
        />
      </div>
    </Sheet>
  )
}
