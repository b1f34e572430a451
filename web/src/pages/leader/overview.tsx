import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { useDay } from '../../plan/days.ts'
import { Headlines } from '../../plan/home/headlines.tsx'
import { SectionLights, SectorTiles } from '../../plan/home/sectors.tsx'
import { Disagreements, OpenDecisions, RecentChanges, Risks } from '../../plan/home/watch.tsx'
import { RuleHelp } from '../../plan/task/light-panel.tsx'
import { LightTrend } from '../../plan/trends/light-trend.tsx'
import { useSession } from '../../session.ts'

/** The leader's minute: is each task and target on track, on evidence. */
export function OverviewPage() {
  const { t } = useTranslation()
  const { day } = useDay()
  const { demo } = useSession()
  return (
    <Page
      title={t(($) => $.planHome.overview)}
      lead={t(($) => $.planHome.overviewLead, { day: day(demo.today) })}
      actions={
        <>
          <RuleHelp />
          <Action onClick={() => window.print()}>{t(($) => $.kit.print)}</Action>
        </>
      }
    >
      <div className="k-stack">
        <section aria-label={t(($) => $.planHome.headlines)}>
          <h2 className="k-unseen">{t(($) => $.planHome.headlines)}</h2>
          <Headlines />
        </section>
        <div className="p-two">
          <Sheet
            title={t(($) => $.planHome.lights)}
            actions={<Link to="/tasks">{t(($) => $.planHome.allTasks)}</Link>}
          >
            <SectionLights />
          </Sheet>
          <Sheet title={t(($) => $.planHome.disagreements)}>
            <Disagreements />
          </Sheet>
        </div>
        <Sheet title={t(($) => $.planTrends.title)}>
          <LightTrend />
        </Sheet>
        <Sheet
          title={t(($) => $.planHome.sectors)}
          actions={<Link to="/targets">{t(($) => $.planHome.allTargets)}</Link>}
        >
          <SectorTiles />
        </Sheet>
        <div className="p-three-columns">
          <Sheet title={t(($) => $.planHome.changes)}>
            <RecentChanges />
          </Sheet>
          <Sheet title={t(($) => $.planHome.risks)}>
            <Risks />
          </Sheet>
          <Sheet title={t(($) => $.planHome.decisions)}>
            <OpenDecisions />
          </Sheet>
        </div>
      </div>
    </Page>
  )
}
