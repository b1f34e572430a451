import { BellOutlined, MenuOutlined, SearchOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Badge, Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage, useLanguage } from '../../i18n/language.ts'
import { useNarrow } from '../use-media-query.ts'
import { AppearanceMenu } from './appearance-menu.tsx'
import { Mark } from './mark.tsx'

interface TopBarProps {
  readonly onMenu?: () => void
  readonly onSearch?: () => void
  readonly notices?: { readonly unread: number; readonly onOpen: () => void }
  readonly account?: ReactNode
}

export function TopBar({ onMenu, onSearch, notices, account }: TopBarProps) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  return (
    <header className="k-top">
      {narrow && onMenu && (
        <Button
          type="text"
          size="large"
          icon={<MenuOutlined aria-hidden />}
          aria-label={t(($) => $.shell.openMenu)}
          onClick={onMenu}
        />
      )}
      <Link to="/" className="k-product">
        <Mark size={narrow ? 24 : 30} />
        <span>{t(($) => $.shell.product)}</span>
      </Link>
      <span className="k-top-space" />
      {onSearch && <SearchBox narrow={narrow} onSearch={onSearch} />}
      {notices && (
        <Button
          type="text"
          size="large"
          aria-label={
            notices.unread > 0
              ? t(($) => $.shell.noticesUnread, { count: notices.unread })
              : t(($) => $.shell.notices)
          }
          icon={
            <Badge count={notices.unread} size="small" overflowCount={99}>
              <BellOutlined aria-hidden />
            </Badge>
          }
          onClick={notices.onOpen}
        />
      )}
      {!narrow && <LanguageButton />}
      <AppearanceMenu />
      {account}
    </header>
  )
}

function SearchBox({ narrow, onSearch }: { narrow: boolean; onSearch: () => void }) {
  const { t } = useTranslation()
  if (narrow) {
    return (
      <Button
        type="text"
        size="large"
        icon={<SearchOutlined aria-hidden />}
        aria-label={t(($) => $.shell.search)}
        onClick={onSearch}
      />
    )
  }
  return (
    <button type="button" className="k-search-box" onClick={onSearch}>
      <SearchOutlined aria-hidden />
      <span>{t(($) => $.shell.searchHint)}</span>
      <kbd>Ctrl K</kbd>
    </button>
  )
}

export function LanguageButton() {
  const { t } = useTranslation()
  const language = useLanguage()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Button type="text" onClick={() => void changeLanguage(other)}>
      <span lang={other}>{t(($) => $.shell.language)}</span>
    </Button>
  )
}
