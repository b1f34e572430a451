import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EnterpriseDetail, HoldingView } from '@wstc/domain/registry/contract/shapes'
import { registryWarningWords } from '@wstc/domain/registry/words'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../i18n/language.ts'
import { useToast } from '../kit/confirm.tsx'
import { SchemaForm } from '../kit/form/schema-form.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Page, Sheet } from '../kit/layout/page.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { SidePanel } from '../kit/side-panel.tsx'
import { Account } from './account.tsx'
import { FactList } from './fact-list.tsx'
import { FactsForm } from './facts-form.tsx'
import { History } from './history.tsx'
import { enterpriseQuery, registryApi, versionsQuery } from './queries.ts'
import { Scroll } from './scroll.tsx'
import { useRefresh } from './words.ts'

/** One enterprise: facts, who belongs to whom, requests and history. */
export function EnterprisePart({ id }: { id: string }) {
  const detail = useQuery(enterpriseQuery(id))
  return <Loaded query={detail}>{(data) => <Shown detail={data} />}</Loaded>
}

function Shown({ detail }: { detail: EnterpriseDetail }) {
  const { t } = useTranslation()
  const say = useSay()
  const versions = useQuery(versionsQuery(detail.id))
  return (
    <Page
      title={detail.facts.name}
      lead={<span className="r-code">{detail.facts.uscc}</span>}
      crumbs={[{ label: t(($) => $.registry.title), to: '/registry' }]}
      actions={detail.mayEdit && <EditEntry detail={detail} />}
    >
      {detail.mergedInto && (
        <p className="r-banner">
          {t(($) => $.registry.merged)}{' '}
          <EntryLink id={detail.mergedInto}>{t(($) => $.registry.toMerged)}</EntryLink>
        </p>
      )}
      {detail.waiting.length > 0 && (
        <p className="r-banner">
          {t(($) => $.registry.waiting)}{' '}
          {detail.mayEdit && <Link to="/registry/changes">{t(($) => $.registry.toChanges)}</Link>}
        </p>
      )}
      {detail.warnings.map((one) => (
        <p key={one} className="r-banner">
          {say(registryWarningWords[one])}
        </p>
      ))}
      <div className="k-stack">
        <Sheet title={t(($) => $.registry.facts)}>
          <FactList facts={detail.facts} />
        </Sheet>
        <Sheet title={t(($) => $.registry.account)}>
          <Account detail={detail} />
        </Sheet>
        <Ties detail={detail} />
        <Sheet title={t(($) => $.registry.history)}>
          <Loaded query={versions}>{(data) => <History versions={data.versions} />}</Loaded>
        </Sheet>
      </div>
    </Page>
  )
}

function EntryLink({ id, children }: { id: string | null; children: string }) {
  if (id === null || id === '') return <>{children}</>
  return (
    <Link to="/registry/$enterprise" params={{ enterprise: id } as never}>
      {children}
    </Link>
  )
}

