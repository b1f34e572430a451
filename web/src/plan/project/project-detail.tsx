import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lightRule } from '@wstc/domain/plan/rules/light-rule'
import { projectStageTexts } from '@wstc/domain/plan/words/projects'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Action } from '../../kit/layout/action.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { TabLinks } from '../../kit/layout/tab-links.tsx'
import { useSession } from '../../session.ts'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { Cite, DemoMark, LightMark, Tag, TaskLink, Unclear } from '../marks.tsx'
import { useNames } from '../names.ts'
import { DisagreementBanner, RuleHelp, Standing } from '../task/light-panel.tsx'
import { ChangeCharter, OfficeActs } from './charter.tsx'
import { MilestonesTab } from './milestones.tsx'
import { MoneyTab, Sums, Warnings } from './money.tsx'
import { useDistricts } from './names.ts'
import { type Project, projectQuery } from './queries.ts'
import { ReportsTab } from './reports.tsx'

const tabs = ['overview', 'milestones', 'money', 'reports', 'history'] as const
type Tab = (typeof tabs)[number]

export function ProjectDetail({ id }: { id: string }) {
  const { asOf } = useSearch({ strict: false }) as { asOf?: string }
  const project = useQuery(projectQuery(id, asOf))
  return <Ask query={project}>{(data) => <Shown project={data} />}</Ask>
}

function Shown({ project }: { project: Project }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  const { demo } = useSession()
  const search = useSearch({ strict: false }) as { tab?: string; asOf?: string }
  const current: Tab = tabs.find((tab) => tab === search.tab) ?? 'overview'
  const live = search.asOf === undefined || search.asOf === demo.today
  return (
    <Page
      title={say(project.name)}
      crumbs={[
        { label: t(($) => $.planProjects.title), to: '/projects' },
        { label: say(project.name) },
      ]}
      lead={
        <span className="k-row">
          <LightMark light={project.light?.light} />
          <Tag>{say(projectStageTexts[project.stage])}</Tag>
          <span>
            {t(($) => $.planProjects.department)} {names.department(project.lead)}
          </span>
          <span>
            {t(($) => $.planProjects.span, { from: day(project.from), until: day(project.until) })}
          </span>
          <DemoMark on={project.synthetic} />
        </span>
      }
      actions={
        <>
          {live && project.may.decide && <OfficeActs project={project} />}
          {live &&
            (project.may.keep || project.may.decide) &&
            ['proposed', 'registered'].includes(project.stage) && (
              <ChangeCharter project={project} />
            )}
          <Action onClick={() => window.print()}>{t(($) => $.kit.print)}</Action>
        </>
      }
    >
      <AsOf project={project} live={live} />
      {project.closeReason && (
        <p className="p-banner">
          {t(($) => $.planProjects.closedBecause, { reason: project.closeReason })}
        </p>
      )}
      <DisagreementBanner light={project.light} />
      <TabLinks
        label={t(($) => $.planProjects.parts)}
        current={current}
        tabs={tabs.map((tab) => ({
          key: tab,
          label: t(($) => $.planProjects.tabs[tab]),
          to: `/projects/${project.id}`,
          search: {
            ...(tab === 'overview' ? {} : { tab }),
            ...(search.asOf ? { asOf: search.asOf } : {}),
          },
        }))}
      />
      {current === 'overview' && <Overview project={project} />}
      {current === 'milestones' && <MilestonesTab project={project} live={live} />}
      {current === 'money' && <MoneyTab project={project} live={live} />}
      {current === 'reports' && <ReportsTab project={project} live={live} />}
      {current === 'history' && <History project={project} />}
    </Page>
  )
}

/** Asks for the state as it was known on a former day. */
function AsOf({ project, live }: { project: Project; live: boolean }) {
  const { t } = useTranslation()
  const { day } = useDay()
  const { demo } = useSession()
  const navigate = useNavigate()
  const go = (asOf: string | undefined) =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, asOf })) as never,
    })
  return (
    <div className="k-row k-noprint p-as-of">
      <label className="k-row k-small k-quiet">
        {t(($) => $.planProjects.asOf)}
        <input
          type="date"
          className="p-date"
          value={project.asOf}
          max={demo.today}
          onChange={(event) => event.target.value && go(event.target.value)}
        />
      </label>
      {!live && (
        <>
          <span className="k-small">
            {t(($) => $.planProjects.asOfThen, { day: day(project.asOf) })}
          </span>
          <Action quiet onClick={() => go(undefined)}>
            {t(($) => $.planProjects.asOfNow)}
          </Action>
        </>
      )}
    </div>
  )
}

