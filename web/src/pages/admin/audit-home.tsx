import { useTranslation } from 'react-i18next'
import { EntryTable } from '../../audit/entry-table.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Duties } from './duties.tsx'

/** Where the audit administrator begins. */
export function AuditHomePage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.audit.homeTitle)} lead={t(($) => $.audit.homeLead)}>
      <div className="k-stack">
        <Duties />
        <Sheet title={t(($) => $.audit.latest)}>
          <EntryTable />
        </Sheet>
      </div>
    </Page>
  )
}
