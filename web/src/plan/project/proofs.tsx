import { fileBytesLimit, fileTypeNames } from '@wstc/domain/desk/files'
import type { FileCard } from '@wstc/domain/desk/model'
import type { NewProof } from '@wstc/domain/plan/contract/projects/work'
import { Publicity } from '@wstc/domain/plan/model/progress'
import {
  evidenceKindTexts,
  evidenceStageTexts,
  publicityTexts,
} from '@wstc/domain/plan/words/tasks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { Attachments, type StoredFile } from '../../kit/attachments.tsx'
import { useToast } from '../../kit/confirm.tsx'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Pick } from '../../kit/pick.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'
import { useMay, useSession } from '../../session.ts'
import { uploadFile } from '../../upload.ts'
import { ActForm, useRefresh } from '../act-form.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag, type Tone } from '../marks.tsx'
import { useNames } from '../names.ts'
import { fileUploadUrl } from '../queries.ts'
import { type Proof, projectsApi, proofFileUrl } from './queries.ts'

const tones: Readonly<Record<Proof['stage'], Tone>> = {
  submitted: 'watch',
  withdrawn: 'none',
  accepted: 'good',
  refused: 'bad',
}
const reason = z.string().trim().min(2).max(4000)

/** Evidence of one thing, with what may be done about each piece. */
export function Proofs({ proofs }: { proofs: readonly Proof[] }) {
  const say = useSay()
  const { t } = useTranslation()
  const names = useNames()
  const { day } = useDay()
  if (proofs.length === 0) return null
  return (
    <ul className="p-list p-list-inner">
      {proofs.map((one) => (
        <li key={one.id}>
          <div className="k-row k-row-apart">
            <div>
              <span>{one.title}</span>{' '}
              <Tag tone={tones[one.stage]}>{say(evidenceStageTexts[one.stage])}</Tag>{' '}
              <DemoMark on={one.synthetic} />
              <div className="k-row k-small k-quiet">
                <span>{names.department(one.department)}</span>
                <span>{day(one.submittedAt.slice(0, 10))}</span>
                {one.link && (
                  <a href={one.link} target="_blank" rel="noreferrer">
                    {t(($) => $.planProjects.openLink)}
                  </a>
                )}
                {one.file && <a href={proofFileUrl(one.id)}>{t(($) => $.planProjects.openFile)}</a>}
                {one.word && <span>{one.word}</span>}
              </div>
            </div>
            <ProofActs proof={one} />
          </div>
        </li>
      ))}
    </ul>
  )
}

export function ProofActs({ proof }: { proof: Proof }) {
  const { t } = useTranslation()
  const may = useMay()
  const { organisation } = useSession()
  if (proof.stage !== 'submitted') return null
  const params = { evidence: proof.id }
  const { revision } = proof
  const because = { label: t(($) => $.planProjects.reason), wide: true }
  return (
    <div className="k-row k-noprint">
      {may('plan.evidence.judge') && (
        <ActForm
          act={t(($) => $.planProjects.judge)}
          label={`${t(($) => $.planProjects.judge)} · ${proof.title}`}
          schema={z.strictObject({ outcome: z.enum(['accepted', 'refused']), reason })}
          guide={{
            outcome: {
              label: t(($) => $.planProjects.verdict),
              options: {
                accepted: t(($) => $.planProjects.accept),
                refused: t(($) => $.planProjects.refuse),
              },
            },
            reason: because,
          }}
          onSubmit={(values) =>
            projectsApi.judgeProjectEvidence({ params, revision, body: values })
          }
        />
      )}
      {may('plan.evidence.submit') && organisation?.id === proof.department && (
        <ActForm
          quiet
          act={t(($) => $.planProjects.withdraw)}
          label={`${t(($) => $.planProjects.withdraw)} · ${proof.title}`}
          schema={z.strictObject({ reason })}
          guide={{ reason: because }}
          onSubmit={(values) =>
            projectsApi.withdrawProjectEvidence({ params, revision, body: values })
          }
        />
      )}
    </div>
  )
}

interface SubmitProps {
  readonly subject: NewProof['subject']
  /** What it is to show. */
  readonly about: string
}

/** Brings a file or a link that shows something. */
export function SubmitProof({ subject, about }: SubmitProps) {
  const { t } = useTranslation()
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<'file' | 'link'>('file')
  const act = t(($) => $.planProjects.submitEvidence)
  return (
    <>
      <Action quiet onClick={() => setOpen(true)} label={`${act} · ${about}`}>
        {act}
      </Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={act}>
        <div className="k-stack">
          <p>{about}</p>
          <Pick
            label={t(($) => $.planEvidence.kind)}
            value={kind}
            options={(['file', 'link'] as const).map((value) => ({
              value,
              label: say(evidenceKindTexts[value]),
            }))}
            onChange={(value) => value && setKind(value as 'file')}
          />
          <ProofForm
            key={kind}
            kind={kind}
            subject={subject}
            about={about}
            onDone={() => setOpen(false)}
          />
        </div>
      </SidePanel>
    </>
  )
}

const title = z.string().trim().min(2).max(300)
const FileForm = z.strictObject({ title, publicity: Publicity })
const LinkForm = z.strictObject({
  title,
  link: z.url({ protocol: /^https$/ }).max(2000),
  publicity: Publicity,
})

interface ProofFormProps extends SubmitProps {
  readonly kind: 'file' | 'link'
  readonly onDone: () => void
}

function ProofForm({ kind, subject, about, onDone }: ProofFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const refresh = useRefresh()
  const toast = useToast()
  const [file, setFile] = useState<StoredFile>()
  const [missing, setMissing] = useState(false)
  const submit = async (body: NewProof) => {
    await projectsApi.submitProjectEvidence({ body })
    toast.done(t(($) => $.planEvidence.submitted))
    onDone()
    await refresh()
  }
  const guide = {
    title: { label: t(($) => $.planProjects.proofTitle), wide: true },
    publicity: {
      label: t(($) => $.planProjects.publicity),
      options: { public: say(publicityTexts.public), internal: say(publicityTexts.internal) },
    },
  }
  const initial = { title: about.slice(0, 300), publicity: 'internal' as const }
  const submitLabel = t(($) => $.planProjects.submitEvidence)
  if (kind === 'link') {
    return (
      <SchemaForm
        schema={LinkForm}
        guide={{
          ...guide,
          link: { label: t(($) => $.planProjects.proofLink), wide: true, kind: 'text' },
        }}
        initial={initial}
        submitLabel={submitLabel}
        onSubmit={(values) => submit({ kind, subject, ...values })}
      />
    )
  }
  return (
    <div className="k-stack">
      <Attachments
        label={t(($) => $.planEvidence.file)}
        files={file ? [file] : []}
        accept={fileTypeNames.map((name) => `.${name}`)}
        maxBytes={fileBytesLimit}
        upload={async (chosen, onProgress) => {
          const card = await uploadFile<FileCard>(fileUploadUrl, chosen, onProgress)
          const { id, name, bytes, sha256, href } = card
          return { id, name, bytes, sha256, href }
        }}
        onAdd={(stored) => {
          setFile(stored)
          setMissing(false)
        }}
        onRemove={() => setFile(undefined)}
      />
      {missing && (
        <p className="k-fault" role="alert">
          {t(($) => $.planEvidence.fileFirst)}
        </p>
      )}
      <SchemaForm
        schema={FileForm}
        guide={guide}
        initial={initial}
        submitLabel={submitLabel}
        onSubmit={async (values) => {
          if (!file) return setMissing(true)
          await submit({ kind, subject, ...values, file: file.id })
        }}
      />
    </div>
  )
}
