import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { KeysPanel } from '../../identity/keys-panel.tsx'
import { Page } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { useMay } from '../../session.ts'
import { ComparisonView } from '../../statistics/sources/comparison.tsx'
import { Deliveries } from '../../statistics/sources/deliveries.tsx'
import { DeliverySheet } from '../../statistics/sources/delivery.tsx'
import { Matching } from '../../statistics/sources/matching.tsx'
import { sourcesQuery } from '../../statistics/sources/queries.ts'
import { UnitFigures } from '../../statistics/sources/unit.tsx'

const views = [
  { key: 'deliveries', to: '/sources', lead: 'deliveriesLead' },
  { key: 'matching', to: '/sources/matching', lead: 'matchingLead' },
  { key: 'comparison', to: '/sources/comparison', lead: 'comparisonLead' },
  { key: 'keys', to: '/sources/keys', lead: 'keysLead', needs: 'identity.keys.manage' },
] as const

interface FrameProps {
  readonly view: (typeof views)[number]['key']
  readonly children: ReactNode
}

function Frame({ view, children }: FrameProps) {
  const { t } = useTranslation()
  const may = useMay()
  const { lead } = views.find((one) => one.key === view)!
  return (
    <Page title={t(($) => $.statisticsSources.title)} lead={t(($) => $.statisticsSources[lead])}>
      <TabLinks
        label={t(($) => $.statisticsSources.views)}
        current={view}
        tabs={views
          .filter((one) => !('needs' in one) || may(one.needs))
          .map(({ key, to }) => ({ key, to, label: t(($) => $.statisticsSources[key]) }))}
      />
      {children}
    </Page>
  )
}

export const DeliveriesPage = () => (
  <Frame view="deliveries">
    <Deliveries />
  </Frame>
)

export const MatchingPage = () => (
  <Frame view="matching">
    <Matching />
  </Frame>
)

export const ComparisonPage = () => (
  <Frame view="comparison">
    <ComparisonView />
  </Frame>
)

/** Keys by which offices' own systems hand their records over. */
export function SourceKeysPage() {
  const { t } = useTranslation()
  const say = useSay()
  const sources = useQuery(sourcesQuery)
  return (
    <Frame view="keys">
      <Loaded query={sources}>
        {({ items }) => (
          <KeysPanel
            scope="deliveries"
            sources={Object.fromEntries(items.map((one) => [one.id, say(one.name)]))}
            emptyHint={t(($) => $.statisticsSources.keysNoneHint)}
            rules={t(($) => $.statisticsSources.keysRules)}
          />
        )}
      </Loaded>
    </Frame>
  )
}

export function DeliveryPage() {
  const { delivery } = useParams({ strict: false }) as { delivery: string }
  return <DeliverySheet key={delivery} delivery={delivery} />
}

export function UnitFiguresPage() {
  const { enterprise } = useParams({ strict: false }) as { enterprise: string }
  return <UnitFigures key={enterprise} enterprise={enterprise} />
}
