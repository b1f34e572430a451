import './sign-in.css'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppearanceMenu } from '../kit/layout/appearance-menu.tsx'
import { Mark } from '../kit/layout/mark.tsx'
import { DemoBanner } from '../kit/layout/shell.tsx'
import { LanguageButton } from '../kit/layout/top-bar.tsx'
import { sessionQuery } from '../session.ts'

/** The frame of the pages before a session: the name, the form, the way to the public site. */
export function DoorFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation()
  const { data: session } = useQuery(sessionQuery)
  return (
    <div className="k-door">
      <header className="k-row k-row-apart">
        <a className="k-product" href="/">
          <Mark />
          <span>{t(($) => $.shell.product)}</span>
        </a>
        <div className="k-row">
          <LanguageButton />
          <AppearanceMenu />
        </div>
      </header>
      {session?.demo.on && <DemoBanner today={session.demo.today} />}
      <main id="main" tabIndex={-1}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  )
}

export function SignInPage() {
  const { t } = useTranslation()
  return (
    <DoorFrame title={t(($) => $.shell.signIn)}>
      <p className="k-quiet">{t(($) => $.shell.signInLead)}</p>
    </DoorFrame>
  )
}
