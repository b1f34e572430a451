import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { ImportWizard } from '../../plan/target/import.tsx'
import { TargetDetail } from '../../plan/target/target-detail.tsx'
import { TargetList } from '../../plan/target/target-list.tsx'
import { Unverified } from '../../plan/unverified.tsx'
import { useMay } from '../../session.ts'

export function TargetListPage() {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Page
      title={t(($) => $.planTargets.title)}
      lead={t(($) => $.planTargets.lead)}
      actions={
        <>
          {may('plan.observation.record') && (
            <Link to="/targets/import">{t(($) => $.planImport.title)}</Link>
          )}
          {may('plan.observation.verify') && (
            <Link to="/targets/unverified">{t(($) => $.planTargets.toVerify)}</Link>
          )}
        </>
      }
    >
      <TargetList />
    </Page>
  )
}

export function TargetPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  return <TargetDetail key={id} id={id} />
}

export function ImportPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.planImport.title)}
      crumbs={[
        { label: t(($) => $.planTargets.title), to: '/targets' },
        { label: t(($) => $.planImport.title) },
      ]}
    >
      <ImportWizard />
    </Page>
  )
}

export function UnverifiedPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.planTargets.toVerify)}
      lead={t(($) => $.planTargets.toVerifyLead)}
      crumbs={[
        { label: t(($) => $.planTargets.title), to: '/targets' },
        { label: t(($) => $.planTargets.toVerify) },
      ]}
    >
      <Sheet>
        <Unverified />
      </Sheet>
    </Page>
  )
}
