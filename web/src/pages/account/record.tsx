import { useTranslation } from 'react-i18next'
import { EntryTable } from '../../audit/entry-table.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { AccountFrame } from './account-frame.tsx'

/** The record of one's own acts and confidential reads. */
export function RecordPage() {
  const { t } = useTranslation()
  return (
    <AccountFrame title={t(($) => $.identity.account.record)} lead={t(($) => $.audit.ownLead)}>
      <Sheet>
        <EntryTable own />
      </Sheet>
    </AccountFrame>
  )
}
