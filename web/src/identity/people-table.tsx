import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { Person } from '@wstc/domain/identity/contract/shared'
import { personStates } from '@wstc/domain/identity/model'
import { roles } from '@wstc/domain/identity/roles'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deskViews } from '../desk/stores.ts'
import { useSay } from '../i18n/language.ts'
import { EmptyState } from '../kit/empty.tsx'
import { Action } from '../kit/layout/action.tsx'
import type { Status } from '../kit/status.ts'
import { StatusLight } from '../kit/status-light.tsx'
import { DataTable } from '../kit/table/data-table.tsx'
import { type Column, orderOf, type TableQuestion } from '../kit/table/model.ts'
import { useTableAddress } from '../kit/table/state.ts'
import { PersonPanel } from './person-panel.tsx'
import { exportPeopleUrl, identityApi, organisationsQuery } from './queries.ts'

interface PeopleTableProps {
  /** Only this organisation; all that the reader may see where absent. */
  readonly organisation?: string
  readonly actions?: ReactNode
}

const lights = { active: 'good', invited: 'watch', inactive: 'none' } as const satisfies Record<
  Person['state'],
  Status
>

/** People with their state and roles; a row opens what can be done about it. */
export function PeopleTable({ organisation, actions }: PeopleTableProps) {
  const { t } = useTranslation()
  const say = useSay()
  const client = useQueryClient()
  const state = useTableAddress()
  const [open, setOpen] = useState<string>()
  const id = organisation ? 'identity.people' : 'identity.accounts'
  const views = useMemo(() => deskViews(id), [id])
  const organisations = useInfiniteQuery({ ...organisationsQuery, enabled: !organisation })
  const names = useMemo(
    () =>
      new Map(
        organisations.data?.pages.flatMap((page) =>
          page.items.map((one) => [one.id, one.name] as const),
        ),
      ),
    [organisations.data],
  )
  const roleText = (person: Person): string =>
    person.roles.map((held) => say(roles[held.role].name)).join(t(($) => $.kit.separator))
  const columns: readonly Column<Person>[] = [
    {
      key: 'name',
      title: t(($) => $.identity.people.name),
      text: (person) => person.name,
      sortable: true,
      render: (person) => (
        <Action
          inline
          label={t(($) => $.identity.people.details, { name: person.name })}
          onClick={() => setOpen(person.id)}
        >
          {person.name}
        </Action>
      ),
    },
    {
      key: 'login',
      title: t(($) => $.identity.people.login),
      text: (person) => person.login,
      sortable: true,
    },
    ...(organisation
      ? []
      : [
          {
            key: 'organisation',
            title: t(($) => $.identity.people.organisation),
            sortable: true,
            text: (person: Person) => {
              const name = names.get(person.organisation)
              return name ? say(name) : person.organisation
            },
          },
        ]),
    {
      key: 'roles',
      title: t(($) => $.identity.people.roles),
      text: (person) => roleText(person) || t(($) => $.identity.people.none),
    },
    {
      key: 'state',
      title: t(($) => $.identity.people.state),
      sortable: true,
      text: (person) => say(personStates[person.state]),
      render: (person) => (
        <StatusLight status={lights[person.state]} label={say(personStates[person.state])} />
      ),
    },
    {
      key: 'email',
      title: t(($) => $.identity.people.email),
      text: (person) => person.email,
      optional: !organisation,
    },
  ]
  const filters = [
    ...(organisation
      ? []
      : [
          {
            key: 'organisation',
            label: t(($) => $.identity.people.organisation),
            multiple: false,
            options: [...names].map(([value, name]) => ({ value, label: say(name) })),
          },
        ]),
    {
      key: 'state',
      label: t(($) => $.identity.people.state),
      multiple: false,
      options: Object.entries(personStates).map(([value, words]) => ({
        value,
        label: say(words),
      })),
    },
  ]
  const asked = ({ filters: chosen, text, sort }: TableQuestion) => ({
    organisation: organisation ?? chosen.organisation?.[0],
    state: chosen.state?.[0] as Person['state'] | undefined,
    text: text.trim() || undefined,
    ...orderOf(sort, ['name', 'login', 'organisation', 'state']),
  })
  return (
    <>
      <DataTable
        id={id}
        caption={t(($) => $.identity.people.caption)}
        state={state}
        columns={columns}
        rowKey={(person) => person.id}
        filters={filters}
        views={views}
        actions={actions}
        depends={[organisation ?? '']}
        empty={
          <EmptyState
            title={t(($) => $.identity.people.empty)}
            hint={t(($) => $.identity.people.emptyHint)}
          />
        }
        exportAddress={(format, question, shown) =>
          exportPeopleUrl({ ...asked(question), format, columns: [...shown] })
        }
        load={async (query) => {
          const { items, next } = await identityApi.listPeople({
            query: {
              ...asked(query),
              after: query.after,
              limit: Math.min(query.limit, 200),
            },
          })
          return { rows: items, next: next ?? undefined }
        }}
      />
      <PersonPanel
        person={open}
        onClose={() => setOpen(undefined)}
        onChanged={() => void client.invalidateQueries({ queryKey: ['table', id] })}
      />
    </>
  )
}
