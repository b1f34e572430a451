import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Organisation } from '@wstc/domain/identity/contract/organisations'
import { type OrganisationKind, organisationKinds } from '@wstc/domain/identity/model'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../../desk/stores.ts'
import { useSay } from '../../i18n/language.ts'
import { OrganisationAddForm, OrganisationChangeForm } from '../../identity/organisation-forms.tsx'
import { exportOrganisationsUrl, identityApi } from '../../identity/queries.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'
import { StatusLight } from '../../kit/status-light.tsx'
import { DataTable } from '../../kit/table/data-table.tsx'
import { type Column, orderOf, type TableQuestion } from '../../kit/table/model.ts'
import { useTableAddress } from '../../kit/table/state.ts'

const asked = ({ filters, text, sort }: TableQuestion) => ({
  kind: filters.kind?.[0] as OrganisationKind | undefined,
  text: text.trim() || undefined,
  ...orderOf(sort, ['name', 'kind', 'id', 'state']),
})

/** The register of organisations, for the system administrator. */
export function OrganisationsPage() {
  const { t } = useTranslation()
  const say = useSay()
  const client = useQueryClient()
  const state = useTableAddress()
  const [open, setOpen] = useState<Organisation | 'new'>()
  const views = useMemo(() => deskViews('identity.organisations'), [])
  const done = () => {
    setOpen(undefined)
    void client.invalidateQueries({ queryKey: ['table', 'identity.organisations'] })
    void client.invalidateQueries({ queryKey: ['identity', 'organisations'] })
  }
  const columns: readonly Column<Organisation>[] = [
    {
      key: 'name',
      title: t(($) => $.desk.organisations.name),
      sortable: true,
      text: (one) => say(one.name),
      render: (one) => (
        <Action
          inline
          label={t(($) => $.desk.organisations.changeOf, { name: say(one.name) })}
          onClick={() => setOpen(one)}
        >
          {say(one.name)}
        </Action>
      ),
    },
    {
      key: 'kind',
      title: t(($) => $.desk.organisations.kind),
      sortable: true,
      text: (one) => say(organisationKinds[one.kind]),
    },
    {
      key: 'id',
      title: t(($) => $.desk.organisations.id),
      sortable: true,
      text: (one) => one.id,
    },
    {
      key: 'code',
      title: t(($) => $.desk.organisations.code),
      text: (one) => one.uscc ?? undefined,
    },
    {
      key: 'state',
      title: t(($) => $.desk.organisations.state),
      sortable: true,
      text: (one) =>
        one.active
          ? t(($) => $.desk.organisations.active)
          : t(($) => $.desk.organisations.inactive),
      render: (one) => (
        <StatusLight
          status={one.active ? 'good' : 'none'}
          label={
            one.active
              ? t(($) => $.desk.organisations.active)
              : t(($) => $.desk.organisations.inactive)
          }
        />
      ),
    },
    {
      key: 'people',
      title: t(($) => $.desk.home.people),
      text: () => '',
      render: (one) => (
        <Link
          to={'/admin/accounts' as '/'}
          search={{ 'f.organisation': one.id } as never}
          aria-label={`${t(($) => $.desk.organisations.people)} · ${say(one.name)}`}
        >
          {t(($) => $.desk.organisations.people)}
        </Link>
      ),
    },
  ]
  return (
    <Page
      title={t(($) => $.desk.organisations.title)}
      lead={t(($) => $.desk.organisations.lead)}
      actions={
        <Action main onClick={() => setOpen('new')}>
          {t(($) => $.desk.organisations.add)}
        </Action>
      }
    >
      <Sheet>
        <DataTable
          id="identity.organisations"
          caption={t(($) => $.desk.organisations.caption)}
          state={state}
          columns={columns}
          rowKey={(one) => one.id}
          views={views}
          filters={[
            {
              key: 'kind',
              label: t(($) => $.desk.organisations.kind),
              multiple: false,
              options: Object.entries(organisationKinds).map(([value, words]) => ({
                value,
                label: say(words),
              })),
            },
          ]}
          exportAddress={(format, question, shown) =>
            exportOrganisationsUrl({ ...asked(question), format, columns: [...shown] })
          }
          load={async (query) => {
            const { items, next } = await identityApi.listOrganisations({
              query: {
                ...asked(query),
                after: query.after,
                limit: Math.min(query.limit, 200),
              },
            })
            return { rows: items, next: next ?? undefined }
          }}
        />
      </Sheet>
      <SidePanel
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open && open !== 'new' ? say(open.name) : t(($) => $.desk.organisations.add)}
      >
        {open === 'new' && <OrganisationAddForm onDone={done} />}
        {open && open !== 'new' && <OrganisationChangeForm organisation={open} onDone={done} />}
      </SidePanel>
    </Page>
  )
}
