import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import type { Session } from '@wstc/domain/identity/contract/session'
import type { SignInStep } from '@wstc/domain/identity/model'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellFault } from '../i18n/problems.ts'
import { Enrolment } from '../identity/enrolment.tsx'
import { ChangePasswordForm } from '../identity/new-password-form.tsx'
import { identityApi } from '../identity/queries.ts'
import { CodeStep, PasswordStep } from '../identity/sign-in-steps.tsx'
import { wayBack } from '../identity/way-back.ts'
import { ErrorNote } from '../kit/error-page.tsx'
import { Action } from '../kit/layout/action.tsx'
import { renewSession, sessionQuery } from '../session.ts'
import { DoorFrame } from './sign-in-frame.tsx'

type Stage = 'password' | SignInStep

const stageOf = (session: Session): Stage => (session.person ? session.step : 'password')

/**
 * Signing in, one stage after the other. The stage changes only by what the person does: recovery
 * codes must not vanish because the session was asked for again meanwhile.
 */
export function SignInPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const router = useRouter()
  const search = useSearch({ strict: false }) as {
    back?: string
    problem?: string
    step?: string
  }
  const { data: session, error, refetch } = useQuery(sessionQuery)
  const [stage, setStage] = useState<Stage>()
  const [typed, setTyped] = useState({ login: '', password: '' })
  const back = wayBack(search.back, location.origin)

  useEffect(() => {
    if (stage || !session) return
    // After single sign-on the code is still to come, and the session knows nobody before it.
    const codeNext = search.step === 'second-factor' && !session.person
    setStage(codeNext ? 'second-factor' : stageOf(session))
  }, [stage, session, search.step])
  useEffect(() => {
    if (stage === 'done') router.history.push(back)
  }, [stage, back, router])
  const advance = useCallback(
    async (step?: SignInStep) => {
      if (step === 'second-factor') return setStage(step)
      setStage(stageOf(await renewSession(client)))
    },
    [client],
  )
  const words = session?.person ? [session.person.name, session.person.login] : [typed.login]

  if (error) {
    return (
      <DoorFrame title={t(($) => $.shell.signIn)}>
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </DoorFrame>
    )
  }
  if (stage === 'second-factor') {
    return (
      <DoorFrame
        title={t(($) => $.identity.door.factorTitle)}
        lead={t(($) => $.identity.door.factorLead)}
      >
        <CodeStep onDone={advance} onBack={() => setStage('password')} />
      </DoorFrame>
    )
  }
  if (stage === 'change-password') {
    return (
      <DoorFrame
        title={t(($) => $.identity.door.changeTitle)}
        lead={t(($) => $.identity.door.changeLead)}
      >
        <ChangePasswordForm
          words={words}
          {...(typed.password ? { current: typed.password } : {})}
          onSubmit={async (body) => {
            await identityApi.changePassword({ body })
            setTyped((now) => ({ ...now, password: body.password }))
            await advance()
          }}
        />
      </DoorFrame>
    )
  }
  if (stage === 'enrol') {
    return (
      <DoorFrame
        title={t(($) => $.identity.door.enrolTitle)}
        lead={t(($) => $.identity.door.enrolLead)}
      >
        <Enrolment
          login={session?.person?.login ?? typed.login}
          {...(typed.password ? { password: typed.password } : {})}
          onDone={() => advance()}
        />
      </DoorFrame>
    )
  }
  return (
    <DoorFrame title={t(($) => $.identity.door.signIn)} lead={t(($) => $.identity.door.lead)}>
      {search.problem?.startsWith('identity/oidc') && (
        <div className="k-error" role="alert">
          {tellFault({ code: search.problem })}
        </div>
      )}
      {stage === 'password' && (
        <PasswordStep
          login={typed.login}
          onDone={async (step, now) => {
            setTyped(now)
            await advance(step)
          }}
        />
      )}
      {stage === 'done' && <p role="status">{t(($) => $.identity.door.done)}</p>}
      {session?.oidc.on && (
        <>
          <div className="k-door-or">{t(($) => $.identity.door.or)}</div>
          <Action href={`/api/v1/sign-in/oidc/start?back=${encodeURIComponent(back)}`}>
            {t(($) => $.identity.door.oidc, { label: session.oidc.label })}
          </Action>
        </>
      )}
      {session?.demo.on && (
        <p className="k-small k-quiet k-door-note">{t(($) => $.identity.door.demo)}</p>
      )}
      <a href="/">{t(($) => $.shell.publicSite)}</a>
    </DoorFrame>
  )
}
