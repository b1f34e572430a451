import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { appPages, isOffered } from '../app-pages.ts'
import { Page, Sheet } from '../kit/layout/page.tsx'
import { useSession } from '../session.ts'

/** Where an audience without a start page of its own begins. */
export function HomePage() {
  const { t } = useTranslation()
  const session = useSession()
  const pages = appPages.filter((page) => page.nav && isOffered(page, session))
  return (
    <Page
      title={t(($) => $.shell.welcome, { name: session.person.name })}
      lead={t(($) => $.shell.homeLead)}
    >
      <Sheet title={t(($) => $.shell.nav.start)}>
        <ul>
          {pages.map((page) => (
            <li key={page.path}>
              <Link to={page.path}>{t(page.title)}</Link>
            </li>
          ))}
          <li>
            <a href="/">{t(($) => $.shell.publicSite)}</a>
          </li>
        </ul>
      </Sheet>
    </Page>
  )
}
