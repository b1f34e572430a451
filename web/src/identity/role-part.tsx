import { useInfiniteQuery } from '@tanstack/react-query'
import { type Person, Reason } from '@wstc/domain/identity/contract/shared'
import type { OrganisationKind } from '@wstc/domain/identity/model'
import { mayCombine, type Role, roleNames, roles } from '@wstc/domain/identity/roles'
import { fitsOrganisation, rolesGivenWithin } from '@wstc/domain/identity/rules'
import { Day } from '@wstc/domain/kernel/period'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import { useConfirm, useToast } from '../kit/confirm.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { useMay, useSession } from '../session.ts'
import { identityApi, organisationsQuery } from './queries.ts'

interface RolePartProps {
  readonly person: Person
  readonly onChanged: () => Promise<void>
}

/** Roles that the reader could still grant to the person. */
function useGrantable(person: Person): { roles: readonly Role[]; excludedBy: Role | undefined } {
  const may = useMay()
  const session = useSession()
  const own = person.organisation === session.organisation.id
  const everywhere = may('identity.roles.grant')
  const within = own && may('identity.people.manage')
  const organisations = useInfiniteQuery({ ...organisationsQuery, enabled: everywhere && !own })
  const kind: OrganisationKind | undefined = own
    ? session.organisation.kind
    : organisations.data?.pages
        .flatMap((page) => page.items)
        .find((one) => one.id === person.organisation)?.kind
  const held = person.roles.map((one) => one.role)
  if (person.id === session.person.id || !kind) return { roles: [], excludedBy: undefined }
  const fitting = roleNames.filter((role) => {
    if (held.includes(role) || !fitsOrganisation(role, kind)) return false
    return everywhere || (within && rolesGivenWithin(kind).includes(role))
  })
  return {
    roles: fitting.filter((role) => mayCombine([...held, role])),
    excludedBy: held.find((role) => !mayCombine([role, 'expert'])),
  }
}

/** The roles a person holds; granting and revoking as far as the reader's rights go. */
export function RolePart({ person, onChanged }: RolePartProps) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const session = useSession()
  const confirm = useConfirm()
  const { done, failed } = useToast()
  const [open, setOpen] = useState(false)
  const { roles: grantable, excludedBy } = useGrantable(person)
  const mayGrant =
    person.id !== session.person.id &&
    (may('identity.roles.grant') ||
      (may('identity.people.manage') && person.organisation === session.organisation.id))
  const revoke = async (role: Role) => {
    const title = t(($) => $.identity.people.revokeOf, { role: say(roles[role].name) })
    const sure = await confirm({
      title,
      consequence: t(($) => $.identity.people.revokeSure, { name: person.name }),
      act: t(($) => $.identity.people.revoke),
      dangerous: true,
    })
    if (!sure) return
    try {
      await identityApi.revokeRole({ params: { person: person.id, role } })
      await onChanged()
      done(t(($) => $.identity.people.revoked))
    } catch (error) {
      failed(error)
    }
  }
  return (
    <section className="k-stack">
      <h3>{t(($) => $.identity.people.roles)}</h3>
      {person.roles.length === 0 && <p className="k-quiet">{t(($) => $.identity.people.none)}</p>}
      <ul className="k-lines">
        {person.roles.map((held) => (
          <li key={held.role}>
            <div>
              <strong>{say(roles[held.role].name)}</strong>
              <div className="k-small k-quiet">
                {[
                  held.from && t(($) => $.identity.people.since, { from: held.from }),
                  held.until && t(($) => $.identity.people.till, { until: held.until }),
                  held.reason,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
            {mayGrant && (
              <Action
                label={t(($) => $.identity.people.revokeOf, {
                  role: say(roles[held.role].name),
                })}
                onClick={() => void revoke(held.role)}
              >
                {t(($) => $.identity.people.revoke)}
              </Action>
            )}
          </li>
        ))}
      </ul>
      {mayGrant && excludedBy && (
        <p className="k-quiet" role="note">
          {t(($) => $.identity.people.excluded, { role: say(roles[excludedBy].name) })}
        </p>
      )}
      {mayGrant && !excludedBy && grantable.length > 0 && !open && (
        <div>
          <Action onClick={() => setOpen(true)}>{t(($) => $.identity.people.grant)}</Action>
        </div>
      )}
      {mayGrant && open && (
        <GrantForm
          roles={grantable}
          onGrant={async (body) => {
            await identityApi.grantRole({ params: { person: person.id }, body })
            setOpen(false)
            await onChanged()
            done(t(($) => $.identity.people.granted))
          }}
        />
      )}
    </section>
  )
}

interface GrantFormProps {
  readonly roles: readonly Role[]
  readonly onGrant: (grant: {
    role: Role
    from?: string | undefined
    until?: string | undefined
    reason: string
  }) => Promise<void>
}

function GrantForm({ roles: offered, onGrant }: GrantFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const schema = useMemo(
    () =>
      z.strictObject({
        role: z.enum(offered as [Role, ...Role[]]),
        from: Day.optional(),
        until: Day.optional(),
        reason: Reason,
      }),
    [offered],
  )
  const guide = useMemo(
    () => ({
      role: {
        label: t(($) => $.identity.people.role),
        options: Object.fromEntries(offered.map((role) => [role, say(roles[role].name)])),
        wide: true,
      },
      from: {
        label: t(($) => $.identity.people.from),
        hint: t(($) => $.identity.people.openEnd),
        kind: 'date' as const,
      },
      until: {
        label: t(($) => $.identity.people.until),
        hint: t(($) => $.identity.people.openEnd),
        kind: 'date' as const,
      },
      reason: { label: t(($) => $.identity.people.reason) },
    }),
    [t, say, offered],
  )
  return (
    <SchemaForm
      schema={schema}
      guide={guide}
      submitLabel={t(($) => $.identity.people.grant)}
      onSubmit={onGrant}
    />
  )
}
