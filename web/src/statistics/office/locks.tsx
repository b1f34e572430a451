import { useQuery } from '@tanstack/react-query'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { RoundLine } from '@wstc/domain/statistics/collection/contract/rounds'
import type { Reopening } from '@wstc/domain/statistics/review/contract/shapes'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { useConfirm } from '../../kit/confirm.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Action } from '../../kit/layout/action.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatMoment } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { useMay } from '../../session.ts'
import { FormPanel } from './form-panel.tsx'
import { reopeningsQuery, reviewApi, useAct } from './queries.ts'

/** Locks a round, or asks to reopen it. */
export function LockRound({ round }: { readonly round: RoundLine }) {
  const { t } = useTranslation()
  const say = useSay()
  const language = useLanguage()
  const act = useAct()
  const confirm = useConfirm()
  const params = { survey: round.survey, period: round.period }
  const name = `${say(round.surveyName)} ${periodText(round.period, language)}`
  if (round.lockedAt) {
    return (
      <FormPanel
        act={t(($) => $.statisticsOffice.reopen)}
        label={`${t(($) => $.statisticsOffice.reopen)} · ${name}`}
        lead={t(($) => $.statisticsOffice.locksLead)}
        schema={z.strictObject({
          until: z.iso.date(),
          reason: z.string().trim().min(1).max(1000),
        })}
        guide={{
          until: { label: t(($) => $.statisticsOffice.until) },
          reason: { label: t(($) => $.statisticsOffice.reason), wide: true },
        }}
        onSubmit={async (body) => {
          await reviewApi.askReopening({ params, body })
          await act(
            async () => undefined,
            t(($) => $.statisticsOffice.done),
          )
        }}
      />
    )
  }
  return (
    <Action
      onClick={async () => {
        const agreed = await confirm({
          title: t(($) => $.statisticsOffice.lockAsk, { round: name }),
          consequence: t(($) => $.statisticsOffice.lockConsequence),
          act: t(($) => $.statisticsOffice.lock),
          dangerous: true,
        })
        if (!agreed) return
        await act(
          () => reviewApi.lockRound({ params, revision: round.revision }),
          t(($) => $.statisticsOffice.done),
        )
      }}
    >
      {t(($) => $.statisticsOffice.lock)}
    </Action>
  )
}

const lights = { waiting: 'watch', open: 'good', over: 'none', refused: 'none' } as const

/** Requests to reopen locked periods, the newest first. */
export function Reopenings() {
  const { t } = useTranslation()
  const reopenings = useQuery(reopeningsQuery)
  return (
    <Loaded query={reopenings}>
      {({ items }) =>
        items.length === 0 ? (
          <Sheet>
            <EmptyState
              title={t(($) => $.statisticsOffice.noReopenings)}
              hint={t(($) => $.statisticsOffice.locksLead)}
            />
          </Sheet>
        ) : (
          <div className="k-stack">
            {items.map((one) => (
              <Request key={one.id} of={one} />
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

function Request({ of }: { readonly of: Reopening }) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const act = useAct()
  const title = `${say(of.surveyName)} · ${periodText(of.period, language)}`
  const decide = (outcome: 'granted' | 'refused') =>
    act(
      () => reviewApi.decideReopening({ params: { reopening: of.id }, body: { outcome } }),
      t(($) => $.statisticsOffice.done),
    )
  const waits = of.state === 'waiting' && may('statistics.period.reopen')
  return (
    <Sheet
      title={title}
      actions={
        waits &&
        !of.own && (
          <>
            <Action
              label={`${t(($) => $.statisticsOffice.refuse)} ${title}`}
              onClick={() => void decide('refused')}
            >
              {t(($) => $.statisticsOffice.refuse)}
            </Action>
            <Action
              main
              label={`${t(($) => $.statisticsOffice.grant)} ${title}`}
              onClick={() => void decide('granted')}
            >
              {t(($) => $.statisticsOffice.grant)}
            </Action>
          </>
        )
      }
    >
      <div className="k-stack">
        <StatusLight
          status={lights[of.state]}
          label={t(($) => $.statisticsOffice.reopeningState[of.state])}
        />
        <p>{of.reason}</p>
        <div className="k-quiet k-small">
          {t(($) => $.statisticsOffice.askedBy, { by: of.askedBy ?? '—' })}{' '}
          {formatMoment(of.askedAt)} · {t(($) => $.statisticsOffice.until)} {formatMoment(of.until)}
          {waits && of.own && ` · ${t(($) => $.statisticsOffice.ownRequest)}`}
        </div>
      </div>
    </Sheet>
  )
}
