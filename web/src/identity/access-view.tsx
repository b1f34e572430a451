import './identity.css'
import type { Explanation } from '@wstc/domain/identity/contract/access'
import { permissions } from '@wstc/domain/identity/permissions'
import { roles } from '@wstc/domain/identity/roles'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../i18n/language.ts'
import { Sheet } from '../kit/layout/page.tsx'
import { formatDay } from '../kit/number.ts'

/** What a person may see and do, with the reason of each right. */
export function AccessView({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const { person } = explanation
  return (
    <div className="k-stack">
      <p>
        <strong>{person.name}</strong> · {say(person.organisationName)} ·{' '}
        {t(($) => $.shell.audience[person.audience])} ·{' '}
        {t(($) => $.identity.access.day, { day: formatDay(explanation.day, language) })}
      </p>
      {!person.active && (
        <p className="k-error" role="status">
          {t(($) => $.identity.access.inactive)}
        </p>
      )}
      <Sheet title={t(($) => $.identity.access.rights)}>
        <Rights rights={explanation.permissions} />
      </Sheet>
      <Sheet title={t(($) => $.identity.access.rows)}>
        <ul className="k-lines">
          {explanation.rows.map((row) => (
            <li key={row.words.zh}>
              <span>{say(row.words)}</span>
              <span className="k-quiet">
                {row.because
                  ? t(($) => $.identity.access.because, { right: say(permissions[row.because!]) })
                  : t(($) => $.identity.access.always)}
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={t(($) => $.identity.access.acts)}>
        <Acts endpoints={explanation.endpoints} />
      </Sheet>
    </div>
  )
}

type Reasons = Explanation['permissions'][number]['reasons']

function Rights({ rights }: { rights: Explanation['permissions'] }) {
  const { t } = useTranslation()
  const say = useSay()
  if (rights.length === 0) return <p className="k-quiet">{t(($) => $.identity.access.noRights)}</p>
  return (
    <table className="i-rights">
      <thead>
        <tr>
          <th scope="col">{t(($) => $.identity.access.right)}</th>
          <th scope="col">{t(($) => $.identity.access.reason)}</th>
        </tr>
      </thead>
      <tbody>
        {rights.map((right) => (
          <tr key={right.permission}>
            <th scope="row">{say(right.words)}</th>
            <td>
              <ReasonText reasons={right.reasons} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function ReasonText({ reasons }: { reasons: Reasons }) {
  const { t } = useTranslation()
  const say = useSay()
  const words = reasons.map((reason) => {
    if (reason.kind === 'delegation') {
      const { from, until } = reason
      return t(($) => $.identity.access.byLoan, { name: reason.by.name, from, until })
    }
    const role = say(roles[reason.role].name)
    const { until } = reason
    return until
      ? t(($) => $.identity.access.byRoleUntil, { role, until })
      : t(($) => $.identity.access.byRole, { role })
  })
  return <>{words.join(t(($) => $.kit.separator))}</>
}

const kinds = ['right', 'session', 'public'] as const

/** Endpoints by what opens them, and within that what only shows from what changes something. */
function Acts({ endpoints }: { endpoints: Explanation['endpoints'] }) {
  const { t } = useTranslation()
  const titles = {
    right: t(($) => $.identity.access.byRight),
    session: t(($) => $.identity.access.bySession),
    public: t(($) => $.identity.access.byAnyone),
  }
  return (
    <>
      {kinds.map((kind) => {
        const open = endpoints.filter((endpoint) => endpoint.access === kind)
        if (open.length === 0) return null
        return (
          <details key={kind} className="i-group" open={kind === 'right'}>
            <summary>
              {titles[kind]}{' '}
              <span className="k-quiet">
                {t(($) => $.identity.access.count, { count: open.length })}
              </span>
            </summary>
            <ActList
              title={t(($) => $.identity.access.readKind)}
              endpoints={open.filter((endpoint) => endpoint.method === 'GET')}
            />
            <ActList
              title={t(($) => $.identity.access.changeKind)}
              endpoints={open.filter((endpoint) => endpoint.method !== 'GET')}
            />
          </details>
        )
      })}
    </>
  )
}

function ActList({ title, endpoints }: { title: string; endpoints: Explanation['endpoints'] }) {
  const say = useSay()
  if (endpoints.length === 0) return null
  return (
    <>
      <h3 className="k-small k-quiet">{title}</h3>
      <ul className="i-acts">
        {endpoints.map((endpoint) => (
          <li key={endpoint.name} title={`${endpoint.method} /api/v1${endpoint.path}`}>
            {say(endpoint.summary)}
          </li>
        ))}
      </ul>
    </>
  )
}
