import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { AccessView } from '../../identity/access-view.tsx'
import { explanationQuery } from '../../identity/queries.ts'
import { Loaded } from '../../kit/loaded.tsx'
import { AccountFrame } from './account-frame.tsx'

/** What the person may see and do, and why. */
export function AccessPage() {
  const { t } = useTranslation()
  const explanation = useQuery(explanationQuery())
  return (
    <AccountFrame
      title={t(($) => $.identity.account.access)}
      lead={t(($) => $.identity.access.ownLead)}
    >
      <Loaded query={explanation}>{(found) => <AccessView explanation={found} />}</Loaded>
    </AccountFrame>
  )
}
