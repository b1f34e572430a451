import './states.css'
import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../i18n/problems.ts'
import { fileFault } from './file-rules.ts'
import { formatBytes } from './number.ts'

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly href?: string
}

interface AttachmentsProps {
  readonly label: string
  readonly files: readonly StoredFile[]
  /** Endings with their dot, `.pdf`. */
  readonly accept: readonly string[]
  readonly maxBytes: number
  /** Sends one file and reports the share sent, 0 to 1. */
  readonly upload?: (file: File, onProgress: (share: number) => void) => Promise<StoredFile>
  readonly onAdd?: (file: StoredFile) => void
  readonly onRemove?: (file: StoredFile) => void
}

interface Sending {
  readonly name: string
  readonly share: number
}

/** Files with their content hash; those that cannot be accepted are refused before sending. */
export function Attachments(props: AttachmentsProps) {
  const { t } = useTranslation()
  const { files, accept, maxBytes, upload, onAdd, onRemove } = props
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<readonly Sending[]>([])
  const [faults, setFaults] = useState<readonly string[]>([])
  const [over, setOver] = useState(false)

  const add = async (chosen: readonly File[]) => {
    const faulty: string[] = []
    for (const file of chosen) {
      const fault = fileFault(file, accept, maxBytes)
      if (fault) {
        faulty.push(t(($) => $.kit.files[fault.kind], fault.details))
        continue
      }
      try {
        const show = (share: number) =>
          setSending((now) => [
            ...now.filter((one) => one.name !== file.name),
            { name: file.name, share },
          ])
        show(0)
        const stored = await upload?.(file, show)
        if (stored) onAdd?.(stored)
      } catch (error) {
        faulty.push(`${file.name}: ${tell(error)}`)
      } finally {
        setSending((now) => now.filter((one) => one.name !== file.name))
      }
    }
    setFaults(faulty)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void add([...event.dataTransfer.files])
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a drop zone in all browsers
    <div role="group" aria-label={props.label}>
      {upload && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same
        <div
          className={`k-drop k-noprint ${over ? 'k-drop-over' : ''}`}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          <Button onClick={() => input.current?.click()}>{t(($) => $.kit.files.choose)}</Button>
          <span className="k-quiet">{t(($) => $.kit.files.drop)}</span>
          <span className="k-small k-quiet">
            {t(($) => $.kit.files.limits, {
              types: accept.join(' '),
              size: formatBytes(maxBytes),
            })}
          </span>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            accept={accept.join(',')}
            onChange={(event) => {
              void add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </div>
      )}
      {faults.length > 0 && (
        <div className="k-error" role="alert">
          {faults.map((fault) => (
            <span key={fault}>{fault}</span>
          ))}
        </div>
      )}
      {files.length === 0 && sending.length === 0 && !upload && (
        <span className="k-quiet">{t(($) => $.kit.files.none)}</span>
      )}
      <ul className="k-files">
        {sending.map((one) => (
          <li key={`sending ${one.name}`}>
            <span>{t(($) => $.kit.files.uploading, { name: one.name })}</span>
            <Progress aria-label={one.name} percent={Math.round(one.share * 100)} size={[120, 6]} />
          </li>
        ))}
        {files.map((file) => (
          <FileLine key={file.id} file={file} {...(onRemove ? { onRemove } : {})} />
        ))}
      </ul>
    </div>
  )
}

interface FileLineProps {
  readonly file: StoredFile
  readonly onRemove?: (file: StoredFile) => void
}

function FileLine({ file, onRemove }: FileLineProps) {
  const { t } = useTranslation()
  return (
    <li>
      <div>
        <div>
          {file.name} <span className="k-quiet k-small">{formatBytes(file.bytes)}</span>
        </div>
        <div className="k-hash">
          {t(($) => $.kit.files.hash)} {file.sha256}
        </div>
      </div>
      <div className="k-row k-noprint">
        {file.href && (
          <Button
            type="text"
            href={file.href}
            download={file.name}
            icon={<DownloadOutlined aria-hidden />}
            aria-label={t(($) => $.kit.files.download, { name: file.name })}
          />
        )}
        {onRemove && (
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t(($) => $.kit.files.remove, { name: file.name })}
            onClick={() => onRemove(file)}
          />
        )}
      </div>
    </li>
  )
}
