import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ApiKey } from '@wstc/domain/identity/contract/keys'
import { keyScopes } from '@wstc/domain/identity/model'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../i18n/language.ts'
import { useConfirm, useToast } from '../kit/confirm.tsx'
import { EmptyState } from '../kit/empty.tsx'
import { Action } from '../kit/layout/action.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { formatDay, formatMoment } from '../kit/number.ts'
import { StatusLight } from '../kit/status-light.tsx'
import { identityApi, keysQuery } from './queries.ts'

/** The keys of the own organisation, those that no longer work below. */
export function KeyList({
  sources,
  emptyHint,
}: {
  readonly sources: Readonly<Record<string, string>>
  readonly emptyHint: string
}) {
  const { t } = useTranslation()
  const keys = useQuery(keysQuery)
  return (
    <Loaded query={keys}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t(($) => $.identity.keys.none)} hint={emptyHint} />
        ) : (
          <ul className="k-lines">
            {[...items.filter((one) => one.works), ...items.filter((one) => !one.works)].map(
              (one) => (
                <KeyLine
                  key={one.id}
                  one={one}
                  source={one.source && (sources[one.source] ?? one.source)}
                />
              ),
            )}
          </ul>
        )
      }
    </Loaded>
  )
}

function KeyLine({ one, source }: { readonly one: ApiKey; readonly source: string | null }) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const client = useQueryClient()
  const confirm = useConfirm()
  const { done, failed } = useToast()
  const revoke = useMutation({
    mutationFn: () => identityApi.revokeApiKey({ params: { key: one.id } }),
    onSuccess: () => {
      done(t(($) => $.identity.keys.revoked))
      return client.invalidateQueries({ queryKey: keysQuery.queryKey })
    },
    onError: failed,
  })
  const ask = async () => {
    const sure = await confirm({
      title: t(($) => $.identity.keys.revokeOf, { name: one.name }),
      consequence: t(($) => $.identity.keys.revokeSure),
      act: t(($) => $.identity.keys.revoke),
      dangerous: true,
    })
    if (sure) revoke.mutate()
  }
  const state = one.works
    ? t(($) => $.identity.keys.works)
    : one.revoked
      ? t(($) => $.identity.keys.revokedAt)
      : t(($) => $.identity.keys.ended)
  return (
    <li>
      <div>
        <strong>{one.name}</strong>{' '}
        <StatusLight status={one.works ? 'good' : 'none'} label={state} />
        <div className="k-small k-quiet">
          {source ?? say(keyScopes[one.scope].name)} ·{' '}
          {t(($) => $.identity.keys.ending, { ending: one.ending })} ·{' '}
          {t(($) => $.identity.keys.by)} {one.by} · {t(($) => $.identity.keys.until)}{' '}
          {formatDay(one.until, language)} ·{' '}
          {one.lastUsed
            ? `${t(($) => $.identity.keys.lastUsed)} ${formatMoment(one.lastUsed)}`
            : t(($) => $.identity.keys.neverUsed)}
        </div>
      </div>
      {one.revoked === null && (
        <Action
          busy={revoke.isPending}
          label={t(($) => $.identity.keys.revokeOf, { name: one.name })}
          onClick={() => void ask()}
        >
          {t(($) => $.identity.keys.revoke)}
        </Action>
      )}
    </li>
  )
}
