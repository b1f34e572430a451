import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { RoundLine } from '@wstc/domain/statistics/collection/contract/rounds'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { queueQuery } from '../../contracts/queries.ts'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { formatDay, formatNumber } from '../../kit/number.ts'
import { changesQuery } from '../../registry/queries.ts'
import { useMay } from '../../session.ts'
import { sourcesApi } from '../sources/queries.ts'
import { reopeningsQuery, roundsQuery } from './queries.ts'

const most = 5

/** Rounds in which returns wait for judgement, the newest due first. */
export function ToReview() {
  const { t } = useTranslation()
  const rounds = useQuery(roundsQuery)
  return (
    <Sheet title={t(($) => $.statisticsOffice.desk.review)}>
      <Loaded query={rounds}>
        {({ items }) => {
          const waiting = items.filter((one) => (one.counts.submitted ?? 0) > 0)
          return (
            <RoundLines
              rounds={waiting}
              none={t(($) => $.statisticsOffice.desk.reviewNone)}
              to="/statistics/$survey/$period/review"
              say={(one) => t(($) => $.statisticsOffice.desk.wait, count(one.counts.submitted))}
            />
          )
        }}
      </Loaded>
    </Sheet>
  )
}

/** Rounds of which returns are overdue, the newest due first. */
export function Overdue() {
  const { t } = useTranslation()
  const rounds = useQuery(roundsQuery)
  return (
    <Sheet title={t(($) => $.statisticsOffice.desk.missing)}>
      <div className="k-stack">
        <Loaded query={rounds}>
          {({ items }) => (
            <RoundLines
              rounds={items.filter((one) => !one.lockedAt && (one.counts.late ?? 0) > 0)}
              none={t(($) => $.statisticsOffice.desk.missingNone)}
              to="/statistics/$survey/$period"
              say={(one) =>
                t(($) => $.statisticsOffice.desk.late, {
                  ...count(one.counts.late),
                  share: one.submittedShare ?? '—',
                })
              }
            />
          )}
        </Loaded>
        <p>
          <Link to={'/statistics/follow-up' as '/'}>{t(($) => $.statisticsFollowUp.title)}</Link>
        </p>
      </div>
    </Sheet>
  )
}

/** Rounds that are still to come due, with how far they have come. */
export function Running() {
  const { t } = useTranslation()
  const language = useLanguage()
  const rounds = useQuery(roundsQuery)
  return (
    <Sheet title={t(($) => $.statisticsOffice.desk.running)}>
      <Loaded query={rounds}>
        {({ items }) => (
          <RoundLines
            rounds={items.filter(
              ({ lockedAt, counts }) => !lockedAt && (counts.due ?? 0) + (counts.extended ?? 0) > 0,
            )}
            none={t(($) => $.statisticsOffice.desk.runningNone)}
            to="/statistics/$survey/$period"
            say={({ dueOn, counts: { due, extended } }) =>
              [
                due &&
                  t(($) => $.statisticsOffice.desk.dueOn, {
                    day: formatDay(dueOn, language),
                    ...count(due),
                  }),
                extended && t(($) => $.statisticsOffice.desk.extended, count(extended)),
              ]
                .filter(Boolean)
                .join(t(($) => $.kit.separator))
            }
          />
        )}
      </Loaded>
    </Sheet>
  )
}

const count = (of: number | undefined) => ({ count: of ?? 0, shown: formatNumber(String(of ?? 0)) })

interface RoundLinesProps {
  readonly rounds: readonly RoundLine[]
  readonly none: string
  readonly to: '/statistics/$survey/$period' | '/statistics/$survey/$period/review'
  readonly say: (round: RoundLine) => string
}

function RoundLines({ rounds, none, to, say: words }: RoundLinesProps) {
  const say = useSay()
  const language = useLanguage()
  if (rounds.length === 0) return <p className="k-quiet">{none}</p>
  return (
    <ul className="k-lines">
      {rounds.slice(0, most).map((one) => (
        <li key={`${one.survey} ${one.period}`}>
          <Link to={to} params={{ survey: one.survey, period: one.period } as never}>
            {say(one.surveyName)} · {periodText(one.period, language)}
          </Link>
          <span className="k-number">{words(one)}</span>
        </li>
      ))}
    </ul>
  )
}

const partiesQuery = queryOptions({
  queryKey: ['statistics', 'parties', 'proposed'],
  queryFn: ({ signal }) =>
    sourcesApi.listParties({ query: { state: 'proposed', limit: 1 } }, { signal }),
})
const heldQuery = queryOptions({
  queryKey: ['statistics', 'deliveries', 'held'],
  queryFn: ({ signal }) =>
    sourcesApi.listDeliveries({ query: { state: 'held', limit: 100 } }, { signal }),
})

/** What else waits for the office: contracts, files, names, the register, reopenings. */
export function AlsoWaiting() {
  const { t } = useTranslation()
  const may = useMay()
  const reads = may('statistics.source.read')
  const held = useQuery({ ...heldQuery, enabled: reads })
  const parties = useQuery({ ...partiesQuery, enabled: reads })
  const contracts = useQuery({ ...queueQuery, enabled: may('contracts.register.read') })
  const changes = useQuery({ ...changesQuery, enabled: may('registry.change.decide') })
  const asked = useQuery({ ...reopeningsQuery, enabled: may('statistics.period.reopen') })
  const reopenings = asked.data?.items.filter((one) => one.state === 'waiting').length
  return (
    <Sheet title={t(($) => $.statisticsOffice.desk.also)}>
      <ul className="k-lines">
        <Count to="/contract-review" of={contracts.data?.waiting}>
          {t(($) => $.statisticsOffice.desk.contracts)}
        </Count>
        <Count
          to="/sources?state=held"
          of={held.data?.items.length}
          more={Boolean(held.data?.next)}
        >
          {t(($) => $.statisticsOffice.desk.held)}
        </Count>
        <Count to="/sources/matching" of={parties.data?.counts.proposed ?? (parties.data && 0)}>
          {t(($) => $.statisticsOffice.desk.names)}
        </Count>
        <Count to="/registry/changes" of={changes.data?.items.length}>
          {t(($) => $.statisticsOffice.desk.changes)}
        </Count>
        <Count to="/statistics/locks" of={reopenings}>
          {t(($) => $.statisticsOffice.desk.reopenings)}
        </Count>
      </ul>
    </Sheet>
  )
}

interface CountProps {
  readonly to: string
  /** Nothing is shown where it is not known, or not this person's to know. */
  readonly of: number | undefined
  readonly more?: boolean
  readonly children: ReactNode
}

function Count({ to, of, more = false, children }: CountProps) {
  if (of === undefined) return null
  return (
    <li>
      <Link to={to as '/'}>{children}</Link>
      <span className="k-number">
        {formatNumber(String(of))}
        {more && '+'}
      </span>
    </li>
  )
}
