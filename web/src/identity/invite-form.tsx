import { Email, Login, type OrganisationKind, PersonName } from '@wstc/domain/identity/model'
import { type Role, roles } from '@wstc/domain/identity/roles'
import { rolesGivenWithin } from '@wstc/domain/identity/rules'
import { Language } from '@wstc/domain/kernel/bilingual'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { deskDraft } from '../desk/stores.ts'
import { useSay } from '../i18n/language.ts'
import { useToast } from '../kit/confirm.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { useMay } from '../session.ts'
import { identityApi } from './queries.ts'

interface InviteFormProps {
  readonly organisation: { readonly id: string; readonly kind: OrganisationKind }
  readonly onDone: () => void
}

/** Invites a person into an organisation, with roles where the inviter may grant them. */
export function InviteForm({ organisation, onDone }: InviteFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const { done } = useToast()
  const { id, kind } = organisation
  const offered = useMemo(
    () => (may('identity.people.manage') ? rolesGivenWithin(kind) : []),
    [may, kind],
  )
  const schema = useMemo(() => {
    const person = z.strictObject({
      name: PersonName,
      login: Login,
      email: Email,
      language: Language,
    })
    if (offered.length === 0) return person
    const role = z.enum(offered as [Role, ...Role[]])
    return person.extend({ roles: z.array(role).max(5).optional() })
  }, [offered])
  const guide = useMemo(
    () => ({
      name: { label: t(($) => $.identity.people.name) },
      login: {
        label: t(($) => $.identity.people.login),
        hint: t(($) => $.identity.people.loginHint),
      },
      email: {
        label: t(($) => $.identity.people.email),
        kind: 'text' as const,
        inputMode: 'email' as const,
      },
      language: {
        label: t(($) => $.identity.people.language),
        options: { 'zh-CN': '中文', en: 'English' },
      },
      roles: {
        label: t(($) => $.identity.people.roles),
        options: Object.fromEntries(offered.map((role) => [role, say(roles[role].name)])),
        wide: true,
      },
    }),
    [t, say, offered],
  )
  const draft = useMemo(() => deskDraft(`identity.invite:${id}`, '1'), [id])
  return (
    <div className="k-stack">
      <p className="k-quiet">{t(($) => $.identity.people.inviteLead)}</p>
      <SchemaForm
        schema={schema}
        guide={guide}
        initial={{ language: 'zh-CN' }}
        draft={draft}
        submitLabel={t(($) => $.identity.people.sendInvitation)}
        onSubmit={async (typed) => {
          await identityApi.invitePerson({ body: { ...typed, organisation: id } })
          done(t(($) => $.identity.people.invited, { email: typed.email }))
          onDone()
        }}
      />
    </div>
  )
}
