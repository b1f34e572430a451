import { Link } from '@tanstack/react-router'
import { disagreementTexts } from '@wstc/domain/plan/words/rules'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { formatNumber } from '../../kit/number.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { useMay } from '../../session.ts'
import { useDay } from '../days.ts'
import { DemoMark, LightMark, Tag, TargetLink, TaskLink } from '../marks.tsx'
import { useNames } from '../names.ts'
import { AskQuestion, MakeDecision } from '../task/dialogue-tab.tsx'
import { lightStatus, wordOf } from '../words.ts'
import { Card, Lines, useView } from './card.tsx'
import type { CockpitReply } from './queries.ts'

interface Props {
  readonly data: CockpitReply
}

/** 变灯 since the day compared with. */
export function Changes({ data }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  return (
    <Card part="changes" title={t(($) => $.planCockpit.changes)} count={data.changes.length}>
      <Lines
        items={data.changes}
        most={{ page: 8, wall: 2 }}
        keyOf={(one) => `${one.task} ${one.day} ${one.after} ${one.rule}`}
        empty={t(($) => $.planHome.noChanges, { day: day(data.since) })}
      >
        {(one) => (
          <>
            <TaskLink number={one.task} title={say(one.title)} tab="history" />
            <span className="c-facts">
              <LightMark light={one.before} />
              <span aria-hidden="true">→</span>
              <LightMark light={one.after} />
              <span>{day(one.day)}</span>
              <DemoMark on={one.synthetic} />
            </span>
          </>
        )}
      </Lines>
    </Card>
  )
}

/** Figures that gave way to others since the day compared with. */
export function Figures({ data }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const { day, period } = useDay()
  const targets = new Map(data.overall.map((one) => [one.indicator.id, one.id]))
  return (
    <Card part="figures" title={t(($) => $.planCockpit.figures)} count={data.revisions.length}>
      <Lines
        items={data.revisions}
        most={{ page: 4, wall: 1 }}
        keyOf={(one) => `${one.indicator} ${one.period} ${one.knownAt}`}
        empty={t(($) => $.planCockpit.noFigures, { day: day(data.since) })}
      >
        {(one) => {
          const target = targets.get(one.indicator)
          return (
            <>
              {target ? (
                <TargetLink id={target}>{say(one.name)}</TargetLink>
              ) : (
                <Link to="/targets">{say(one.name)}</Link>
              )}
              <span className="c-facts">
                {period(one.period)} {formatNumber(one.from)} → {formatNumber(one.to)}
              </span>
            </>
          )
        }}
      </Lines>
    </Card>
  )
}

const tabs: Readonly<Record<string, string>> = {
  report: 'progress',
  evidence: 'evidence',
  milestone: 'overview',
  question: 'dialogue',
  decision: 'dialogue',
}
const tones = { overdue: 'bad', likely: 'watch', near: 'none' } as const

function LateLink({ one }: { one: CockpitReply['late'][number] }) {
  const say = useSay()
  const title = say(one.title)
  if (one.task !== null) {
    return (
      <TaskLink
        number={one.task}
        title={title}
        {...(tabs[one.kind] ? { tab: tabs[one.kind]! } : {})}
      />
    )
  }
  const place =
    one.kind === 'follow-up'
      ? `/group/follow-ups/${one.id}`
      : `/projects/${one.id.split('/')[0]}?tab=milestones`
  return (
    <Link to={place as never} className="p-task-link">
      {title}
    </Link>
  )
}

/** 到期预警: overdue, likely late by how the department kept its days, near. */
export function Late({ data }: Props) {
  const { t } = useTranslation()
  const names = useNames()
  const left = (days: number) =>
    days < 0
      ? t(($) => $.planCockpit.lateBy, { count: -days })
      : days === 0
        ? t(($) => $.planCockpit.today)
        : t(($) => $.planCockpit.workingDays, { count: days })
  return (
    <Card part="late" title={t(($) => $.planCockpit.late)} count={data.late.length}>
      <Lines
        items={data.late}
        most={{ page: 8, wall: 4 }}
        keyOf={(one) => `${one.kind} ${one.id}`}
        empty={t(($) => $.planHome.noRisks)}
      >
        {(one) => (
          <>
            <LateLink one={one} />
            <span className="c-facts">
              <Tag tone={tones[one.outlook]}>{t(($) => $.planCockpit.outlook[one.outlook])}</Tag>
              <span>{t(($) => $.planCockpit.kind[one.kind])}</span>
              <strong>{left(one.workingDaysLeft)}</strong>
              <span>{names.departments(one.departments)}</span>
            </span>
          </>
        )}
      </Lines>
    </Card>
  )
}

