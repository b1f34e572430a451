import './layout.css'
import { Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchPalette, type SearchResult } from '../search.tsx'
import { useNarrow } from '../use-media-query.ts'
import { type NavGroup, SideNav } from './side-nav.tsx'
import { TopBar } from './top-bar.tsx'

export interface ShellProps {
  readonly groups: readonly NavGroup[]
  readonly current: string
  /** Business date of the demo; absent outside the demo. */
  readonly demoToday?: string
  readonly search?: (query: string, signal: AbortSignal) => Promise<readonly SearchResult[]>
  readonly onFound?: (result: SearchResult) => void
  readonly notices?: { readonly unread: number; readonly onOpen: () => void }
  readonly account?: ReactNode
  /** Stands above the page on paper. */
  readonly printHead?: ReactNode
  readonly children: ReactNode
}

/** The frame of every signed-in page. */
export function Shell(props: ShellProps) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [menuOpen, setMenuOpen] = useState(false)
  const [searchOpen, setSearchOpen] = useState(false)
  const { search, onFound } = props
  return (
    <div className="k-shell">
      <a className="k-skip" href="#main">
        {t(($) => $.shell.skip)}
      </a>
      <TopBar
        onMenu={() => setMenuOpen(true)}
        {...(search ? { onSearch: () => setSearchOpen(true) } : {})}
        {...(props.notices ? { notices: props.notices } : {})}
        account={props.account}
      />
      {props.printHead}
      {props.demoToday && <DemoBanner today={props.demoToday} />}
      {narrow ? (
        <Drawer
          open={menuOpen}
          onClose={() => setMenuOpen(false)}
          placement="left"
          size={280}
          title={t(($) => $.shell.navigation)}
        >
          <SideNav
            groups={props.groups}
            current={props.current}
            onChoose={() => setMenuOpen(false)}
          />
        </Drawer>
      ) : (
        <SideNav groups={props.groups} current={props.current} />
      )}
      <main className="k-main" id="main" tabIndex={-1}>
        {props.children}
      </main>
      {search && (
        <SearchPalette
          open={searchOpen}
          onOpen={setSearchOpen}
          search={search}
          {...(onFound ? { onFound } : {})}
        />
      )}
    </div>
  )
}

/** 演示数据: says on every page that what it shows is made up. */
export function DemoBanner({ today }: { today: string }) {
  const { t } = useTranslation()
  return (
    <aside className="k-demo" aria-label={t(($) => $.shell.demo)}>
      <strong>{t(($) => $.shell.demo)}</strong>
      <span>{t(($) => $.shell.demoExplained, { today })}</span>
    </aside>
  )
}
