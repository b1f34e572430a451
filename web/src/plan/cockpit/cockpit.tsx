import './cockpit.css'
import './wall.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Action } from '../../kit/layout/action.tsx'
import { Mark } from '../../kit/layout/mark.tsx'
import { Page } from '../../kit/layout/page.tsx'
import { PickDay } from '../../kit/pick.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { DemoMark } from '../marks.tsx'
import { RuleHelp } from '../task/light-panel.tsx'
import { LightTrend } from '../trends/light-trend.tsx'
import { Assessment } from './assessment.tsx'
import { ViewContext } from './card.tsx'
import { FreshMark, type Part, useChanged, useFreshness } from './freshness.tsx'
import { Apart, Changes, Figures, FollowUps, Late, Projects } from './lists.tsx'
import { type CockpitReply, cockpitQuery } from './queries.ts'
import { Strip } from './strip.tsx'
import { Overall, Sectors } from './targets.tsx'
import { Departments, Sections } from './tasks.tsx'

function usePartNames(): Readonly<Record<Part, string>> {
  const { t } = useTranslation()
  return {
    headlines: t(($) => $.planCockpit.headlines),
    targets: t(($) => $.planCockpit.targets),
    sectors: t(($) => $.planCockpit.sectors),
    sections: t(($) => $.planCockpit.sections),
    departments: t(($) => $.planCockpit.departments),
    changes: t(($) => $.planCockpit.changes),
    figures: t(($) => $.planCockpit.figures),
    late: t(($) => $.planCockpit.late),
    followUps: t(($) => $.planCockpit.followUps),
    projects: t(($) => $.planCockpit.projects),
    assessment: t(($) => $.planCockpit.assessment),
    apart: t(($) => $.planHome.disagreements),
  }
}

interface Place {
  readonly since?: string
  readonly wall?: string
}

/** 领导驾驶舱: on a page, on a phone, and with `?wall=1` on a wall. It keeps itself fresh. */
export function Cockpit() {
  const { t } = useTranslation()
  const { since, wall } = useSearch({ strict: false }) as Place
  const navigate = useNavigate()
  const query = useQuery(cockpitQuery(since))
  const { data } = query
  const fresh = useFreshness(query.dataUpdatedAt)
  const changed = useChanged(data)
  const names = usePartNames()
  const view = useMemo(() => ({ wall: wall === '1', changed }), [wall, changed])
  const go = (next: Place) => void navigate({ to: '.', search: next as never, replace: true })
  const enterWall = () => {
    // Where the browser refuses, the wall is as large as its window.
    document.documentElement.requestFullscreen?.().catch(() => undefined)
    go({ ...(since ? { since } : {}), wall: '1' })
  }
  const leaveWall = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    go(since ? { since } : {})
  }
  const Frame = view.wall ? OnWall : OnPage
  return (
    <ViewContext value={view}>
      <Frame
        data={data}
        mark={data && <FreshMark fresh={fresh} />}
        actions={
          view.wall ? (
            <Action quiet onClick={leaveWall}>
              {t(($) => $.planCockpit.leaveWall)}
            </Action>
          ) : (
            <>
              <PickDay
                label={t(($) => $.planCockpit.compare)}
                value={data?.since}
                {...(data ? { max: data.today } : {})}
                onChange={(day) => go(day ? { since: day } : {})}
              />
              <RuleHelp />
              <Action onClick={enterWall}>{t(($) => $.planCockpit.wall)}</Action>
              <Action onClick={() => window.print()}>{t(($) => $.kit.print)}</Action>
            </>
          )
        }
      >
        <p className="k-unseen" role="status">
          {changed.length > 0 &&
            t(($) => $.planCockpit.changed, { parts: changed.map((one) => names[one]).join(', ') })}
        </p>
        <Ask query={query}>
          {(shown) => (
            <div className={`c-grid${fresh.old ? ' c-old' : ''}`}>
              <Strip data={shown} />
              <Overall data={shown} />
              <Sectors data={shown} />
              <div className="c-column">
                <Apart data={shown} />
                <Sections data={shown} />
                <Projects data={shown} />
              </div>
              <div className="c-column">
                <Late data={shown} />
                <FollowUps data={shown} />
                {!view.wall && <Assessment data={shown} />}
              </div>
              <div className="c-column">
                <Changes data={shown} />
                <Figures data={shown} />
                <Departments data={shown} />
              </div>
              {!view.wall && <Trend />}
            </div>
          )}
        </Ask>
      </Frame>
    </ViewContext>
  )
}

interface FrameProps {
  readonly data: CockpitReply | undefined
  readonly mark: ReactNode
  readonly actions: ReactNode
  readonly children: ReactNode
}

function useLead(data: CockpitReply | undefined): string {
  const { t } = useTranslation()
  const { day } = useDay()
  return data ? t(($) => $.planCockpit.lead, { day: day(data.today), since: day(data.since) }) : ''
}

function OnPage({ data, mark, actions, children }: FrameProps) {
  const { t } = useTranslation()
  return (
    <Page
      title={t(($) => $.planCockpit.title)}
      lead={
        <>
          {useLead(data)} {mark}
        </>
      }
      actions={actions}
    >
      <div className="c-page">{children}</div>
    </Page>
  )
}

function OnWall({ data, mark, actions, children }: FrameProps) {
  const { t } = useTranslation()
  return (
    <div className="c-wall">
      <header className="c-wall-head">
        <Mark size={36} />
        <h1>{t(($) => $.planCockpit.title)}</h1>
        <p>{useLead(data)}</p>
        <DemoMark on={data?.synthetic ?? false} />
        <span className="c-space" />
        {mark}
        {actions}
      </header>
      {children}
    </div>
  )
}

/** 亮灯走势 from the warehouse, which says itself until when it knows. */
function Trend() {
  const { t } = useTranslation()
  return (
    <section className="c-card c-trend">
      <header>
        <h2>{t(($) => $.planTrends.title)}</h2>
      </header>
      <LightTrend />
    </section>
  )
}
