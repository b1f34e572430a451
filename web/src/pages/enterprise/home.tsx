import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { organisationKinds } from '@wstc/domain/identity/model'
import { permissions } from '@wstc/domain/identity/permissions'
import { roles } from '@wstc/domain/identity/roles'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { peopleQuery, profileQuery, sessionsQuery } from '../../identity/queries.ts'
import { Figure } from '../../kit/figure.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatDay } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { UnreadNotices } from '../../notices/unread.tsx'
import { useMay, useSession } from '../../session.ts'
import { OwedReturns } from '../../statistics/owed-returns.tsx'

/** Where enterprises, banks, experts and agencies begin. */
export function OutsideHomePage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const session = useSession()
  const may = useMay()
  return (
    <Page
      title={t(($) => $.shell.welcome, { name: session.person.name })}
      lead={formatDay(session.demo.today, language)}
    >
      <div className="k-grid">
        {may('statistics.return.prepare') && <OwedReturns />}
        <UnreadNotices />
        <OrganisationPart />
        <SafetyPart />
        <PlanPart />
        <LoanPart />
      </div>
    </Page>
  )
}

function OrganisationPart() {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const { organisation, roles: held } = useSession()
  const readable = may('identity.people.read')
  const people = useQuery({ ...peopleQuery({ organisation: organisation.id }), enabled: readable })
  const count = (state: string) =>
    people.data && String(people.data.items.filter((one) => one.state === state).length)
  return (
    <Sheet title={t(($) => $.desk.home.unit)}>
      <div className="k-stack">
        <dl className="k-facts">
          <dt>{t(($) => $.desk.organisations.name)}</dt>
          <dd>{say(organisation.name)}</dd>
          <dt>{t(($) => $.desk.home.kind)}</dt>
          <dd>{say(organisationKinds[organisation.kind])}</dd>
          <dt>{t(($) => $.identity.account.roles)}</dt>
          <dd>
            {held.map((role) => say(roles[role].name)).join(t(($) => $.kit.separator)) ||
              t(($) => $.identity.account.noRoles)}
          </dd>
          {readable && (
            <>
              <dt>{t(($) => $.desk.home.peopleActive)}</dt>
              <dd>
                <Figure value={count('active')} unit={t(($) => $.desk.home.persons)} />
              </dd>
              <dt>{t(($) => $.desk.home.peopleInvited)}</dt>
              <dd>
                <Figure value={count('invited')} unit={t(($) => $.desk.home.persons)} />
              </dd>
            </>
          )}
        </dl>
        {readable && (
          <p>
            <Link to={'/people' as '/'}>
              {may('identity.people.manage')
                ? t(($) => $.desk.home.managePeople)
                : t(($) => $.desk.home.seePeople)}
            </Link>
          </p>
        )}
      </div>
    </Sheet>
  )
}

function SafetyPart() {
  const { t } = useTranslation()
  const profile = useQuery(profileQuery)
  const sessions = useQuery(sessionsQuery)
  return (
    <Sheet title={t(($) => $.desk.home.safety)}>
      <Loaded query={profile}>
        {({ secondFactor }) => (
          <div className="k-stack">
            <StatusLight
              status={secondFactor.on ? 'good' : 'watch'}
              label={
                secondFactor.on ? t(($) => $.desk.home.factorOn) : t(($) => $.desk.home.factorOff)
              }
            />
            <dl className="k-facts">
              <dt>{t(($) => $.desk.home.sessionsOpen)}</dt>
              <dd>
                <Figure
                  value={sessions.data && String(sessions.data.items.length)}
                  unit={t(($) => $.desk.home.sessionsUnit)}
                />
              </dd>
            </dl>
            <p>
              <Link to={'/account/security' as '/'}>
                {secondFactor.on ? t(($) => $.desk.home.seeSecurity) : t(($) => $.desk.home.enrol)}
              </Link>
            </p>
          </div>
        )}
      </Loaded>
    </Sheet>
  )
}

function PlanPart() {
  const { t } = useTranslation()
  const root = useLanguage() === 'en' ? '/en' : ''
  return (
    <Sheet title={t(($) => $.desk.home.plan)}>
      <div className="k-stack">
        <p>{t(($) => $.desk.home.planText)}</p>
        <p>
          <a href={`${root}/plan`}>{t(($) => $.desk.home.planOpen)}</a>
        </p>
      </div>
    </Sheet>
  )
}

/** Only for those to whom somebody has lent duties. */
function LoanPart() {
  const { t } = useTranslation()
  const say = useSay()
  const { delegations } = useSession()
  if (delegations.length === 0) return null
  return (
    <Sheet title={t(($) => $.desk.home.loans)}>
      <ul className="k-lines">
        {delegations.map((loan) => (
          <li key={loan.id}>
            <div>
              <strong>{loan.by.name}</strong>{' '}
              <span className="k-quiet">
                {loan.from} – {loan.until}
              </span>
              <div>
                {loan.permissions
                  .map((one) => say(permissions[one]))
                  .join(t(($) => $.kit.separator))}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
