import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../kit/layout/page.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.shell.notFound)} lead={t(($) => $.shell.notFoundLead)}>
      <Link to="/">{t(($) => $.shell.home)}</Link>
    </Page>
  )
}

export function NotAllowedPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.shell.notAllowed)} lead={t(($) => $.shell.notAllowedLead)}>
      <Link to="/">{t(($) => $.shell.home)}</Link>
    </Page>
  )
}
