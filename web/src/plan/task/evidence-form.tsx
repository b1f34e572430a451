import { fileBytesLimit, fileTypeNames } from '@wstc/domain/desk/files'
import type { FileCard } from '@wstc/domain/desk/model'
import { type EvidenceKind, Publicity } from '@wstc/domain/plan/model/progress'
import { DecimalText } from '@wstc/domain/plan/model/target'
import { evidenceKindTexts, publicityTexts } from '@wstc/domain/plan/words/tasks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { Attachments, type StoredFile } from '../../kit/attachments.tsx'
import { useToast } from '../../kit/confirm.tsx'
import type { FieldGuide } from '../../kit/form/guide.ts'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Pick } from '../../kit/pick.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'
import { uploadFile } from '../../upload.ts'
import { useRefresh } from '../act-form.tsx'
import { fileUploadUrl, tasksApi, type WorkTask } from '../queries.ts'

type Requirement = WorkTask['requirements'][number]

interface SubmitProps {
  readonly task: WorkTask
  readonly requirement: Requirement
}

/** Brings one piece of evidence for a requirement: a file, a link, a figure or a live answer. */
export function SubmitEvidence({ task, requirement }: SubmitProps) {
  const { t } = useTranslation()
  const say = useSay()
  const refresh = useRefresh()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<EvidenceKind>(requirement.accepts[0]!)
  const done = async () => {
    toast.done(t(($) => $.planEvidence.submitted))
    setOpen(false)
    await refresh()
  }
  return (
    <>
      <Action
        onClick={() => setOpen(true)}
        label={`${t(($) => $.planEvidence.submit)} · ${say(requirement.statement)}`}
      >
        {t(($) => $.planEvidence.submit)}
      </Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={t(($) => $.planEvidence.submit)}>
        <div className="k-stack">
          <p>{say(requirement.statement)}</p>
          {requirement.accepts.length > 1 && (
            <Pick
              label={t(($) => $.planEvidence.kind)}
              value={kind}
              options={requirement.accepts.map((value) => ({
                value,
                label: say(evidenceKindTexts[value]),
              }))}
              onChange={(value) => value && setKind(value as EvidenceKind)}
            />
          )}
          <KindForm key={kind} task={task} requirement={requirement} kind={kind} onDone={done} />
        </div>
      </SidePanel>
    </>
  )
}

const title = z.string().trim().min(2).max(300)
const Common = z.strictObject({ title, publicity: Publicity })
const Link = z.strictObject({
  title,
  link: z.url({ protocol: /^https$/ }).max(2000),
  publicity: Publicity,
})
const FigureForm = z.strictObject({
  title,
  value: DecimalText,
  unit: z.string().trim().min(1).max(40),
  day: z.iso.date(),
  source: z.string().trim().min(1).max(300),
  publicity: Publicity,
})

interface KindFormProps extends SubmitProps {
  readonly kind: EvidenceKind
  readonly onDone: () => Promise<void>
}

function KindForm({ task, requirement, kind, onDone }: KindFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const [file, setFile] = useState<StoredFile>()
  const [missing, setMissing] = useState(false)
  const titleGuide: FieldGuide = { label: t(($) => $.planEvidence.title), wide: true }
  const publicity: FieldGuide = {
    label: t(($) => $.planEvidence.publicity),
    hint: t(($) => $.planEvidence.publicityHint),
    options: { public: say(publicityTexts.public), internal: say(publicityTexts.internal) },
  }
  const params = { task: task.number }
  const base = { requirement: requirement.id }
  const submitLabel = t(($) => $.planEvidence.submit)
  const initial = { title: say(requirement.statement), publicity: 'internal' as const }
  if (kind === 'link') {
    return (
      <SchemaForm
        schema={Link}
        guide={{
          title: titleGuide,
          link: {
            label: t(($) => $.planEvidence.link),
            hint: t(($) => $.planEvidence.linkHint),
            wide: true,
            kind: 'text',
          },
          publicity,
        }}
        initial={initial}
        submitLabel={submitLabel}
        onSubmit={async (values) => {
          await tasksApi.submitEvidence({ params, body: { kind, ...base, ...values } })
          await onDone()
        }}
      />
    )
  }
  if (kind === 'figure') {
    return (
      <SchemaForm
        schema={FigureForm}
        guide={{
          title: titleGuide,
          value: { label: t(($) => $.planEvidence.value), kind: 'decimal' },
          unit: { label: t(($) => $.planEvidence.unit) },
          day: { label: t(($) => $.planEvidence.day) },
          source: { label: t(($) => $.planEvidence.source), kind: 'text' },
          publicity,
        }}
        initial={initial}
        submitLabel={submitLabel}
        onSubmit={async (values) => {
          await tasksApi.submitEvidence({ params, body: { kind, ...base, ...values } })
          await onDone()
        }}
      />
    )
  }
  const add = async (chosen: File, onProgress: (share: number) => void): Promise<StoredFile> => {
    const card = await uploadFile<FileCard>(fileUploadUrl, chosen, onProgress)
    return { id: card.id, name: card.name, bytes: card.bytes, sha256: card.sha256, href: card.href }
  }
  return (
    <div className="k-stack">
      {kind === 'file' && (
        <Attachments
          label={t(($) => $.planEvidence.file)}
          files={file ? [file] : []}
          accept={fileTypeNames.map((name) => `.${name}`)}
          maxBytes={fileBytesLimit}
          upload={add}
          onAdd={(stored) => {
            setFile(stored)
            setMissing(false)
          }}
          onRemove={() => setFile(undefined)}
        />
      )}
      {kind === 'live' && (
        <p className="k-quiet">
          {t(($) => $.planEvidence.liveHint, { question: requirement.live?.question ?? '' })}
        </p>
      )}
      {missing && (
        <p className="k-fault" role="alert">
          {t(($) => $.planEvidence.fileFirst)}
        </p>
      )}
      <SchemaForm
        schema={Common}
        guide={{ title: titleGuide, publicity }}
        initial={initial}
        submitLabel={kind === 'live' ? t(($) => $.planEvidence.askLive) : submitLabel}
        onSubmit={async (values) => {
          if (kind === 'file' && !file) return setMissing(true)
          await tasksApi.submitEvidence({
            params,
            body:
              kind === 'file'
                ? { kind, ...base, ...values, file: file!.id }
                : { kind: 'live', ...base, ...values },
          })
          await onDone()
        }}
      />
    </div>
  )
}
