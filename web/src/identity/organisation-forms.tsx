import { identityContract } from '@wstc/domain/identity/contract'
import type { Organisation } from '@wstc/domain/identity/contract/organisations'
import { OrganisationId, OrganisationKind, organisationKinds } from '@wstc/domain/identity/model'
import type { BodyInput } from '@wstc/domain/kernel/endpoint'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { deskDraft } from '../desk/stores.ts'
import { useSay } from '../i18n/language.ts'
import { useConfirm, useToast } from '../kit/confirm.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { identityApi } from './queries.ts'

const Text = z.string().min(1).max(120)
const { uscc: Uscc } = identityContract.createOrganisation.body!.shape
const names = { nameZh: Text, nameEn: Text, shortZh: Text, shortEn: Text }
const Fresh = z.strictObject({
  kind: OrganisationKind.exclude(['department', 'platform']),
  id: OrganisationId,
  ...names,
  uscc: Uscc,
})
const Changed = z.strictObject({ ...names, uscc: Uscc })

interface Named {
  readonly nameZh: string
  readonly nameEn: string
  readonly shortZh: string
  readonly shortEn: string
  readonly uscc?: string | undefined
}

const bodyOf = ({ nameZh, nameEn, shortZh, shortEn, uscc }: Named) => ({
  name: { zh: nameZh, en: nameEn },
  short: { zh: shortZh, en: shortEn },
  ...(uscc ? { uscc } : {}),
})

function useGuide() {
  const { t } = useTranslation()
  const say = useSay()
  return useMemo(
    () => ({
      kind: {
        label: t(($) => $.desk.organisations.kind),
        options: Object.fromEntries(
          Object.entries(organisationKinds).map(([kind, words]) => [kind, say(words)]),
        ),
      },
      id: {
        label: t(($) => $.desk.organisations.id),
        hint: t(($) => $.desk.organisations.idHint),
      },
      nameZh: { label: t(($) => $.desk.organisations.nameZh) },
      nameEn: { label: t(($) => $.desk.organisations.nameEn) },
      shortZh: { label: t(($) => $.desk.organisations.shortZh) },
      shortEn: { label: t(($) => $.desk.organisations.shortEn) },
      uscc: {
        label: t(($) => $.desk.organisations.code),
        hint: t(($) => $.desk.organisations.codeHint),
      },
    }),
    [t, say],
  )
}

/** Registers an organisation that is no department. */
export function OrganisationAddForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const { done } = useToast()
  const guide = useGuide()
  const draft = useMemo(() => deskDraft('identity.organisation', '1'), [])
  return (
    <SchemaForm
      schema={Fresh}
      guide={guide}
      draft={draft}
      submitLabel={t(($) => $.desk.organisations.add)}
      onSubmit={async ({ id, kind, ...typed }) => {
        await identityApi.createOrganisation({ body: { id, kind, ...bodyOf(typed) } })
        done(t(($) => $.desk.organisations.added))
        onDone()
      }}
    />
  )
}

interface OrganisationChangeFormProps {
  readonly organisation: Organisation
  readonly onDone: () => void
}

/** Renames an organisation, or puts it out of use and back. */
export function OrganisationChangeForm({ organisation, onDone }: OrganisationChangeFormProps) {
  const { t } = useTranslation()
  const say = useSay()
  const confirm = useConfirm()
  const { done, failed } = useToast()
  const { kind: _kind, id: _id, ...guide } = useGuide()
  const { id, active, name, short, uscc, kind, revision } = organisation
  const change = async (body: BodyInput<typeof identityContract.changeOrganisation>) => {
    await identityApi.changeOrganisation({ params: { organisation: id }, revision, body })
    done(t(($) => $.desk.organisations.changed))
    onDone()
  }
  const turn = async () => {
    const sure =
      !active ||
      (await confirm({
        title: t(($) => $.desk.organisations.deactivate),
        consequence: t(($) => $.desk.organisations.deactivateSure, { name: say(name) }),
        act: t(($) => $.desk.organisations.deactivate),
        dangerous: true,
      }))
    if (sure) await change({ active: !active }).catch(failed)
  }
  return (
    <div className="k-stack">
      {kind === 'department' || kind === 'platform' ? (
        <p className="k-quiet">{t(($) => $.desk.organisations.fromCity)}</p>
      ) : (
        <>
          <SchemaForm
            schema={Changed}
            guide={guide}
            initial={{
              nameZh: name.zh,
              nameEn: name.en,
              shortZh: short.zh,
              shortEn: short.en,
              ...(uscc ? { uscc } : {}),
            }}
            submitLabel={t(($) => $.kit.save)}
            onSubmit={(typed) => change(bodyOf(typed))}
          />
          <div>
            <Action dangerous={active} onClick={() => void turn()}>
              {active
                ? t(($) => $.desk.organisations.deactivate)
                : t(($) => $.desk.organisations.reactivate)}
            </Action>
          </div>
        </>
      )}
    </div>
  )
}
