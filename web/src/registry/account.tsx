import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EnterpriseDetail } from '@wstc/domain/registry/contract/shapes'
import { useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import { useToast } from '../kit/confirm.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { SidePanel } from '../kit/side-panel.tsx'
import { linkableQuery, registryApi } from './queries.ts'
import { useRefresh } from './words.ts'

interface OfEntry {
  readonly detail: EnterpriseDetail
}

/** Which organisation signs in for an entry; who keeps the register links and unlinks it here. */
export function Account({ detail }: OfEntry) {
  const { t } = useTranslation()
  const say = useSay()
  const linked = detail.organisation !== null
  return (
    <div className="k-stack">
      <p>{t(($) => $.registry[linked ? 'hasAccount' : 'noAccount'])}</p>
      {detail.organisationName && (
        <p>{t(($) => $.registry.linkedWith, { name: say(detail.organisationName) })}</p>
      )}
      {detail.mayEdit && (
        <div>{linked ? <Unlink detail={detail} /> : <Link detail={detail} />}</div>
      )}
    </div>
  )
}

function Link({ detail }: OfEntry) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const title = t(($) => $.registry.link)
  return (
    <>
      <Action onClick={() => setOpen(true)}>{title}</Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={title}>
        <Organisations detail={detail} onDone={() => setOpen(false)} />
      </SidePanel>
    </>
  )
}

function Organisations({ detail, onDone }: OfEntry & { readonly onDone: () => void }) {
  const { t } = useTranslation()
  const say = useSay()
  const toast = useToast()
  const refresh = useRefresh()
  const field = useId()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const found = useQuery({
    ...linkableQuery(detail.id, asked),
    placeholderData: keepPreviousData,
  })
  const link = async (organisation: string) => {
    try {
      await registryApi.linkOrganisation({
        params: { enterprise: detail.id },
        revision: detail.revision,
        body: { organisation },
      })
      toast.done(t(($) => $.registry.linkDone))
      onDone()
    } catch (error) {
      toast.failed(error)
    }
    await refresh()
  }
  return (
    <div className="k-stack">
      <p className="k-quiet">{t(($) => $.registry.linkLead)}</p>
      <div className="r-search">
        <label htmlFor={field}>{t(($) => $.registry.linkSearch)}</label>
        <input
          id={field}
          type="search"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <Loaded query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p role="status">{t(($) => $.registry.linkNone)}</p>
          ) : (
            <ul className="r-plain r-choices">
              {items.map((one) => (
                <li key={one.id}>
                  <span>
                    {say(one.name)}
                    <br />
                    <span className="r-code k-quiet">{one.uscc ?? '—'}</span>
                    {one.same && <strong> {t(($) => $.registry.linkSame)}</strong>}
                  </span>
                  <Action
                    main={one.same}
                    onClick={() => void link(one.id)}
                    label={`${t(($) => $.registry.linkThis)} ${say(one.name)}`}
                  >
                    {t(($) => $.registry.linkThis)}
                  </Action>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

const UnlinkForm = z.strictObject({ reason: z.string().min(2).max(400) })

function Unlink({ detail }: OfEntry) {
  const { t } = useTranslation()
  const { done } = useToast()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const title = t(($) => $.registry.unlink)
  return (
    <>
      <Action onClick={() => setOpen(true)}>{title}</Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={title}>
        <SchemaForm
          schema={UnlinkForm}
          guide={{
            reason: {
              label: t(($) => $.registry.reason),
              hint: t(($) => $.registry.reasonHint),
              wide: true,
            },
          }}
          submitLabel={title}
          onSubmit={async ({ reason }) => {
            await registryApi.linkOrganisation({
              params: { enterprise: detail.id },
              revision: detail.revision,
              body: { organisation: null, reason },
            })
            done(t(($) => $.registry.unlinked))
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}
