import { useTranslation } from 'react-i18next'
import { Page } from '../../kit/layout/page.tsx'
import { Briefings } from '../../plan/group/briefings.tsx'

export function BriefingsPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.planBriefing.title)} lead={t(($) => $.planBriefing.lead)}>
      <Briefings />
    </Page>
  )
}
