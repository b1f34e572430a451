import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../kit/empty.tsx'
import { Page } from '../kit/layout/page.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={t(($) => $.shell.notFound)}
      hint={t(($) => $.shell.notFoundLead)}
      action={<Link to="/">{t(($) => $.shell.home)}</Link>}
    />
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
