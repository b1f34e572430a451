import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'

export interface Crumb {
  readonly label: string
  readonly to?: string
}

interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly crumbs?: readonly Crumb[]
  /** Buttons of the page. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Title, place and actions of a page; also sets the window's title. */
export function Page({ title, lead, crumbs = [], actions, children }: PageProps) {
  const { t } = useTranslation()
  const product = t(($) => $.shell.product)
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <>
      {crumbs.length > 0 && (
        <nav className="k-crumbs" aria-label={t(($) => $.shell.breadcrumbs)}>
          <ol>
            {crumbs.map((crumb) => (
              <li key={crumb.label}>
                {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="k-page-head">
        <div>
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div className="k-row k-noprint">{actions}</div>}
      </div>
      {children}
    </>
  )
}

interface SheetProps {
  readonly title?: string
  readonly id?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A titled part of a page on its own ground. Sheets do not stand inside sheets. */
export function Sheet({ title, id, actions, children }: SheetProps) {
  return (
    <section className="k-sheet" {...(id ? { id } : {})}>
      {(title || actions) && (
        <header className="k-row k-row-apart">
          {title && <h2>{title}</h2>}
          {actions && <div className="k-row k-noprint">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
