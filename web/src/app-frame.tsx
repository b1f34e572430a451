import { Outlet, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { extras } from './app-extras.ts'
import { appPages, isOffered } from './app-pages.ts'
import { useSay } from './i18n/language.ts'
import { PrintHead } from './kit/layout/print-head.tsx'
import { Shell } from './kit/layout/shell.tsx'
import type { NavGroup } from './kit/layout/side-nav.tsx'
import { UserMenu } from './kit/layout/user-menu.tsx'
import { accountMenu } from './pages/account/list.ts'
import { useSession, type WorkSession } from './session.ts'

const groupOrder = ['start', 'plan', 'statistics', 'services', 'people', 'system', 'more'] as const

function useNavigation(session: WorkSession): readonly NavGroup[] {
  const { t } = useTranslation()
  const offered = appPages.filter((page) => page.nav && isOffered(page, session))
  return groupOrder
    .map((key) => ({
      key,
      label: t(($) => $.shell.nav[key]),
      items: offered
        .filter((page) => page.nav?.group === key)
        .sort((a, b) => a.nav!.order - b.nav!.order)
        .map((page) => ({ to: page.path, label: t(page.title) })),
    }))
    .filter((group) => group.items.length > 0)
}

/** The shell round every page that needs a session. */
export function AppFrame() {
  const { t } = useTranslation()
  const session = useSession()
  const say = useSay()
  const navigate = useNavigate()
  const router = useRouter()
  const { pathname, search } = useLocation()
  const groups = useNavigation(session)
  const notices = extras.useNotices()
  /** Addresses of the app open in place, those of the public site as pages of their own. */
  const open = (address: string) => {
    if (/^\/app(\/|$)/.test(address)) router.history.push(address)
    else location.assign(address)
  }
  // 大屏: a wall shows its page and nothing to navigate by.
  if ((search as { wall?: string }).wall === '1') {
    return (
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    )
  }
  return (
    <Shell
      groups={groups}
      current={pathname}
      {...(session.demo.on ? { demoToday: session.demo.today } : {})}
      {...(extras.search ? { search: extras.search } : {})}
      onFound={(result) => open(result.to)}
      {...(notices ? { notices } : {})}
      printHead={
        <PrintHead
          day={session.demo.today}
          demo={session.demo.on}
          by={`${say(session.organisation.short)} ${session.person.name}`}
        />
      }
      account={
        <UserMenu
          name={session.person.name}
          organisation={say(session.organisation.name)}
          entries={accountMenu.map(({ to, label }) => ({
            key: to,
            label: t(label),
            onClick: () => void navigate({ to }),
          }))}
          onSignOut={() => void extras.signOut()}
        />
      }
    >
      <Outlet />
      {notices?.panel}
    </Shell>
  )
}
