import './identity.css'
import { useTranslation } from 'react-i18next'
import { Action } from '../kit/layout/action.tsx'
import { saveBlob } from '../kit/save-blob.ts'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly login: string
  readonly onKept: () => void
}

/** Fresh recovery codes, shown once: to print, to download, and to confirm that they are kept. */
export function RecoveryCodes({ codes, login, onKept }: RecoveryCodesProps) {
  const { t } = useTranslation()
  const download = () => {
    const head = t(($) => $.identity.secrets.codesFile, { login })
    const text = [head, '', ...codes].join('\r\n')
    saveBlob(new Blob([text], { type: 'text/plain;charset=utf-8' }), 'wstc-recovery-codes.txt')
  }
  return (
    <div className="k-stack">
      <h2>{t(($) => $.identity.secrets.codesTitle)}</h2>
      <p>{t(($) => $.identity.secrets.codesLead)}</p>
      <ol className="i-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="k-row k-noprint">
        <Action onClick={download}>{t(($) => $.identity.secrets.download)}</Action>
        <Action onClick={() => print()}>{t(($) => $.kit.print)}</Action>
        <Action main onClick={onKept}>
          {t(($) => $.identity.secrets.codesKept)}
        </Action>
      </div>
    </div>
  )
}
