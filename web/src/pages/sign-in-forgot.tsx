import { Link } from '@tanstack/react-router'
import { TypedSecret } from '@wstc/domain/identity/model'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { identityApi } from '../identity/queries.ts'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { DoorFrame } from './sign-in-frame.tsx'

const Ask = z.strictObject({ login: TypedSecret })

/** Asks for a link to reset the password; the answer is the same whether or not there is an account. */
export function ForgotPasswordPage() {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<string>()
  const guide = useMemo(
    () => ({
      login: {
        label: t(($) => $.identity.door.loginOrMail),
        kind: 'text' as const,
        autoComplete: 'username',
        first: true,
      },
    }),
    [t],
  )
  const back = <Link to="/sign-in">{t(($) => $.identity.door.backToSignIn)}</Link>
  if (asked) {
    return (
      <DoorFrame title={t(($) => $.identity.door.linkSent)}>
        <p role="status">{t(($) => $.identity.door.linkSentLead, { login: asked })}</p>
        {back}
      </DoorFrame>
    )
  }
  return (
    <DoorFrame
      title={t(($) => $.identity.door.forgotTitle)}
      lead={t(($) => $.identity.door.forgotLead)}
    >
      <SchemaForm
        schema={Ask}
        guide={guide}
        submitLabel={t(($) => $.identity.door.sendLink)}
        onSubmit={async (body) => {
          await identityApi.requestReset({ body })
          setAsked(body.login)
        }}
        actions={back}
      />
    </DoorFrame>
  )
}
