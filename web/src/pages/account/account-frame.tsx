import './account.css'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../kit/layout/page.tsx'
import { accountList } from './list.ts'

interface AccountFrameProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page of the account beside the list of its pages. */
export function AccountFrame({ title, lead, actions, children }: AccountFrameProps) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return (
    <Page
      title={title}
      lead={lead}
      actions={actions}
      crumbs={[{ label: t(($) => $.identity.account.title), to: '/account' }, { label: title }]}
    >
      <div className="a-account">
        <nav aria-label={t(($) => $.identity.account.title)}>
          <ul>
            {accountList.map(({ to, label }) => (
              <li key={to}>
                <Link
                  to={to as '/'}
                  activeOptions={{ exact: true }}
                  {...(to === pathname ? { 'aria-current': 'page' } : {})}
                >
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="k-stack">{children}</div>
      </div>
    </Page>
  )
}
