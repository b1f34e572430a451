import { permissions } from '@wstc/domain/identity/permissions'
import { mayCombine, roleNames, roles } from '@wstc/domain/identity/roles'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Duties } from './duties.tsx'

/** Where the security administrator begins. */
export function SecurityHomePage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.desk.security.title)} lead={t(($) => $.desk.security.lead)}>
      <div className="k-stack">
        <Duties />
        <Catalogue />
      </div>
    </Page>
  )
}

/** Every role with its rights, and which stand alone. */
function Catalogue() {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <Sheet title={t(($) => $.desk.security.catalogue)}>
      <div className="k-stack">
        <p className="k-quiet">{t(($) => $.desk.security.catalogueLead)}</p>
        <ul className="k-lines">
          {roleNames.map((name) => {
            const role = roles[name]
            return (
              <li key={name}>
                <div>
                  <div className="k-row">
                    <strong>{say(role.name)}</strong>
                    <span className="k-quiet">{t(($) => $.shell.audience[role.audience])}</span>
                    {role.secondFactor && (
                      <span className="k-tag">{t(($) => $.desk.security.factor)}</span>
                    )}
                    {!mayCombine([name, 'expert']) && (
                      <span className="k-tag">{t(($) => $.desk.security.alone)}</span>
                    )}
                  </div>
                  <p className="k-quiet">
                    {role.permissions
                      .map((one) => say(permissions[one]))
                      .join(t(($) => $.kit.separator))}
                  </p>
                </div>
              </li>
            )
          })}
        </ul>
      </div>
    </Sheet>
  )
}
