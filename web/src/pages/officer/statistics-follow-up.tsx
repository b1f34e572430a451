import { useTranslation } from 'react-i18next'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { useMay } from '../../session.ts'
import { Demands } from '../../statistics/follow-up/demands.tsx'
import { FollowUpList } from '../../statistics/follow-up/list.tsx'
import { Rates } from '../../statistics/follow-up/rates.tsx'

type View = 'list' | 'demands' | 'rates'

function Tabs({ current }: { readonly current: View }) {
  const { t } = useTranslation()
  const may = useMay()
  const tab = (key: View, to: string) => ({
    key,
    to,
    label: t(($) => $.statisticsFollowUp[key]),
  })
  return (
    <TabLinks
      label={t(($) => $.statisticsFollowUp.title)}
      current={current}
      tabs={[
        tab('list', '/statistics/follow-up'),
        ...(may('statistics.collection.read')
          ? [tab('demands', '/statistics/follow-up/demands')]
          : []),
        tab('rates', '/statistics/follow-up/rates'),
      ]}
    />
  )
}

export function FollowUpPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.statisticsFollowUp.title)} lead={t(($) => $.statisticsFollowUp.lead)}>
      <Tabs current="list" />
      <Sheet>
        <FollowUpList />
      </Sheet>
    </Page>
  )
}

export function DemandsPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.statisticsFollowUp.demands)}
      lead={t(($) => $.statisticsFollowUp.demandsLead)}
    >
      <Tabs current="demands" />
      <Demands />
    </Page>
  )
}

export function RatesPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.statisticsFollowUp.rates)}
      lead={t(($) => $.statisticsFollowUp.ratesLead)}
    >
      <Tabs current="rates" />
      <Rates />
    </Page>
  )
}
