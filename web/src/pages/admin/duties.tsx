import { Link } from '@tanstack/react-router'
import { permissions } from '@wstc/domain/identity/permissions'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Sheet } from '../../kit/layout/page.tsx'
import { useMay } from '../../session.ts'
import { duties } from './list.ts'

/** What this administrator does, each page with the right that opens it. */
export function Duties() {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  return (
    <Sheet title={t(($) => $.desk.system.duties)}>
      <ul className="k-lines">
        {duties
          .filter((duty) => may(duty.may))
          .map((duty) => (
            <li key={duty.to}>
              <Link to={duty.to as '/'}>{t(duty.label)}</Link>
              <span className="k-small k-quiet">{say(permissions[duty.may])}</span>
            </li>
          ))}
      </ul>
    </Sheet>
  )
}
