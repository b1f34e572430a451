import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { InviteForm } from '../../identity/invite-form.tsx'
import { PeopleTable } from '../../identity/people-table.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'
import { useMay, useSession } from '../../session.ts'

/** The people of one's own organisation. */
export function PeoplePage() {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const client = useQueryClient()
  const { organisation } = useSession()
  const [inviting, setInviting] = useState(false)
  return (
    <Page
      title={t(($) => $.identity.people.title)}
      lead={t(($) => $.identity.people.lead, { organisation: say(organisation.name) })}
      actions={
        may('identity.people.manage') && (
          <Action main onClick={() => setInviting(true)}>
            {t(($) => $.identity.people.invite)}
          </Action>
        )
      }
    >
      <Sheet>
        <PeopleTable organisation={organisation.id} />
      </Sheet>
      <SidePanel
        open={inviting}
        onClose={() => setInviting(false)}
        title={t(($) => $.identity.people.invite)}
      >
        <InviteForm
          organisation={organisation}
          onDone={() => {
            setInviting(false)
            void client.invalidateQueries({ queryKey: ['table', 'identity.people'] })
          }}
        />
      </SidePanel>
    </Page>
  )
}
