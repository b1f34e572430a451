import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { personStates } from '@wstc/domain/identity/model'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { Loaded } from '../kit/loaded.tsx'
import { SidePanel } from '../kit/side-panel.tsx'
import { useMay, useSession } from '../session.ts'
import { PersonActs } from './person-acts.tsx'
import { personQuery } from './queries.ts'
import { RolePart } from './role-part.tsx'

interface PersonPanelProps {
  /** Id of the person shown. */
  readonly person: string | undefined
  readonly onClose: () => void
  readonly onChanged: () => void
}

/** One person: details, roles, and what the reader may do about the account. */
export function PersonPanel({ person, onClose, onChanged }: PersonPanelProps) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const session = useSession()
  const client = useQueryClient()
  const query = useQuery({ ...personQuery(person ?? ''), enabled: person !== undefined })
  const changed = async () => {
    await client.invalidateQueries({ queryKey: ['identity', 'person', person] })
    onChanged()
  }
  return (
    <SidePanel
      open={person !== undefined}
      onClose={onClose}
      title={query.data?.name ?? t(($) => $.identity.people.title)}
    >
      {person !== undefined && (
        <Loaded query={query}>
          {(now) => (
            <>
              <dl className="k-facts">
                <dt>{t(($) => $.identity.people.login)}</dt>
                <dd>{now.login}</dd>
                <dt>{t(($) => $.identity.people.email)}</dt>
                <dd>{now.email}</dd>
                <dt>{t(($) => $.identity.people.organisation)}</dt>
                <dd>{now.organisation}</dd>
                <dt>{t(($) => $.identity.people.state)}</dt>
                <dd>{say(personStates[now.state])}</dd>
              </dl>
              {now.id === session.person.id && (
                <p className="k-quiet">{t(($) => $.identity.people.oneself)}</p>
              )}
              <RolePart person={now} onChanged={changed} />
              {now.id !== session.person.id && <PersonActs person={now} onChanged={changed} />}
              {may('identity.access.explain') && (
                <Link to={'/admin/access' as '/'} search={{ person: now.id } as never}>
                  {t(($) => $.identity.people.explain)}
                </Link>
              )}
            </>
          )}
        </Loaded>
      )}
    </SidePanel>
  )
}
