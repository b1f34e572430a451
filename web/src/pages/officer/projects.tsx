import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { CarrierDetail } from '../../plan/project/carrier-detail.tsx'
import { CarrierList } from '../../plan/project/carriers.tsx'
import { ProposeProject } from '../../plan/project/charter.tsx'
import { ProjectsOverview } from '../../plan/project/overview.tsx'
import { ProjectDetail } from '../../plan/project/project-detail.tsx'
import { ProjectList } from '../../plan/project/project-list.tsx'
import { WaitingProofs } from '../../plan/project/waiting.tsx'
import { RuleHelp } from '../../plan/task/light-panel.tsx'
import { useMay } from '../../session.ts'

const views = [
  { key: 'list', to: '/projects' },
  { key: 'overview', to: '/projects/overview' },
  { key: 'evidence', to: '/projects/evidence' },
] as const

interface FrameProps {
  readonly view: (typeof views)[number]['key']
  readonly children: ReactNode
}

function Frame({ view, children }: FrameProps) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Page
      title={t(($) => $.planProjects.title)}
      lead={t(($) => $.planProjects.lead)}
      actions={
        <>
          <RuleHelp />
          {may('plan.project.keep') && <ProposeProject />}
        </>
      }
    >
      <TabLinks
        label={t(($) => $.planProjects.views)}
        current={view}
        tabs={views.map(({ key, to }) => ({ key, to, label: t(($) => $.planProjects[key]) }))}
      />
      {children}
    </Page>
  )
}

export function ProjectListPage() {
  return (
    <Frame view="list">
      <Sheet>
        <ProjectList />
      </Sheet>
    </Frame>
  )
}

export function ProjectOverviewPage() {
  return (
    <Frame view="overview">
      <ProjectsOverview />
    </Frame>
  )
}

export function ProjectEvidencePage() {
  return (
    <Frame view="evidence">
      <WaitingProofs />
    </Frame>
  )
}

export function ProjectPage() {
  const { project } = useParams({ strict: false }) as { project: string }
  return <ProjectDetail key={project} id={project} />
}

export function CarrierListPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.planCarriers.title)} lead={t(($) => $.planCarriers.lead)}>
      <Sheet>
        <CarrierList />
      </Sheet>
    </Page>
  )
}

export function CarrierPage() {
  const { carrier } = useParams({ strict: false }) as { carrier: string }
  return <CarrierDetail key={carrier} id={carrier} />
}