function Overview({ project }: { project: Project }) {
  const { t } = useTranslation()
  const { light, milestoneList } = project
  return (
    <div className="k-stack">
      <Sheet title={t(($) => $.planProjects.standing)} actions={<RuleHelp />}>
        {light ? (
          <Standing
            light={{ ...light, synthetic: project.synthetic }}
            requirements={milestoneList.map((one) => ({
              id: one.id,
              statement: { zh: one.title, en: one.title },
            }))}
          />
        ) : (
          <p className="k-quiet">{t(($) => $.planProjects.notRegistered)}</p>
        )}
      </Sheet>
      <Warnings warnings={project.warnings} />
      {project.sums.all.length > 0 && <Sums investment={project.sums.all} />}
      <CharterSheet project={project} />
    </div>
  )
}

function CharterSheet({ project }: { project: Project }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { district } = useDistricts()
  const { charter } = project
  const unnamed = t(($) => $.planProjects.unnamed)
  const rows: readonly [string, string][] = [
    [t(($) => $.planProjects.aim), say(charter.aim)],
    [t(($) => $.planProjects.department), names.departmentFull(project.lead)],
    [t(($) => $.planProjects.cooperating), names.departments(project.cooperating) || '—'],
    [t(($) => $.planProjects.responsible), charter.responsible || unnamed],
    [t(($) => $.planProjects.operator), charter.operator || unnamed],
    [t(($) => $.planProjects.district), district(charter.district)],
    [t(($) => $.planProjects.sector), charter.sectors.map(names.sector).join('、') || '—'],
  ]
  return (
    <Sheet title={t(($) => $.planProjects.charter)}>
      <div className="k-stack">
        <dl className="p-facts">
          {rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {charter.carrier && (
            <div>
              <dt>{t(($) => $.planProjects.carrier)}</dt>
              <dd>
                <Link to="/carriers/$carrier" params={{ carrier: charter.carrier } as never}>
                  {t(($) => $.planProjects.toCarrier)}
                </Link>
              </dd>
            </div>
          )}
          <div>
            <dt>{t(($) => $.planProjects.tasks)}</dt>
            <dd>
              {charter.tasks.map((number) => (
                <div key={number}>
                  <TaskLink number={number} title={names.task(number)} />
                </div>
              ))}
            </dd>
          </div>
        </dl>
        {project.unclear && <Unclear text={say(project.unclear)} />}
        {project.citation && <Cite citation={project.citation} />}
        {project.decision && (
          <p className="k-quiet">
            {t(($) => $.planProjects.decidedBecause, { reason: project.decision })}
          </p>
        )}
      </div>
    </Sheet>
  )
}

function History({ project }: { project: Project }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  return (
    <div className="k-stack">
      <Sheet title={t(($) => $.planProjects.lights)}>
        <ul className="p-list">
          {project.lights.toReversed().map((one) => {
            const rule = lightRule.find((line) => line.code === one.rule)
            return (
              <li key={one.day} className="k-row">
                <span className="k-quiet">{day(one.day)}</span>
                <LightMark light={one.light} />
                <span>{rule ? say(rule.text) : one.rule}</span>
              </li>
            )
          })}
        </ul>
      </Sheet>
      <Sheet title={t(($) => $.planProjects.charters)}>
        <ul className="p-list">
          {project.charters.map((one) => (
            <li key={one.version}>
              <strong>{t(($) => $.planProjects.version, { version: one.version })}</strong>{' '}
              <span className="k-quiet">{day(one.at.slice(0, 10))}</span>
              <p>{one.reason || t(($) => $.planProjects.first)}</p>
            </li>
          ))}
        </ul>
      </Sheet>
    </div>
  )
}
