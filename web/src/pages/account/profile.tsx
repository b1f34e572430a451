import { useQuery, useQueryClient } from '@tanstack/react-query'
import { PersonName } from '@wstc/domain/identity/model'
import { roles } from '@wstc/domain/identity/roles'
import { Language } from '@wstc/domain/kernel/bilingual'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { changeLanguage, useSay } from '../../i18n/language.ts'
import { identityApi, profileQuery } from '../../identity/queries.ts'
import { useToast } from '../../kit/confirm.tsx'
import { SchemaForm } from '../../kit/form/schema-form.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { renewSession, useSession } from '../../session.ts'
import { AccountFrame } from './account-frame.tsx'

const Profile = z.strictObject({ name: PersonName, language: Language })

export function ProfilePage() {
  const { t } = useTranslation()
  const say = useSay()
  const client = useQueryClient()
  const session = useSession()
  const { done } = useToast()
  const profile = useQuery(profileQuery)
  const guide = useMemo(
    () => ({
      name: { label: t(($) => $.identity.account.name), autoComplete: 'name' },
      language: {
        label: t(($) => $.identity.account.language),
        options: { 'zh-CN': '中文', en: 'English' },
      },
    }),
    [t],
  )
  const save = async (body: z.infer<typeof Profile>) => {
    const { revision } = client.getQueryData(profileQuery.queryKey) ?? { revision: 0 }
    const changed = await identityApi.changeProfile({ revision, body })
    client.setQueryData(profileQuery.queryKey, changed)
    await Promise.all([renewSession(client), changeLanguage(body.language)])
    done(t(($) => $.identity.account.saved))
  }
  return (
    <AccountFrame title={t(($) => $.identity.account.profile)}>
      <Sheet>
        <Loaded query={profile}>
          {(now) => (
            <div className="k-stack">
              <dl className="k-facts">
                <dt>{t(($) => $.identity.door.login)}</dt>
                <dd>{now.login}</dd>
                <dt>{t(($) => $.identity.account.email)}</dt>
                <dd>
                  {now.email}{' '}
                  <span className="k-small k-quiet">{t(($) => $.identity.account.emailHint)}</span>
                </dd>
                <dt>{t(($) => $.identity.account.organisation)}</dt>
                <dd>{say(session.organisation.name)}</dd>
                <dt>{t(($) => $.identity.account.roles)}</dt>
                <dd>
                  {session.roles
                    .map((role) => say(roles[role].name))
                    .join(t(($) => $.kit.separator)) || t(($) => $.identity.account.noRoles)}
                </dd>
              </dl>
              <SchemaForm
                schema={Profile}
                guide={guide}
                initial={{ name: now.name, language: now.language }}
                submitLabel={t(($) => $.identity.account.save)}
                onSubmit={save}
              />
            </div>
          )}
        </Loaded>
      </Sheet>
    </AccountFrame>
  )
}
