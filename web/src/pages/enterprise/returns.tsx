import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../kit/layout/page.tsx'
import { OwnDemands } from '../../statistics/follow-up/demands.tsx'
import { ReturnEditor } from '../../statistics/return/return-editor.tsx'
import { ReturnList } from '../../statistics/return-list.tsx'

export function ReturnListPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.statisticsReturn.title)} lead={t(($) => $.statisticsReturn.lead)}>
      <OwnDemands />
      <ReturnList />
    </Page>
  )
}

export function ReturnPage() {
  const { obligation } = useParams({ strict: false }) as { obligation: string }
  return <ReturnEditor key={obligation} obligation={obligation} />
}
