import { type Person, Reason } from '@wstc/domain/identity/contract/shared'
import { Email, PersonName } from '@wstc/domain/identity/model'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useToast } from '../kit/confirm.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { useMay, useSession } from '../session.ts'
import { identityApi } from './queries.ts'

interface PersonActsProps {
  readonly person: Person
  readonly onChanged: () => Promise<void>
}

const Details = z.strictObject({ name: PersonName, email: Email })
const Why = z.strictObject({ reason: Reason })

/** What can be done about someone else's account. */
export function PersonActs({ person, onChanged }: PersonActsProps) {
  const { t } = useTranslation()
  const may = useMay()
  const session = useSession()
  const { done, failed } = useToast()
  const [open, setOpen] = useState<'edit' | 'deactivate' | 'release'>()
  const accounts = may('identity.accounts.manage')
  const own = person.organisation === session.organisation.id && may('identity.people.manage')
  const guides = useMemo(
    () => ({
      name: { label: t(($) => $.identity.people.name), wide: true },
      email: {
        label: t(($) => $.identity.people.email),
        kind: 'text' as const,
        inputMode: 'email' as const,
        wide: true,
      },
      reason: { label: t(($) => $.identity.people.reason) },
    }),
    [t],
  )
  if (!accounts && !own) return null
  const params = { person: person.id }
  const act = async (work: () => Promise<unknown>, text: string) => {
    await work()
    setOpen(undefined)
    await onChanged()
    done(text)
  }
  const actOrTell = (work: () => Promise<unknown>, text: string) => {
    act(work, text).catch(failed)
  }
  if (open === 'edit') {
    return (
      <SchemaForm
        schema={Details}
        guide={{ name: guides.name, email: guides.email }}
        initial={{ name: person.name, email: person.email }}
        submitLabel={t(($) => $.kit.save)}
        actions={<Cancel onClick={() => setOpen(undefined)} />}
        onSubmit={(body) =>
          act(
            () => identityApi.changePerson({ params, revision: person.revision, body }),
            t(($) => $.identity.account.saved),
          )
        }
      />
    )
  }
  if (open) {
    const release = open === 'release'
    const lead = release
      ? t(($) => $.identity.people.releaseLead)
      : t(($) => $.identity.people.deactivateLead)
    return (
      <section className="k-stack">
        <p>{lead}</p>
        <SchemaForm
          key={open}
          schema={Why}
          guide={{ reason: guides.reason }}
          submitLabel={
            release
              ? t(($) => $.identity.people.releaseFactor)
              : t(($) => $.identity.people.deactivate)
          }
          actions={<Cancel onClick={() => setOpen(undefined)} />}
          onSubmit={(body) =>
            release
              ? act(
                  () => identityApi.resetSecondFactor({ params, body }),
                  t(($) => $.identity.people.released),
                )
              : act(
                  () => identityApi.deactivatePerson({ params, body }),
                  t(($) => $.identity.people.deactivated),
                )
          }
        />
      </section>
    )
  }
  return (
    <div className="k-row">
      <Action onClick={() => setOpen('edit')}>{t(($) => $.identity.people.edit)}</Action>
      {person.state === 'invited' && (
        <Action
          onClick={() =>
            actOrTell(
              () => identityApi.resendInvitation({ params }),
              t(($) => $.identity.people.resent),
            )
          }
        >
          {t(($) => $.identity.people.resend)}
        </Action>
      )}
      {accounts && person.state === 'active' && (
        <>
          <Action
            onClick={() =>
              actOrTell(
                () => identityApi.unlockAccount({ params }),
                t(($) => $.identity.people.unlocked),
              )
            }
          >
            {t(($) => $.identity.people.unlock)}
          </Action>
          <Action onClick={() => setOpen('release')}>
            {t(($) => $.identity.people.releaseFactor)}
          </Action>
        </>
      )}
      {person.state === 'inactive' ? (
        <Action
          onClick={() =>
            actOrTell(
              () => identityApi.reactivatePerson({ params }),
              t(($) => $.identity.people.reactivated),
            )
          }
        >
          {t(($) => $.identity.people.reactivate)}
        </Action>
      ) : (
        <Action dangerous onClick={() => setOpen('deactivate')}>
          {t(($) => $.identity.people.deactivate)}
        </Action>
      )}
    </div>
  )
}

function Cancel({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Action quiet onClick={onClick}>
      {t(($) => $.kit.cancel)}
    </Action>
  )
}
