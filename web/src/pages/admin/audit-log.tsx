import { useTranslation } from 'react-i18next'
import { EntryTable } from '../../audit/entry-table.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'

export function AuditLogPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.audit.title)} lead={t(($) => $.audit.lead)}>
      <Sheet>
        <EntryTable />
      </Sheet>
    </Page>
  )
}
