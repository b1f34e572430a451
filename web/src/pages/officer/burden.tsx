import { useTranslation } from 'react-i18next'
import { Action } from '../../kit/layout/action.tsx'
import { Page } from '../../kit/layout/page.tsx'
import { BurdenTables } from '../../plan/burden.tsx'

export function BurdenPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.planBurden.title)}
      lead={t(($) => $.planBurden.lead)}
      actions={<Action onClick={() => window.print()}>{t(($) => $.kit.print)}</Action>}
    >
      <BurdenTables />
    </Page>
  )
}
