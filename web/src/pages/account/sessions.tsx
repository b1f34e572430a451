import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { agentName } from '../../identity/agent.ts'
import { identityApi, sessionsQuery } from '../../identity/queries.ts'
import { useConfirm, useToast } from '../../kit/confirm.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { AccountFrame } from './account-frame.tsx'

export function SessionsPage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const confirm = useConfirm()
  const { done, failed } = useToast()
  const sessions = useQuery(sessionsQuery)
  const after = {
    onSuccess: () => {
      done(t(($) => $.identity.account.revoked))
      return client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
    onError: failed,
  }
  const end = useMutation({
    mutationFn: (session: string) => identityApi.revokeSession({ params: { session } }),
    ...after,
  })
  const endOthers = useMutation({ mutationFn: () => identityApi.revokeOtherSessions(), ...after })
  const askOthers = async () => {
    const sure = await confirm({
      title: t(($) => $.identity.account.revokeOthers),
      consequence: t(($) => $.identity.account.revokeOthersSure),
      act: t(($) => $.identity.account.revokeOthers),
      dangerous: true,
    })
    if (sure) endOthers.mutate()
  }
  const items = sessions.data?.items ?? []
  return (
    <AccountFrame
      title={t(($) => $.identity.account.sessions)}
      lead={t(($) => $.identity.account.sessionsLead)}
    >
      <Sheet>
        <Loaded query={sessions}>
          {() => (
            <div className="k-stack">
              <ul className="k-lines">
                {items.map((one) => (
                  <li key={one.id}>
                    <div>
                      <strong title={one.agent}>{agentName(one.agent)}</strong>{' '}
                      {one.current && (
                        <StatusLight
                          status="good"
                          label={t(($) => $.identity.account.thisSession)}
                        />
                      )}
                      <div className="k-small k-quiet">
                        {one.address} · {t(($) => $.identity.account.began)}{' '}
                        {formatMoment(one.created)} · {t(($) => $.identity.account.lastSeen)}{' '}
                        {formatMoment(one.lastSeen)} · {t(($) => $.identity.account.endsAt)}{' '}
                        {formatMoment(one.expires)}
                      </div>
                    </div>
                    {!one.current && (
                      <Action
                        label={t(($) => $.identity.account.revokeOf, {
                          device: agentName(one.agent),
                        })}
                        onClick={() => end.mutate(one.id)}
                      >
                        {t(($) => $.identity.account.revoke)}
                      </Action>
                    )}
                  </li>
                ))}
              </ul>
              {items.length > 1 ? (
                <div>
                  <Action dangerous onClick={() => void askOthers()}>
                    {t(($) => $.identity.account.revokeOthers)}
                  </Action>
                </div>
              ) : (
                <p className="k-quiet">{t(($) => $.identity.account.onlyThis)}</p>
              )}
            </div>
          )}
        </Loaded>
      </Sheet>
    </AccountFrame>
  )
}
