import type { KeyScope } from '@wstc/domain/identity/model'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../kit/confirm.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Sheet } from '../kit/layout/page.tsx'
import { SidePanel } from '../kit/side-panel.tsx'
import { KeyForm } from './key-form.tsx'
import { KeyList } from './key-list.tsx'

interface Props {
  readonly scope: KeyScope
  /** Names of what a key can be bound to, by id. */
  readonly sources?: Readonly<Record<string, string>>
  readonly emptyHint: string
  readonly rules: string
}

/** The keys of the organisation, and the making of another one. */
export function KeysPanel({ scope, sources = {}, emptyHint, rules }: Props) {
  const { t } = useTranslation()
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<string>()
  const close = () => {
    setMaking(false)
    setMade(undefined)
  }
  return (
    <>
      <Sheet>
        <div className="k-stack">
          <div className="k-row">
            <Action main onClick={() => setMaking(true)}>
              {t(($) => $.identity.keys.make)}
            </Action>
          </div>
          <KeyList sources={sources} emptyHint={emptyHint} />
          <p className="k-quiet k-small">{rules}</p>
          <p>
            <a href="/openapi.json">{t(($) => $.identity.keys.guide)}</a>
          </p>
        </div>
      </Sheet>
      <SidePanel open={making} onClose={close} title={t(($) => $.identity.keys.make)}>
        {made === undefined ? (
          <KeyForm scope={scope} sources={sources} onMade={setMade} />
        ) : (
          <Made secret={made} onKept={close} />
        )}
      </SidePanel>
    </>
  )
}

function Made({ secret, onKept }: { readonly secret: string; readonly onKept: () => void }) {
  const { t } = useTranslation()
  const { done } = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    done(t(($) => $.identity.keys.copied))
  }
  return (
    <div className="k-stack" role="status">
      <h2>{t(($) => $.identity.keys.shownOnce)}</h2>
      <p>{t(($) => $.identity.keys.shownOnceLead)}</p>
      <p>
        <code className="i-key">{secret}</code>
      </p>
      <div className="k-row">
        <Action onClick={() => void copy()}>{t(($) => $.identity.keys.copy)}</Action>
        <Action main onClick={onKept}>
          {t(($) => $.identity.keys.kept)}
        </Action>
      </div>
    </div>
  )
}
