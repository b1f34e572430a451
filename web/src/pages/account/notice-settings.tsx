import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { PreferencesForm } from '../../notices/preferences-form.tsx'
import { noticePreferencesQuery } from '../../notices/queries.ts'
import { AccountFrame } from './account-frame.tsx'

export function NoticeSettingsPage() {
  const { t } = useTranslation()
  const preferences = useQuery(noticePreferencesQuery)
  return (
    <AccountFrame
      title={t(($) => $.identity.account.notices)}
      lead={t(($) => $.notices.settingsLead)}
    >
      <Sheet title={t(($) => $.notices.kinds)}>
        <Loaded query={preferences}>{(now) => <PreferencesForm preferences={now} />}</Loaded>
      </Sheet>
    </AccountFrame>
  )
}
