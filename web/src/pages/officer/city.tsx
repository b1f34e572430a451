import { useTranslation } from 'react-i18next'
import { Page } from '../../kit/layout/page.tsx'
import { CityVersions } from '../../plan/city-versions.tsx'

export function CityPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.planCity.title)} lead={t(($) => $.planCity.lead)}>
      <CityVersions />
    </Page>
  )
}
