import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../kit/layout/page.tsx'
import { RunDetail } from '../../plan/assessment/run-detail.tsx'
import { RunList } from '../../plan/assessment/run-list.tsx'
import { SheetDetail } from '../../plan/assessment/sheet-detail.tsx'
import { SystemDetail } from '../../plan/assessment/system-detail.tsx'
import { SystemList } from '../../plan/assessment/system-list.tsx'

export function AssessmentPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.planAssessment.title)}
      lead={t(($) => $.planAssessment.lead)}
      actions={<Link to="/assessment/systems">{t(($) => $.planAssessment.systems)}</Link>}
    >
      <RunList />
    </Page>
  )
}

export function AssessmentRunPage() {
  const { run } = useParams({ strict: false }) as { run: string }
  return <RunDetail key={run} id={run} />
}

export function AssessmentSheetPage() {
  const { run, department } = useParams({ strict: false }) as { run: string; department: string }
  return <SheetDetail key={`${run} ${department}`} run={run} department={department} />
}

export function AssessmentSystemsPage() {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.planAssessment.systems)}
      lead={t(($) => $.planAssessment.systemsLead)}
      crumbs={[
        { label: t(($) => $.planAssessment.title), to: '/assessment' },
        { label: t(($) => $.planAssessment.systems) },
      ]}
    >
      <SystemList />
    </Page>
  )
}

export function AssessmentSystemPage() {
  const { system } = useParams({ strict: false }) as { system: string }
  return <SystemDetail key={system} system={Number(system)} />
}
