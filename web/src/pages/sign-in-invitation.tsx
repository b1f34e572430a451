import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { mailedToken } from '../identity/mailed-token.ts'
import { NewPasswordForm } from '../identity/new-password-form.tsx'
import { identityApi } from '../identity/queries.ts'
import { ErrorNote } from '../kit/error-page.tsx'
import { DoorFrame } from './sign-in-frame.tsx'
import { BrokenLink } from './sign-in-reset.tsx'

/** An invited person sees for what, and sets the first password. */
export function InvitationPage() {
  const { t } = useTranslation()
  const say = useSay()
  const [token] = useState(() => mailedToken(location))
  const [done, setDone] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['invitation', token],
    enabled: token !== '' && !done,
    retry: false,
    queryFn: ({ signal }) => identityApi.findInvitation({ body: { token } }, { signal }),
  })
  const words = useMemo(() => (data ? [data.name, data.login] : []), [data])
  const signIn = <Link to="/sign-in">{t(($) => $.identity.door.signIn)}</Link>
  if (done) {
    return (
      <DoorFrame title={t(($) => $.identity.door.invitationDone)}>
        <p role="status">{t(($) => $.identity.door.invitationDoneLead)}</p>
        {signIn}
      </DoorFrame>
    )
  }
  if (!token) return <BrokenLink />
  return (
    <DoorFrame
      title={t(($) => $.identity.door.invitationTitle)}
      lead={
        data &&
        t(($) => $.identity.door.invitationLead, {
          name: data.name,
          login: data.login,
          organisation: say(data.organisation),
        })
      }
    >
      {error && <ErrorNote error={error} title={t(($) => $.identity.door.invitationTitle)} />}
      {data && (
        <NewPasswordForm
          words={words}
          onSubmit={async ({ password }) => {
            await identityApi.acceptInvitation({ body: { token, password } })
            setDone(true)
          }}
        />
      )}
      {error && signIn}
    </DoorFrame>
  )
}
