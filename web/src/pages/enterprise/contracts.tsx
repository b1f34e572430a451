import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { OwnContract } from '../../contracts/own-contract.tsx'
import { BeginContract, OwnContracts } from '../../contracts/own-list.tsx'
import { Page } from '../../kit/layout/page.tsx'

export function OwnContractsPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.contracts.title)}
      lead={t(($) => $.contracts.lead)}
      actions={<BeginContract />}
    >
      <OwnContracts />
    </Page>
  )
}

export function OwnContractPage() {
  const { contract } = useParams({ strict: false }) as { contract: string }
  return <OwnContract key={contract} contract={contract} />
}
