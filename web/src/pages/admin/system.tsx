import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { failedJobsQuery } from '../../desk/queries.ts'
import { readinessQuery } from '../../desk/readiness.ts'
import { Figure } from '../../kit/figure.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { Loaded } from '../../kit/loaded.tsx'
import { StatusLight } from '../../kit/status-light.tsx'
import { useSession } from '../../session.ts'
import { Duties } from './duties.tsx'
import { ServersPart } from './servers.tsx'
import { WarehousePart } from './warehouse.tsx'

/** Where the system administrator begins. */
export function SystemPage() {
  const { t } = useTranslation()
  const failed = useQuery(failedJobsQuery)
  return (
    <Page title={t(($) => $.desk.system.title)} lead={t(($) => $.desk.system.lead)}>
      <div className="k-grid">
        <StatePart />
        <Sheet title={t(($) => $.desk.system.failedCount)}>
          <Loaded query={failed}>
            {({ items, next }) => (
              <div className="k-stack">
                <StatusLight
                  status={items.length > 0 ? 'bad' : 'good'}
                  label={
                    items.length > 0 ? t(($) => $.desk.jobs.failed) : t(($) => $.desk.jobs.noFailed)
                  }
                />
                <Figure
                  size="large"
                  value={next ? `${items.length}+` : String(items.length)}
                  unit={t(($) => $.desk.system.jobsUnit)}
                />
                <p>
                  <Link to={'/admin/jobs' as '/'}>{t(($) => $.desk.jobs.failed)}</Link>
                </p>
              </div>
            )}
          </Loaded>
        </Sheet>
        <WarehousePart />
        <ServersPart />
        <Duties />
      </div>
    </Page>
  )
}

function StatePart() {
  const { t } = useTranslation()
  const readiness = useQuery(readinessQuery)
  const { demo, oidc } = useSession()
  const onOff = (on: boolean) => (on ? t(($) => $.desk.system.on) : t(($) => $.desk.system.off))
  return (
    <Sheet title={t(($) => $.desk.system.state)}>
      <Loaded query={readiness}>
        {({ ready, database }) => (
          <div className="k-stack">
            <StatusLight
              status={ready ? 'good' : 'bad'}
              label={ready ? t(($) => $.desk.system.ready) : t(($) => $.desk.system.notReady)}
            />
            <dl className="k-facts">
              <dt>{t(($) => $.desk.system.database)}</dt>
              <dd>
                {database
                  ? t(($) => $.desk.system.databaseOk)
                  : t(($) => $.desk.system.databaseAway)}
              </dd>
              <dt>{t(($) => $.desk.system.today)}</dt>
              <dd>{demo.today}</dd>
              <dt>{t(($) => $.desk.system.demoOn)}</dt>
              <dd>{onOff(demo.on)}</dd>
              <dt>{t(($) => $.desk.system.sso)}</dt>
              <dd>{onOff(oidc.on)}</dd>
            </dl>
            <span className="k-small k-quiet">{t(($) => $.desk.system.asOf)}</span>
          </div>
        )}
      </Loaded>
    </Sheet>
  )
}
