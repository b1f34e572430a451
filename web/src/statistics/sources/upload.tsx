import { useNavigate } from '@tanstack/react-router'
import type { Delivery } from '@wstc/domain/statistics/sources/contract/shapes'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../kit/error-page.tsx'
import { FileButton } from '../../kit/file-button.tsx'
import { Pick } from '../../kit/pick.tsx'
import { uploadFile } from '../../upload.ts'
import { useAct } from '../office/queries.ts'
import { uploadUrl } from './queries.ts'

interface Asked {
  readonly source: string
  readonly period: string
  readonly reason: string
  readonly rows: string
  readonly total: string
}

interface UploadProps {
  readonly label: string
  readonly asked: Asked
  readonly main?: boolean
}

/** A button that takes a file in and shows what became of it. */
export function UploadFile({ label, asked, main = false }: UploadProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const act = useAct()
  const [name, setName] = useState<string>()
  const [error, setError] = useState<unknown>()
  const send = async (file: File) => {
    setName(file.name)
    setError(undefined)
    try {
      const given = Object.entries(asked).filter(([, value]) => value.trim() !== '')
      const url = uploadUrl(Object.fromEntries(given))
      const { id } = await uploadFile<Delivery>(url, file, () => undefined)
      await act(async () => undefined)
      await navigate({ to: '/sources/deliveries/$delivery', params: { delivery: id } as never })
    } catch (refused) {
      setError(refused)
    } finally {
      setName(undefined)
    }
  }
  return (
    <>
      <FileButton
        label={label}
        main={main}
        busy={name !== undefined}
        disabled={asked.source === '' || asked.period === ''}
        onFile={(file) => void send(file)}
      />
      <div aria-live="polite">
        {name !== undefined && <p>{t(($) => $.statisticsSources.sending, { name })}</p>}
        {error !== undefined && <ErrorNote error={error} />}
      </div>
    </>
  )
}

interface FieldProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Field({ label, hint, value, onChange }: FieldProps): ReactNode {
  const id = useId()
  return (
    <div className="s-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="s-comment"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <div id={`${id}-hint`} className="k-quiet k-small">
          {hint}
        </div>
      )}
    </div>
  )
}

/** Source, month and what the office states beside its file, then the file itself. */
export function UploadForm({
  sources,
}: {
  readonly sources: readonly { readonly value: string; readonly label: string }[]
}) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>({
    source: sources[0]?.value ?? '',
    period: '',
    reason: '',
    rows: '',
    total: '',
  })
  const set = (key: keyof Asked) => (value: string) => setAsked((all) => ({ ...all, [key]: value }))
  const optional = t(($) => $.statisticsSources.optional)
  return (
    <div className="k-stack">
      <div className="s-fields">
        <Pick
          label={t(($) => $.statisticsSources.source)}
          value={asked.source}
          options={sources}
          onChange={(value) => set('source')(value ?? '')}
        />
        <Field
          label={t(($) => $.statisticsSources.period)}
          hint="YYYY-MM"
          value={asked.period}
          onChange={set('period')}
        />
        <Field
          label={t(($) => $.statisticsSources.controlRows)}
          hint={optional}
          value={asked.rows}
          onChange={set('rows')}
        />
        <Field
          label={t(($) => $.statisticsSources.controlTotal)}
          hint={optional}
          value={asked.total}
          onChange={set('total')}
        />
        <Field
          label={t(($) => $.statisticsSources.reason)}
          hint={t(($) => $.statisticsSources.reasonHint)}
          value={asked.reason}
          onChange={set('reason')}
        />
      </div>
      <div className="k-row">
        <UploadFile main label={t(($) => $.statisticsSources.upload)} asked={asked} />
      </div>
    </div>
  )
}
