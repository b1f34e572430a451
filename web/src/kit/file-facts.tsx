import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from './number.ts'

interface FileFactsProps {
  readonly name: string
  readonly href: string
  /** What kind of file it is, in words. */
  readonly type: string
  readonly bytes: number
  /** SHA-256 of the content, hexadecimal. */
  readonly sha256: string
  /** What the link says, where not the name of the file. */
  readonly title?: string
}

/** A stored file: what it is, how large, and how anyone checks that it is still the same. */
export function FileFacts({ name, href, type, bytes, sha256, title }: FileFactsProps) {
  const { t } = useTranslation()
  return (
    <span className="k-file-facts">
      <a href={href}>{title ?? name}</a>
      <span className="k-quiet k-small">
        {title && title !== name && `${name} · `}
        {type} · {formatBytes(bytes)}
      </span>
      <details className="k-small">
        <summary className="k-hash" title={`SHA-256 ${sha256}`}>
          SHA-256 {sha256.slice(0, 8)}…{sha256.slice(-4)}
        </summary>
        <div className="k-file-check">
          <span className="k-row">
            <code className="k-hash">{sha256}</code>
            <CopyHash text={sha256} />
          </span>
          <span>{t(($) => $.kit.files.check)}</span>
          <dl>
            <dt>Windows</dt>
            <dd>
              <code>certutil -hashfile "{name}" SHA256</code>
            </dd>
            <dt>Linux</dt>
            <dd>
              <code>sha256sum "{name}"</code>
            </dd>
            <dt>macOS</dt>
            <dd>
              <code>shasum -a 256 "{name}"</code>
            </dd>
          </dl>
        </div>
      </details>
    </span>
  )
}

function CopyHash({ text }: { text: string }) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Button
      size="small"
      icon={copied ? <CheckOutlined aria-hidden /> : <CopyOutlined aria-hidden />}
      onClick={() => void copy()}
      aria-live="polite"
    >
      {copied ? t(($) => $.kit.files.copied) : t(($) => $.kit.files.copy)}
    </Button>
  )
}
