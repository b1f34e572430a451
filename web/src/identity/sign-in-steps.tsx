import { Link } from '@tanstack/react-router'
import { type SignInStep, TypedSecret } from '@wstc/domain/identity/model'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { identityApi } from './queries.ts'

const Door = z.strictObject({ login: TypedSecret, password: TypedSecret })

interface PasswordStepProps {
  readonly login: string
  readonly onDone: (step: SignInStep, typed: z.infer<typeof Door>) => void | Promise<void>
}

export function PasswordStep({ login, onDone }: PasswordStepProps) {
  const { t } = useTranslation()
  const guide = useMemo(
    () => ({
      login: {
        label: t(($) => $.identity.door.login),
        kind: 'text' as const,
        autoComplete: 'username',
        first: true,
      },
      password: {
        label: t(($) => $.identity.door.password),
        kind: 'password' as const,
        autoComplete: 'current-password',
      },
    }),
    [t],
  )
  return (
    <SchemaForm
      schema={Door}
      guide={guide}
      initial={{ login }}
      submitLabel={t(($) => $.identity.door.signIn)}
      onSubmit={async (typed) => onDone((await identityApi.signIn({ body: typed })).step, typed)}
      actions={<Link to="/forgot-password">{t(($) => $.identity.door.forgot)}</Link>}
    />
  )
}

const Totp = z.strictObject({
  code: z
    .string()
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
})
const Recovery = z.strictObject({ code: z.string().trim().min(8).max(20) })

interface CodeStepProps {
  readonly onDone: (step: SignInStep) => void | Promise<void>
  readonly onBack: () => void
}

/** The one-time code, or a recovery code where the phone is not at hand. */
export function CodeStep({ onDone, onBack }: CodeStepProps) {
  const { t } = useTranslation()
  const [recovery, setRecovery] = useState(false)
  const guide = useMemo(
    () =>
      recovery
        ? {
            code: {
              label: t(($) => $.identity.door.recoveryCode),
              hint: t(($) => $.identity.door.recoveryHint),
              kind: 'text' as const,
              autoComplete: 'off',
              first: true,
            },
          }
        : {
            code: {
              label: t(($) => $.identity.door.code),
              kind: 'text' as const,
              autoComplete: 'one-time-code',
              inputMode: 'numeric' as const,
              first: true,
            },
          },
    [t, recovery],
  )
  return (
    <>
      <SchemaForm
        key={String(recovery)}
        schema={recovery ? Recovery : Totp}
        guide={guide}
        submitLabel={t(($) => $.identity.door.next)}
        onSubmit={async (body) => onDone((await identityApi.verifySecondFactor({ body })).step)}
      />
      <div className="k-door-links">
        <Action quiet onClick={() => setRecovery(!recovery)}>
          {recovery ? t(($) => $.identity.door.useCode) : t(($) => $.identity.door.useRecovery)}
        </Action>
        <Action quiet onClick={onBack}>
          {t(($) => $.identity.door.startOver)}
        </Action>
      </div>
    </>
  )
}
