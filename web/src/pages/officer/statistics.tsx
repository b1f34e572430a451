import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { periodText } from '@wstc/domain/kernel/period-text'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage, useSay } from '../../i18n/language.ts'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { useMay } from '../../session.ts'
import { LockRound, Reopenings } from '../../statistics/office/locks.tsx'
import { roundsQuery } from '../../statistics/office/queries.ts'
import { Queue } from '../../statistics/office/queue.tsx'
import { ReviewSheet } from '../../statistics/office/review.tsx'
import { OpenRound, Rounds } from '../../statistics/office/rounds.tsx'
import { type OfRound, Units } from '../../statistics/office/units.tsx'

export function RoundsPage() {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <Page
      title={t(($) => $.statisticsOffice.rounds)}
      lead={t(($) => $.statisticsOffice.roundsLead)}
      actions={may('statistics.collection.manage') && <OpenRound />}
    >
      <Tabs current="rounds" />
      <Rounds />
    </Page>
  )
}

export function LocksPage() {
  const { t } = useTranslation()
  return (
    <Page title={t(($) => $.statisticsOffice.locks)} lead={t(($) => $.statisticsOffice.locksLead)}>
      <Tabs current="locks" />
      <Reopenings />
    </Page>
  )
}

function Tabs({ current }: { readonly current: 'rounds' | 'locks' }) {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('statistics.collection.read')) return null
  return (
    <TabLinks
      label={t(($) => $.statisticsOffice.rounds)}
      current={current}
      tabs={[
        { key: 'rounds', to: '/statistics', label: t(($) => $.statisticsOffice.rounds) },
        { key: 'locks', to: '/statistics/locks', label: t(($) => $.statisticsOffice.locks) },
      ]}
    />
  )
}

interface FrameProps {
  readonly view: 'units' | 'queue'
  readonly children: (of: OfRound) => ReactNode
}

/** A page of one round: its name, its tabs, its lock. */
function RoundFrame({ view, children }: FrameProps) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const language = useLanguage()
  const of = useParams({ strict: false }) as unknown as OfRound
  const round = useQuery(roundsQuery).data?.items.find(
    (one) => one.survey === of.survey && one.period === of.period,
  )
  const base = `/statistics/${of.survey}/${of.period}`
  return (
    <Page
      title={`${round ? say(round.surveyName) : of.survey} · ${periodText(of.period, language)}`}
      lead={t(($) => $.statisticsOffice[view === 'units' ? 'unitsLead' : 'queueLead'])}
      crumbs={[{ label: t(($) => $.statisticsOffice.rounds), to: '/statistics' }]}
      actions={round && may('statistics.period.lock') && <LockRound round={round} />}
    >
      {may('statistics.return.review') && (
        <TabLinks
          label={t(($) => $.statisticsOffice.rounds)}
          current={view}
          tabs={[
            { key: 'units', to: base, label: t(($) => $.statisticsOffice.units) },
            { key: 'queue', to: `${base}/review`, label: t(($) => $.statisticsOffice.queue) },
          ]}
        />
      )}
      <Sheet>{children(of)}</Sheet>
    </Page>
  )
}

export const UnitsPage = () => (
  <RoundFrame view="units">{(of) => <Units survey={of.survey} period={of.period} />}</RoundFrame>
)

export const QueuePage = () => (
  <RoundFrame view="queue">{(of) => <Queue survey={of.survey} period={of.period} />}</RoundFrame>
)

export function ReviewPage() {
  const { obligation } = useParams({ strict: false }) as { obligation: string }
  return <ReviewSheet key={obligation} obligation={obligation} />
}
