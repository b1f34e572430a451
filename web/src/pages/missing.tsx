import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../kit/empty.tsx'

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
    <EmptyState
      title={t(($) => $.shell.notAllowed)}
      hint={t(($) => $.shell.notAllowedLead)}
      action={<Link to="/">{t(($) => $.shell.home)}</Link>}
    />
  )
}
