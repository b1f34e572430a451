import { TypedSecret } from '@wstc/domain/identity/model'
import { passwordFault } from '@wstc/domain/identity/password'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SchemaForm } from '../kit/form/schema-form.tsx'

/** A new password that will do for somebody with these names; the server checks it again. */
const freshFor = (words: readonly string[]) =>
  TypedSecret.superRefine((typed, context) => {
    const fault = passwordFault(typed, words)
    if (!fault) return
    const { code, details } = fault
    context.addIssue({ code: 'custom', params: { code, ...(details ? { details } : {}) } })
  })

function usePasswordGuide() {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      current: {
        label: t(($) => $.identity.secrets.current),
        kind: 'password' as const,
        autoComplete: 'current-password',
        wide: true,
      },
      password: {
        label: t(($) => $.identity.secrets.fresh),
        hint: t(($) => $.identity.secrets.rule),
        kind: 'password' as const,
        autoComplete: 'new-password',
        wide: true,
      },
    }),
    [t],
  )
}

interface NewPasswordFormProps {
  /** The person's own names, which a password must not be made of. */
  readonly words: readonly string[]
  readonly onSubmit: (typed: { password: string }) => Promise<unknown>
}

/** A first or forgotten password, which a mailed link allows to set. */
export function NewPasswordForm({ words, onSubmit }: NewPasswordFormProps) {
  const { t } = useTranslation()
  const { password } = usePasswordGuide()
  const schema = useMemo(() => z.strictObject({ password: freshFor(words) }), [words])
  return (
    <SchemaForm
      schema={schema}
      guide={{ password }}
      submitLabel={t(($) => $.identity.secrets.save)}
      onSubmit={onSubmit}
    />
  )
}

interface ChangePasswordFormProps {
  readonly words: readonly string[]
  /** What was typed a moment ago to sign in, so that it is not asked for twice. */
  readonly current?: string
  readonly onSubmit: (typed: { current: string; password: string }) => Promise<unknown>
}

export function ChangePasswordForm({ words, current, onSubmit }: ChangePasswordFormProps) {
  const { t } = useTranslation()
  const guide = usePasswordGuide()
  const schema = useMemo(
    () => z.strictObject({ current: TypedSecret, password: freshFor(words) }),
    [words],
  )
  return (
    <SchemaForm
      schema={schema}
      guide={guide}
      {...(current ? { initial: { current } } : {})}
      submitLabel={t(($) => $.identity.secrets.save)}
      onSubmit={onSubmit}
    />
  )
}
