import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Reason } from '@wstc/domain/identity/contract/shared'
import { type Permission, permissions } from '@wstc/domain/identity/permissions'
import { roles } from '@wstc/domain/identity/roles'
import { mayDelegate } from '@wstc/domain/identity/rules'
import { Day } from '@wstc/domain/kernel/period'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import { useToast } from '../kit/confirm.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { useSession } from '../session.ts'
import { delegationsQuery, identityApi, peopleQuery } from './queries.ts'

type Options = [string, ...string[]]

/** Lends rights of one's own roles to a colleague for a time. */
export function DelegationForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const client = useQueryClient()
  const session = useSession()
  const { done } = useToast()
  const people = useQuery(peopleQuery({ organisation: session.organisation.id }))
  const deputies = useMemo(
    () =>
      (people.data?.items ?? []).filter(
        (one) => one.state === 'active' && one.id !== session.person.id,
      ),
    [people.data, session.person.id],
  )
  const lendable = useMemo(
    () =>
      [
        ...new Set(session.roles.flatMap((role): readonly Permission[] => roles[role].permissions)),
      ].filter(mayDelegate),
    [session.roles],
  )
  const schema = useMemo(
    () =>
      z.strictObject({
        to: z.enum(deputies.map((one) => one.id) as Options),
        permissions: z.array(z.enum(lendable as [Permission, ...Permission[]])).min(1),
        fromDay: Day,
        untilDay: Day,
        reason: Reason,
      }),
    [deputies, lendable],
  )
  const guide = useMemo(
    () => ({
      to: {
        label: t(($) => $.identity.delegation.deputy),
        options: Object.fromEntries(deputies.map((one) => [one.id, `${one.name} (${one.login})`])),
        wide: true,
      },
      permissions: {
        label: t(($) => $.identity.delegation.rights),
        hint: t(($) => $.identity.delegation.rightsHint),
        options: Object.fromEntries(lendable.map((one) => [one, say(permissions[one])])),
        wide: true,
      },
      fromDay: { label: t(($) => $.identity.delegation.from), kind: 'date' as const },
      untilDay: {
        label: t(($) => $.identity.delegation.until),
        hint: t(($) => $.identity.delegation.untilHint),
        kind: 'date' as const,
      },
      reason: {
        label: t(($) => $.identity.delegation.reason),
        hint: t(($) => $.identity.delegation.reasonHint),
      },
    }),
    [t, say, deputies, lendable],
  )
  return (
    <Loaded query={people}>
      {() =>
        deputies.length === 0 || lendable.length === 0 ? (
          <EmptyState
            title={
              lendable.length === 0
                ? t(($) => $.identity.delegation.mayNot)
                : t(($) => $.identity.delegation.noDeputy)
            }
          />
        ) : (
          <SchemaForm
            schema={schema}
            guide={guide}
            initial={{ fromDay: session.demo.today }}
            submitLabel={t(($) => $.identity.delegation.give)}
            onSubmit={async (body) => {
              await identityApi.createDelegation({ body })
              await client.invalidateQueries({ queryKey: delegationsQuery.queryKey })
              done(t(($) => $.identity.delegation.created))
              onDone()
            }}
          />
        )
      }
    </Loaded>
  )
}