function EditEntry({ detail }: { detail: EnterpriseDetail }) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const { done } = useToast()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Action main onClick={() => setOpen(true)}>
        {t(($) => $.registry.edit)}
      </Action>
      <SidePanel open={open} wide onClose={() => setOpen(false)} title={t(($) => $.registry.edit)}>
        <FactsForm
          part="change"
          facts={detail.facts}
          submitLabel={t(($) => $.kit.save)}
          onSubmit={async (_facts, changed, reason) => {
            await registryApi.changeEnterprise({
              params: { enterprise: detail.id },
              revision: detail.revision,
              body: { facts: changed, reason },
            })
            done(t(($) => $.registry.saved))
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}

interface Named {
  readonly id: string | null
  readonly code: string
  readonly name: string
}

function Names({ list }: { list: readonly Named[] }) {
  const { t } = useTranslation()
  if (list.length === 0) return <>{t(($) => $.registry.none)}</>
  return (
    <>
      {list.map((one, n) => (
        <span key={one.code}>
          {n > 0 && t(($) => $.kit.separator)}
          <EntryLink id={one.id}>{one.name}</EntryLink>
        </span>
      ))}
    </>
  )
}

function Ties({ detail }: { detail: EnterpriseDetail }) {
  const { t } = useTranslation()
  return (
    <Sheet
      title={t(($) => $.registry.ties)}
      actions={detail.mayEdit && <AddHolding id={detail.id} />}
    >
      <div className="k-stack">
        <dl className="k-facts">
          <dt>{t(($) => $.registry.head)}</dt>
          <dd>
            <Names list={detail.head ? [detail.head] : []} />
          </dd>
          <dt>{t(($) => $.registry.branches)}</dt>
          <dd>
            <Names list={detail.branches} />
          </dd>
          <dt>{t(($) => $.registry.group)}</dt>
          <dd>
            <Names list={detail.group} />
          </dd>
          {detail.top && (
            <>
              <dt>{t(($) => $.registry.top)}</dt>
              <dd>{detail.top}</dd>
            </>
          )}
        </dl>
        <Holdings
          title={t(($) => $.registry.heldBy)}
          who={t(($) => $.registry.holder)}
          list={detail.heldBy}
          mayEnd={detail.mayEdit}
          of={(one) => <EntryLink id={one.holderId}>{one.holderName}</EntryLink>}
        />
        <Holdings
          title={t(($) => $.registry.holds)}
          who={t(($) => $.registry.held)}
          list={detail.holds}
          mayEnd={detail.mayEdit}
          of={(one) => <EntryLink id={one.heldId}>{one.heldName}</EntryLink>}
        />
      </div>
    </Sheet>
  )
}

interface HoldingsProps {
  readonly title: string
  readonly who: string
  readonly list: readonly HoldingView[]
  readonly mayEnd: boolean
  readonly of: (one: HoldingView) => React.ReactNode
}

function Holdings({ title, who, list, mayEnd, of }: HoldingsProps) {
  const { t } = useTranslation()
  if (list.length === 0) return null
  return (
    <Scroll label={title}>
      <table className="r-table">
        <caption className="k-small k-quiet">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{who}</th>
            <th scope="col">{t(($) => $.registry.share)}</th>
            <th scope="col">{t(($) => $.registry.days)}</th>
            {mayEnd && <th scope="col">{t(($) => $.registry.endHolding)}</th>}
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <tr key={one.id}>
              <th scope="row">{of(one)}</th>
              <td>{one.share}</td>
              <td>{`${one.from ?? ''}～${one.until ?? ''}`}</td>
              {mayEnd && <td>{one.until === null && <EndHolding holding={one} />}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const EndForm = z.strictObject({ until: z.iso.date() })

function EndHolding({ holding }: { holding: HoldingView }) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const title = t(($) => $.registry.endHolding)
  return (
    <>
      <Action quiet onClick={() => setOpen(true)} label={`${title} ${holding.holderName}`}>
        {title}
      </Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={title}>
        <SchemaForm
          schema={EndForm}
          guide={{ until: { label: t(($) => $.registry.until) } }}
          submitLabel={title}
          onSubmit={async ({ until }) => {
            await registryApi.endHolding({
              params: { holding: holding.id },
              revision: holding.revision,
              body: { until },
            })
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}

const HoldingForm = z.strictObject({
  holder: z.string().min(2).max(120),
  share: z.string().regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
})

function AddHolding({ id }: { id: string }) {
  const { t } = useTranslation()
  const refresh = useRefresh()
  const [open, setOpen] = useState(false)
  const title = t(($) => $.registry.addHolding)
  return (
    <>
      <Action onClick={() => setOpen(true)}>{title}</Action>
      <SidePanel open={open} onClose={() => setOpen(false)} title={title}>
        <SchemaForm
          schema={HoldingForm}
          guide={{
            holder: {
              label: t(($) => $.registry.holder),
              hint: t(($) => $.registry.holderHint),
            },
            share: { label: t(($) => $.registry.share) },
            from: { label: t(($) => $.registry.from) },
            until: { label: t(($) => $.registry.until) },
          }}
          submitLabel={title}
          onSubmit={async ({ holder, share, from, until }) => {
            const body = { holder, share, from: from ?? null, until: until ?? null }
            await registryApi.addHolding({ params: { enterprise: id }, body })
            setOpen(false)
            await refresh()
          }}
        />
      </SidePanel>
    </>
  )
}
