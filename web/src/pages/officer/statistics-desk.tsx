import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.ts'
import { Page } from '../../kit/layout/page.tsx'
import { formatDay } from '../../kit/number.ts'
import { UnreadNotices } from '../../notices/unread.tsx'
import { useMay, useSession } from '../../session.ts'
import { AlsoWaiting, Overdue, Running, ToReview } from '../../statistics/office/desk.tsx'

/** Where the people of statistics begin: what waits for them. */
export function StatisticsDeskPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const session = useSession()
  const may = useMay()
  return (
    <Page
      title={t(($) => $.shell.welcome, { name: session.person.name })}
      lead={formatDay(session.demo.today, language)}
    >
      <div className="k-grid">
        {may('statistics.return.review') && <ToReview />}
        <Overdue />
        {may('statistics.collection.read') && <AlsoWaiting />}
        <Running />
        <UnreadNotices />
      </div>
    </Page>
  )
}
