import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OfficeContract } from '../../contracts/office/contract.tsx'
import { ContractQueue, ContractRegister } from '../../contracts/office/queue.tsx'
import { MonthlyTables, OffshoreFigures } from '../../contracts/office/tables.tsx'
import { Page } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'

interface FrameProps {
  readonly view: 'queue' | 'register' | 'tables'
  readonly children: ReactNode
}

function Frame({ view, children }: FrameProps) {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.contracts.office[view === 'queue' ? 'title' : view])}
      lead={t(($) => $.contracts.office[view === 'tables' ? 'tablesLead' : 'lead'])}
    >
      <TabLinks
        label={t(($) => $.contracts.office.title)}
        current={view}
        tabs={[
          { key: 'queue', to: '/contract-review', label: t(($) => $.contracts.office.queue) },
          {
            key: 'register',
            to: '/contract-review/register',
            label: t(($) => $.contracts.office.register),
          },
          {
            key: 'tables',
            to: '/contract-review/tables',
            label: t(($) => $.contracts.office.tables),
          },
        ]}
      />
      {children}
    </Page>
  )
}

export const ContractQueuePage = () => (
  <Frame view="queue">
    <ContractQueue />
  </Frame>
)

export const ContractRegisterPage = () => (
  <Frame view="register">
    <ContractRegister />
  </Frame>
)

export function ContractTablesPage() {
  return (
    <Frame view="tables">
      <div className="k-stack">
        <MonthlyTables />
        <OffshoreFigures />
      </div>
    </Frame>
  )
}

export function ContractReviewPage() {
  const { contract } = useParams({ strict: false }) as { contract: string }
  return <OfficeContract key={contract} contract={contract} />
}
