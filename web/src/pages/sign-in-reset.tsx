import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mailedToken } from '../identity/mailed-token.ts'
import { NewPasswordForm } from '../identity/new-password-form.tsx'
import { identityApi } from '../identity/queries.ts'
import { DoorFrame } from './sign-in-frame.tsx'

const noWords: readonly string[] = []

/** A new password by the link from the mail. */
export function ResetPasswordPage() {
  const { t } = useTranslation()
  const [token] = useState(() => mailedToken(location))
  const [done, setDone] = useState(false)
  if (done) {
    return (
      <DoorFrame title={t(($) => $.identity.door.resetDone)}>
        <p role="status">{t(($) => $.identity.door.resetDoneLead)}</p>
        <Link to="/sign-in">{t(($) => $.identity.door.signIn)}</Link>
      </DoorFrame>
    )
  }
  if (!token) return <BrokenLink />
  return (
    <DoorFrame title={t(($) => $.identity.door.resetTitle)}>
      <NewPasswordForm
        words={noWords}
        onSubmit={async ({ password }) => {
          await identityApi.resetPassword({ body: { token, password } })
          setDone(true)
        }}
      />
      <Link to="/forgot-password">{t(($) => $.identity.door.forgot)}</Link>
    </DoorFrame>
  )
}

/** A link that lost its token on the way. */
export function BrokenLink() {
  const { t } = useTranslation()
  return (
    <DoorFrame title={t(($) => $.identity.door.noToken)}>
      <p role="alert">{t(($) => $.identity.door.noTokenLead)}</p>
      <Link to="/sign-in">{t(($) => $.identity.door.backToSignIn)}</Link>
    </DoorFrame>
  )
}
