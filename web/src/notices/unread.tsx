import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { NoticeList } from '../kit/notice-list.tsx'
import { useNoticeLine } from './bell.tsx'
import { latestNoticesQuery } from './queries.ts'

/** The newest notices that have not been read, on the page where somebody begins. */
export function UnreadNotices() {
  const { t } = useTranslation()
  const latest = useQuery(latestNoticesQuery)
  const lineOf = useNoticeLine()
  return (
    <Sheet title={t(($) => $.desk.home.notices)}>
      <Loaded query={latest}>
        {({ items }) => {
          const unread = items.filter((one) => one.readAt === null).slice(0, 5)
          return unread.length > 0 ? (
            <NoticeList notices={unread.map(lineOf)} />
          ) : (
            <p className="k-quiet">{t(($) => $.desk.home.noNotices)}</p>
          )
        }}
      </Loaded>
    </Sheet>
  )
}
