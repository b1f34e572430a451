import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keysContract } from '@wstc/domain/identity/contract/keys'
import type { KeyScope } from '@wstc/domain/identity/model'
import type { BodyInput } from '@wstc/domain/kernel/endpoint'
import { addDays } from '@wstc/domain/kernel/period'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { useSession } from '../session.ts'
import { identityApi, keysQuery, profileQuery } from './queries.ts'

const { name, until, password } = keysContract.createApiKey.body!.shape
const code = z.string().regex(/^\d{6}$/)

/** What is asked: a source where the key is for one, a code where a second factor is enrolled. */
const schemaOf = (sources: readonly string[], factor: boolean) =>
  z.strictObject({
    name,
    ...(sources.length > 0 ? { source: z.enum(sources) } : {}),
    until,
    password,
    ...(factor ? { code } : {}),
  })

type Asked = Omit<BodyInput<typeof keysContract.createApiKey>, 'scope'>

interface Props {
  readonly scope: KeyScope
  readonly sources: Readonly<Record<string, string>>
  readonly onMade: (key: string) => void
}

/** Asks what the key is for and, once more, who makes it. */
export function KeyForm({ scope, sources, onMade }: Props) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { demo } = useSession()
  const profile = useQuery(profileQuery)
  const guide = useMemo(
    () => ({
      name: { label: t(($) => $.identity.keys.name), hint: t(($) => $.identity.keys.nameHint) },
      source: {
        label: t(($) => $.identity.keys.source),
        options: sources,
        wide: true,
      },
      until: {
        label: t(($) => $.identity.keys.until),
        hint: t(($) => $.identity.keys.untilHint),
        kind: 'date' as const,
      },
      password: {
        label: t(($) => $.identity.keys.password),
        hint: t(($) => $.identity.keys.passwordHint),
        kind: 'password' as const,
        autoComplete: 'current-password',
      },
      code: {
        label: t(($) => $.identity.keys.code),
        hint: t(($) => $.identity.keys.codeHint),
        autoComplete: 'one-time-code',
        inputMode: 'numeric' as const,
      },
    }),
    [t, sources],
  )
  return (
    <Loaded query={profile}>
      {({ secondFactor }) => (
        <SchemaForm
          schema={schemaOf(Object.keys(sources), secondFactor.on)}
          guide={guide}
          initial={{ until: addDays(demo.today, 365) }}
          submitLabel={t(($) => $.identity.keys.make)}
          onSubmit={async (body) => {
            const { key } = await identityApi.createApiKey({ body: { ...(body as Asked), scope } })
            await client.invalidateQueries({ queryKey: keysQuery.queryKey })
            onMade(key)
          }}
        />
      )}
    </Loaded>
  )
}
