import './states.css'
import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './empty.tsx'
import { formatMoment } from './number.ts'

export interface NoticeLine {
  readonly id: string
  readonly title: string
  readonly text?: string
  readonly at: string
  readonly read: boolean
  readonly to?: string
}

interface NoticeListProps {
  readonly notices: readonly NoticeLine[]
  readonly onOpen?: (notice: NoticeLine) => void
}

export function NoticeList({ notices, onOpen }: NoticeListProps) {
  const { t } = useTranslation()
  if (notices.length === 0) {
    return (
      <EmptyState title={t(($) => $.kit.notices.none)} hint={t(($) => $.kit.notices.noneHint)} />
    )
  }
  return (
    <ul className="k-notices">
      {notices.map((notice) => (
        <li key={notice.id} className={notice.read ? '' : 'k-unread'}>
          <div className="k-row k-row-apart">
            {notice.to ? (
              <Link to={notice.to} onClick={() => onOpen?.(notice)}>
                {notice.title}
              </Link>
            ) : (
              <strong>{notice.title}</strong>
            )}
            <time className="k-small k-quiet" dateTime={notice.at}>
              {formatMoment(notice.at)}
            </time>
          </div>
          {notice.text && <p>{notice.text}</p>}
          {!notice.read && <span className="k-unseen">{t(($) => $.kit.notices.unread)}</span>}
        </li>
      ))}
    </ul>
  )
}

interface NoticeDrawerProps extends NoticeListProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onMarkAll?: () => void
  /** Address of the page with all notices. */
  readonly all?: string
}

/** The notices behind the bell. */
export function NoticeDrawer({
  open,
  onClose,
  onMarkAll,
  all,
  notices,
  onOpen,
}: NoticeDrawerProps) {
  const { t } = useTranslation()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t(($) => $.kit.notices.title)}
      extra={
        onMarkAll &&
        notices.some((notice) => !notice.read) && (
          <Button type="text" onClick={onMarkAll}>
            {t(($) => $.kit.notices.markAll)}
          </Button>
        )
      }
      footer={
        all && (
          <Link to={all} onClick={onClose}>
            {t(($) => $.kit.notices.all)}
          </Link>
        )
      }
    >
      <NoticeList
        notices={notices}
        onOpen={(notice) => {
          onOpen?.(notice)
          onClose()
        }}
      />
    </Drawer>
  )
}