/** 报告与佐证不一致; asked and decided on the spot. */
export function Apart({ data }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const may = useMay()
  const { wall } = useView()
  return (
    <Card
      part="apart"
      title={t(($) => $.planHome.disagreements)}
      count={data.disagreements.length}
      more={
        <Link to="/tasks" search={{ 'f.disagreement': 'yes' } as never}>
          {t(($) => $.planCockpit.all)}
        </Link>
      }
    >
      <Lines
        items={data.disagreements}
        most={{ page: 6, wall: 4 }}
        keyOf={(one) => String(one.task)}
        empty={t(($) => $.planHome.noDisagreements)}
      >
        {(one) => (
          <>
            <TaskLink number={one.task} title={say(one.title)} />
            <span className="c-facts">
              <LightMark light={one.light} />
              <span className="p-watch">
                {one.codes.map((code) => say(wordOf(disagreementTexts, code))).join('; ')}
              </span>
              <span>{names.departments(one.lead)}</span>
            </span>
            {!wall && (
              <span className="c-acts k-noprint">
                {may('plan.question.ask') && <AskQuestion task={one.task} />}
                {may('plan.decision.make') && <MakeDecision task={{ ...one, number: one.task }} />}
              </span>
            )}
          </>
        )}
      </Lines>
    </Card>
  )
}

/** 督办事项 still open, those of meetings and those decided on a task. */
export function FollowUps({ data }: Props) {
  const { t } = useTranslation()
  const names = useNames()
  const { day } = useDay()
  return (
    <Card
      part="followUps"
      title={t(($) => $.planCockpit.followUps)}
      count={data.followUps.length}
      more={<Link to="/group">{t(($) => $.planCockpit.all)}</Link>}
    >
      <Lines
        items={data.followUps}
        most={{ page: 12, wall: 2 }}
        keyOf={(one) => one.id}
        empty={t(($) => $.planCockpit.noFollowUps)}
      >
        {(one) => (
          <>
            {one.task === null ? (
              <Link to={`/group/follow-ups/${one.id}` as never} className="p-task-link">
                {one.text}
              </Link>
            ) : (
              <TaskLink number={one.task} title={one.text} tab="dialogue" />
            )}
            <span className="c-facts">
              <LightMark light={one.light} />
              <span>{t(($) => $.planTasks.dueOn, { day: day(one.due) })}</span>
              <span>{names.department(one.owner)}</span>
              <DemoMark on={one.synthetic} />
            </span>
          </>
        )}
      </Lines>
    </Card>
  )
}

/** 重点项目 with their milestones. */
export function Projects({ data }: Props) {
  const { t } = useTranslation()
  const say = useSay()
  return (
    <Card
      part="projects"
      title={t(($) => $.planCockpit.projects)}
      count={data.projects.length}
      more={<Link to="/projects">{t(($) => $.planCockpit.all)}</Link>}
    >
      {data.projects.length === 0 && <p className="c-none">{t(($) => $.planCockpit.noProjects)}</p>}
      <ul className="c-rows">
        {data.projects.map((one) => {
          const { shown, milestones } = one
          const said = t(($) => $.planCockpit.milestones, { shown, milestones })
          return (
            <li key={one.project}>
              <span className="c-sign">
                <StatusLight
                  status={lightStatus[one.light]}
                  label={t(($) => $.plan.light[one.light])}
                />
              </span>
              <Link to={`/projects/${one.project}` as never} className="c-name">
                {say(one.name)}
              </Link>
              <span className="c-punctual" title={said}>
                <meter min={0} max={Math.max(1, milestones)} value={shown} aria-hidden="true" />
                <span className="k-unseen">{said}</span>
                <span aria-hidden="true">
                  {shown}/{milestones}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
