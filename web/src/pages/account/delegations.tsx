import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Delegation } from '@wstc/domain/identity/contract/access'
import { permissions } from '@wstc/domain/identity/permissions'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { DelegationForm } from '../../identity/delegation-form.tsx'
import { delegationsQuery, identityApi } from '../../identity/queries.ts'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { SidePanel } from '../../kit/side-panel.tsx'
import { StatusLight } from '../../kit/status-light.tsx'
import { useMay, useSession } from '../../session.ts'
import { AccountFrame } from './account-frame.tsx'

export function DelegationsPage() {
  const { t } = useTranslation()
  const may = useMay()
  const session = useSession()
  const delegations = useQuery(delegationsQuery)
  const [open, setOpen] = useState(false)
  const items = delegations.data?.items ?? []
  const given = items.filter((one) => one.from.id === session.person.id)
  const received = items.filter((one) => one.to.id === session.person.id)
  const mayGive = may('identity.duty.delegate')
  return (
    <AccountFrame
      title={t(($) => $.identity.account.delegations)}
      lead={t(($) => $.identity.delegation.lead)}
      actions={
        mayGive && (
          <Action main onClick={() => setOpen(true)}>
            {t(($) => $.identity.delegation.give)}
          </Action>
        )
      }
    >
      <Loaded query={delegations}>
        {() => (
          <>
            <Sheet title={t(($) => $.identity.delegation.given)}>
              {given.length > 0 ? (
                <DelegationList items={given} other="to" />
              ) : (
                <EmptyState
                  title={t(($) => $.identity.delegation.noneGiven)}
                  {...(mayGive ? {} : { hint: t(($) => $.identity.delegation.mayNot) })}
                />
              )}
            </Sheet>
            <Sheet title={t(($) => $.identity.delegation.received)}>
              {received.length > 0 ? (
                <DelegationList items={received} other="from" />
              ) : (
                <EmptyState title={t(($) => $.identity.delegation.noneReceived)} />
              )}
            </Sheet>
          </>
        )}
      </Loaded>
      <SidePanel
        open={open}
        onClose={() => setOpen(false)}
        title={t(($) => $.identity.delegation.give)}
      >
        <DelegationForm onDone={() => setOpen(false)} />
      </SidePanel>
    </AccountFrame>
  )
}

interface DelegationListProps {
  readonly items: readonly Delegation[]
  readonly other: 'from' | 'to'
}

function DelegationList({ items, other }: DelegationListProps) {
  const { t } = useTranslation()
  const say = useSay()
  const client = useQueryClient()
  const confirm = useConfirm()
  const { today } = useSession().demo
  const { done, failed } = useToast()
  const revoke = useMutation({
    mutationFn: (delegation: string) => identityApi.revokeDelegation({ params: { delegation } }),
    onSuccess: () => {
      done(t(($) => $.identity.delegation.revoked))
      return client.invalidateQueries({ queryKey: delegationsQuery.queryKey })
    },
    onError: failed,
  })
  const ask = async (one: Delegation) => {
    const sure = await confirm({
      title: t(($) => $.identity.delegation.revoke),
      consequence: t(($) => $.identity.delegation.revokeSure, { name: one.to.name }),
      act: t(($) => $.identity.delegation.revoke),
      dangerous: true,
    })
    if (sure) revoke.mutate(one.id)
  }
  const light = (one: Delegation) => {
    if (one.revoked)
      return <StatusLight status="none" label={t(($) => $.identity.delegation.takenBack)} />
    if (one.current)
      return <StatusLight status="good" label={t(($) => $.identity.delegation.current)} />
    return (
      <StatusLight
        status="none"
        label={
          one.fromDay > today
            ? t(($) => $.identity.delegation.coming)
            : t(($) => $.identity.delegation.ended)
        }
      />
    )
  }
  return (
    <ul className="k-lines">
      {items.map((one) => (
        <li key={one.id}>
          <div>
            <strong>{one[other].name}</strong> {light(one)}
            <div className="k-quiet">
              {one.fromDay} – {one.untilDay} · {one.reason}
            </div>
            <div className="k-row">
              {one.permissions.map((permission) => (
                <span key={permission} className="k-tag">
                  {say(permissions[permission])}
                </span>
              ))}
            </div>
          </div>
          {other === 'to' && !one.revoked && one.untilDay >= today && (
            <Action
              label={`${t(($) => $.identity.delegation.revoke)} · ${one.to.name}`}
              onClick={() => void ask(one)}
            >
              {t(($) => $.identity.delegation.revoke)}
            </Action>
          )}
        </li>
      ))}
    </ul>
  )
}
