import { useQuery, useQueryClient } from '@tanstack/react-query'
import { TypedSecret } from '@wstc/domain/identity/model'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Enrolment } from '../../identity/enrolment.tsx'
import { ChangePasswordForm } from '../../identity/new-password-form.tsx'
import { identityApi, profileQuery } from '../../identity/queries.ts'
import { RecoveryCodes } from '../../identity/recovery-codes.tsx'
import { useToast } from '../../kit/confirm.tsx'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'
import { StatusLight } from '../../kit/status-light.tsx'
import { AccountFrame } from './account-frame.tsx'

const Again = z.strictObject({ password: TypedSecret })

export function SecurityPage() {
  const { t } = useTranslation()
  const profile = useQuery(profileQuery)
  return (
    <AccountFrame title={t(($) => $.identity.account.security)}>
      <Loaded query={profile}>
        {(now) => (
          <>
            <Sheet title={t(($) => $.identity.door.password)}>
              <PasswordPart words={[now.name, now.login, now.email]} />
            </Sheet>
            <Sheet title={t(($) => $.identity.secrets.factor)}>
              <FactorPart login={now.login} factor={now.secondFactor} />
            </Sheet>
          </>
        )}
      </Loaded>
    </AccountFrame>
  )
}

function PasswordPart({ words }: { words: readonly string[] }) {
  const { t } = useTranslation()
  const { done } = useToast()
  const [turn, setTurn] = useState(0)
  const names = words.join(' ')
  const known = useMemo(() => names.split(' '), [names])
  return (
    <ChangePasswordForm
      key={turn}
      words={known}
      onSubmit={async (body) => {
        await identityApi.changePassword({ body })
        setTurn(turn + 1)
        done(t(($) => $.identity.secrets.changed))
      }}
    />
  )
}

interface FactorPartProps {
  readonly login: string
  readonly factor: {
    readonly on: boolean
    readonly required: boolean
    readonly recoveryCodesLeft: number
  }
}

const fewCodes = 3

function FactorPart({ login, factor }: FactorPartProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [open, setOpen] = useState<'enrol' | 'renew'>()
  const [codes, setCodes] = useState<readonly string[]>()
  const guide = useMemo(
    () => ({
      password: {
        label: t(($) => $.identity.door.password),
        hint: t(($) => $.identity.secrets.renewHint),
        kind: 'password' as const,
        autoComplete: 'current-password',
        wide: true,
      },
    }),
    [t],
  )
  const close = () => {
    setOpen(undefined)
    setCodes(undefined)
    void client.invalidateQueries({ queryKey: profileQuery.queryKey })
  }
  const left = factor.recoveryCodesLeft
  return (
    <div className="k-stack">
      <div className="k-row">
        <StatusLight
          status={factor.on ? 'good' : factor.required ? 'bad' : 'watch'}
          label={
            factor.on
              ? t(($) => $.identity.secrets.factorOn)
              : t(($) => $.identity.secrets.factorOff)
          }
        />
        <span className="k-quiet">
          {factor.required
            ? t(($) => $.identity.secrets.factorRequired)
            : t(($) => $.identity.secrets.factorOptional)}
        </span>
      </div>
      {factor.on ? (
        <>
          <p>
            {t(($) => $.identity.secrets.codesLeft, { count: left })}
            {left <= fewCodes && <> · {t(($) => $.identity.secrets.codesFew)}</>}
          </p>
          <div className="k-row">
            <Action onClick={() => setOpen('renew')}>{t(($) => $.identity.secrets.renew)}</Action>
            <span className="k-small k-quiet">{t(($) => $.identity.secrets.factorLost)}</span>
          </div>
        </>
      ) : (
        <div>
          <Action main onClick={() => setOpen('enrol')}>
            {t(($) => $.identity.door.enrolTitle)}
          </Action>
        </div>
      )}
      <SidePanel
        open={open !== undefined}
        onClose={close}
        title={
          open === 'renew'
            ? t(($) => $.identity.secrets.renew)
            : t(($) => $.identity.door.enrolTitle)
        }
      >
        {open === 'enrol' && <Enrolment login={login} onDone={close} />}
        {open === 'renew' && !codes && (
          <SchemaForm
            schema={Again}
            guide={guide}
            submitLabel={t(($) => $.identity.secrets.renew)}
            onSubmit={async (body) =>
              setCodes((await identityApi.renewRecoveryCodes({ body })).recoveryCodes)
            }
          />
        )}
        {codes && <RecoveryCodes codes={codes} login={login} onKept={close} />}
      </SidePanel>
    </div>
  )
}
