import { useTranslation } from 'react-i18next'
import { KeysPanel } from '../../identity/keys-panel.tsx'
import { Page } from '../../kit/layout/page.tsx'

/** Keys by which the enterprise's own systems report. */
export function KeysPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.identity.keys.title)} lead={t(($) => $.identity.keys.lead)}>
      <KeysPanel
        scope="returns"
        emptyHint={t(($) => $.identity.keys.noneHint)}
        rules={t(($) => $.identity.keys.rules)}
      />
    </Page>
  )
}
