import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'
import { Duplicates } from '../../registry/duplicates.tsx'
import { EnterprisePart } from '../../registry/enterprise-detail.tsx'
import { FactsForm } from '../../registry/facts-form.tsx'
import { FormerImports } from '../../registry/former-imports.tsx'
import { ImportWizard } from '../../registry/import-wizard.tsx'
import { registryApi } from '../../registry/queries.ts'
import { RegisterTable } from '../../registry/register-table.tsx'
import { RequestList } from '../../registry/request-list.tsx'
import { useRefresh } from '../../registry/words.ts'
import { useMay } from '../../session.ts'

const views = [
  { key: 'list', to: '/registry', may: undefined },
  { key: 'imports', to: '/registry/import', may: 'registry.enterprise.import' },
  { key: 'changes', to: '/registry/changes', may: 'registry.change.decide' },
  { key: 'duplicates', to: '/registry/duplicates', may: 'registry.enterprise.edit' },
] as const

interface FrameProps {
  readonly view: (typeof views)[number]['key']
  readonly lead: string
  readonly children: ReactNode
}

function Frame({ view, lead, children }: FrameProps) {
  const { t } = useTranslation()
  const may = useMay()
  const open = views.filter((one) => one.may === undefined || may(one.may))
  return (
    <Page
      title={t(($) => $.registry.title)}
      lead={lead}
      actions={view === 'list' && may('registry.enterprise.edit') && <AddEnterprise />}
    >
      {open.length > 1 && (
        <TabLinks
          label={t(($) => $.registry.views)}
          current={view}
          tabs={open.map(({ key, to }) => ({ key, to, label: t(($) => $.registry[key]) }))}
        />
      )}
      {children}
    </Page>
  )
}

function AddEnterprise() {
  const { t } = useTranslation()
  const { done } = useToast()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const title = t(($) => $.registry.add)
  return (
    <>
      <Action main onClick={() => setOpen(true)}>
        {title}
      </Action>
      <SidePanel open={open} wide onClose={() => setOpen(false)} title={title}>
        <FactsForm
          part="new"
          submitLabel={title}
          onSubmit={async (facts) => {
            const { id } = await registryApi.addEnterprise({ body: facts })
            done(t(($) => $.registry.added))
            await refresh()
            await navigate({ to: '/registry/$enterprise', params: { enterprise: id } as never })
          }}
        />
      </SidePanel>
    </>
  )
}

export function RegisterPage() {
  const { t } = useTranslation()
  return (
    <Frame view="list" lead={t(($) => $.registry.lead)}>
      <Sheet>
        <RegisterTable />
      </Sheet>
    </Frame>
  )
}

export function RegisterImportPage() {
  const { t } = useTranslation()
  return (
    <Frame view="imports" lead={t(($) => $.registry.lead)}>
      <div className="k-stack">
        <ImportWizard />
        <FormerImports />
      </div>
    </Frame>
  )
}

export function RegisterChangesPage() {
  const { t } = useTranslation()
  return (
    <Frame view="changes" lead={t(($) => $.registry.changesLead)}>
      <RequestList />
    </Frame>
  )
}

export function RegisterDuplicatesPage() {
  const { t } = useTranslation()
  return (
    <Frame view="duplicates" lead={t(($) => $.registry.duplicatesLead)}>
      <Duplicates />
    </Frame>
  )
}

export function EnterprisePage() {
  const { enterprise } = useParams({ strict: false }) as { enterprise: string }
  return <EnterprisePart key={enterprise} id={enterprise} />
}
