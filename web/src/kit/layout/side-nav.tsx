import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { useTranslation } from 'react-i18next'

export interface NavItem {
  readonly to: string
  readonly label: string
  /** Things waiting there. */
  readonly waiting?: number
}

export interface NavGroup {
  readonly key: string
  readonly label: string
  readonly items: readonly NavItem[]
}

interface SideNavProps {
  readonly groups: readonly NavGroup[]
  /** Address of the page shown, below `/app`. */
  readonly current: string
  readonly onChoose?: () => void
}

/** The longest address that is the current page or above it. */
function bestMatch(groups: readonly NavGroup[], current: string): string | undefined {
  return groups
    .flatMap((group) => group.items.map((item) => item.to))
    .filter((to) => current === to || (to !== '/' && current.startsWith(`${to}/`)))
    .sort((a, b) => b.length - a.length)[0]
}

export function SideNav({ groups, current, onChoose }: SideNavProps) {
  const { t } = useTranslation()
  const here = bestMatch(groups, current)
  return (
    <nav className="k-nav" aria-label={t(($) => $.shell.navigation)}>
      {groups.map((group) => (
        <section key={group.key}>
          <h2>{group.label}</h2>
          <ul>
            {group.items.map((item) => (
              <li key={item.to}>
                <Link
                  to={item.to}
                  activeOptions={{ exact: true }}
                  {...(item.to === here ? { 'aria-current': 'page' } : {})}
                  {...(onChoose ? { onClick: onChoose } : {})}
                >
                  {item.label}
                  {item.waiting ? <Badge count={item.waiting} size="small" /> : null}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
