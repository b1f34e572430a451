import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { InviteForm } from '../../identity/invite-form.tsx'
import { PeopleTable } from '../../identity/people-table.tsx'
import { organisationsQuery } from '../../identity/queries.ts'
import { Choice } from '../../kit/choice.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'

/** Accounts of every organisation, for the system administrator. */
export function AccountsPage() {
  const { t } = useTranslation()
  const [inviting, setInviting] = useState(false)
  return (
    <Page
      title={t(($) => $.desk.security.accounts)}
      lead={t(($) => $.desk.security.accountsLead)}
      actions={
        <Action main onClick={() => setInviting(true)}>
          {t(($) => $.identity.people.invite)}
        </Action>
      }
    >
      <Sheet>
        <PeopleTable />
      </Sheet>
      <SidePanel
        open={inviting}
        onClose={() => setInviting(false)}
        title={t(($) => $.identity.people.invite)}
      >
        <InviteSomewhere onDone={() => setInviting(false)} />
      </SidePanel>
    </Page>
  )
}

/** First the organisation, then the person. */
function InviteSomewhere({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const client = useQueryClient()
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const [chosen, setChosen] = useState(search['f.organisation'])
  const organisations = useInfiniteQuery(organisationsQuery)
  const active =
    organisations.data?.pages.flatMap((page) => page.items).filter((one) => one.active) ?? []
  const organisation = active.find((one) => one.id === chosen)
  return (
    <>
      <Choice
        label={t(($) => $.identity.people.organisation)}
        value={chosen}
        options={active.map((one) => ({ value: one.id, label: say(one.name) }))}
        onChoose={setChosen}
        busy={organisations.isPending}
      />
      {organisation && (
        <InviteForm
          key={organisation.id}
          organisation={organisation}
          onDone={() => {
            onDone()
            void client.invalidateQueries({ queryKey: ['table', 'identity.accounts'] })
          }}
        />
      )}
    </>
  )
}
