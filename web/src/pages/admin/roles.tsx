import { useTranslation } from 'react-i18next'
import { PeopleTable } from '../../identity/people-table.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'

/** People and their roles, for the security administrator. */
export function RolesPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.desk.security.roles)} lead={t(($) => $.desk.security.rolesLead)}>
      <Sheet>
        <div className="k-stack">
          <p className="k-quiet">{t(($) => $.identity.people.adminAlone)}</p>
          <PeopleTable />
        </div>
      </Sheet>
    </Page>
  )
}
