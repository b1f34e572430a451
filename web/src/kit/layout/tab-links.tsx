import { Link } from '@tanstack/react-router'

export interface TabLink {
  readonly key: string
  readonly label: string
  readonly to: string
  readonly search?: Readonly<Record<string, string>>
  /** How many things wait there. */
  readonly count?: number
}

interface TabLinksProps {
  readonly label: string
  readonly tabs: readonly TabLink[]
  readonly current: string
}

/** Views of one thing, each with an address of its own. */
export function TabLinks({ label, tabs, current }: TabLinksProps) {
  return (
    <nav className="k-tabs k-noprint" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.key}
          to={tab.to}
          search={(tab.search ?? {}) as never}
          resetScroll={false}
          activeOptions={{ exact: true, includeSearch: true }}
          {...(tab.key === current ? { 'aria-current': 'page' as const } : {})}
        >
          {tab.label}
          {tab.count !== undefined && tab.count > 0 && <span className="k-count">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
