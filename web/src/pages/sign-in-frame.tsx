import './sign-in.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { AppearanceMenu } from '../kit/layout/appearance-menu.tsx'
import { Mark } from '../kit/layout/mark.tsx'
import { DemoBanner } from '../kit/layout/shell.tsx'
import { LanguageButton } from '../kit/layout/top-bar.tsx'
import { sessionQuery } from '../session.ts'

interface DoorFrameProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children?: ReactNode
}

/** The frame of the pages before a session: the name, the form, the way to the public site. */
export function DoorFrame({ title, lead, children }: DoorFrameProps) {
  const { t } = useTranslation()
  const product = t(($) => $.shell.product)
  const { data: session } = useQuery(sessionQuery)
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <div className="k-door">
      <aside className="k-door-face" aria-label={product}>
        <Mark size={560} />
        <p className="k-door-name">{product}</p>
        <p>{t(($) => $.identity.door.motto)}</p>
      </aside>
      <div className="k-door-room">
        <header className="k-row k-row-apart">
          <a className="k-product" href="/">
            <Mark />
            <span>{product}</span>
          </a>
          <div className="k-row">
            <LanguageButton />
            <AppearanceMenu />
          </div>
        </header>
        {session?.demo.on && <DemoBanner today={session.demo.today} />}
        <main id="main" tabIndex={-1}>
          <h1>{title}</h1>
          {lead && <p className="k-quiet">{lead}</p>}
          {children}
        </main>
      </div>
    </div>
  )
}
