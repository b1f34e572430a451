import './identity.css'
import { TypedSecret } from '@wstc/domain/identity/model'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { QrCode } from '../kit/qr-code.tsx'
import { identityApi } from './queries.ts'
import { RecoveryCodes } from './recovery-codes.tsx'

const Again = z.strictObject({ password: TypedSecret })
const Code = z.strictObject({ code: z.string().regex(/^\d{6}$/) })

interface EnrolmentProps {
  readonly login: string
  /** What was typed a moment ago to sign in; asked for where absent. */
  readonly password?: string
  readonly onDone: () => void | Promise<void>
}

/** Binds an authenticator in three steps, and hands over the recovery codes. */
export function Enrolment({ login, password, onDone }: EnrolmentProps) {
  const [offer, setOffer] = useState<{ uri: string; secret: string }>()
  const [codes, setCodes] = useState<readonly string[]>()
  const started = useRef(false)
  useEffect(() => {
    if (!password || started.current) return
    started.current = true
    identityApi.startSecondFactor({ body: { password } }).then(setOffer, () => undefined)
  }, [password])
  if (codes) return <RecoveryCodes codes={codes} login={login} onKept={() => void onDone()} />
  if (offer) return <Bind offer={offer} onCodes={setCodes} />
  return <PasswordAgain onOffer={setOffer} />
}

function PasswordAgain({ onOffer }: { onOffer: (offer: { uri: string; secret: string }) => void }) {
  const { t } = useTranslation()
  const guide = useMemo(
    () => ({
      password: {
        label: t(($) => $.identity.door.password),
        hint: t(($) => $.identity.secrets.startHint),
        kind: 'password' as const,
        autoComplete: 'current-password',
        wide: true,
      },
    }),
    [t],
  )
  return (
    <SchemaForm
      schema={Again}
      guide={guide}
      submitLabel={t(($) => $.identity.secrets.start)}
      onSubmit={async (body) => onOffer(await identityApi.startSecondFactor({ body }))}
    />
  )
}

interface BindProps {
  readonly offer: { readonly uri: string; readonly secret: string }
  readonly onCodes: (codes: readonly string[]) => void
}

function Bind({ offer, onCodes }: BindProps) {
  const { t } = useTranslation()
  const guide = useMemo(
    () => ({
      code: {
        label: t(($) => $.identity.secrets.stepConfirm),
        kind: 'text' as const,
        autoComplete: 'one-time-code',
        inputMode: 'numeric' as const,
        wide: true,
      },
    }),
    [t],
  )
  return (
    <ol className="i-steps">
      <li>
        <strong>{t(($) => $.identity.secrets.stepApp)}</strong>
        <p className="k-quiet">{t(($) => $.identity.secrets.stepAppText)}</p>
      </li>
      <li>
        <strong>{t(($) => $.identity.secrets.stepScan)}</strong>
        <QrCode text={offer.uri} label={t(($) => $.identity.secrets.qr)} />
        <p className="k-quiet">{t(($) => $.identity.secrets.stepScanText)}</p>
        <code className="i-secret">{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </li>
      <li>
        <SchemaForm
          schema={Code}
          guide={guide}
          submitLabel={t(($) => $.identity.secrets.confirm)}
          onSubmit={async (body) =>
            onCodes((await identityApi.confirmSecondFactor({ body })).recoveryCodes)
          }
        />
      </li>
    </ol>
  )
}
