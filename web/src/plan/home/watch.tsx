import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { addDays } from '@wstc/domain/kernel/period'
import { lightRule } from '@wstc/domain/plan/rules/light-rule'
import { disagreementTexts, verdictTexts } from '@wstc/domain/plan/words/rules'
import { decisionStageTexts } from '@wstc/domain/plan/words/tasks'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { useMay, useSession } from '../../session.ts'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { DemoMark, LightMark, Tag, TargetLink, TaskLink, VerdictMark } from '../marks.tsx'
import { useNames } from '../names.ts'
import { judgedTargetsQuery, recentQuery, taskListQuery } from '../queries.ts'
import { AskQuestion, MakeDecision } from '../task/dialogue-tab.tsx'
import { wordOf } from '../words.ts'

/** Lines of a list on the first page; the rest is one click away. */
const mostShown = 5

const ruleTexts = Object.fromEntries(lightRule.map((line) => [line.code, line.text]))

/** What changed lately. */
export function RecentChanges() {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  const recent = useQuery(recentQuery)
  return (
    <Ask query={recent}>
      {({ changes, since }) =>
        changes.length === 0 ? (
          <EmptyState title={t(($) => $.planHome.noChanges, { day: day(since) })} />
        ) : (
          <ul className="p-list">
            {changes.slice(0, 12).map((one) => (
              <li key={`${one.task} ${one.day} ${one.after} ${one.rule}`}>
                <TaskLink number={one.task} title={say(one.title)} tab="history" />
                <div className="k-row k-small">
                  <span className="k-quiet">{day(one.day)}</span>
                  <LightMark light={one.before} />
                  <span aria-hidden="true">→</span>
                  <LightMark light={one.after} />
                  <DemoMark on={one.synthetic} />
                </div>
                <div className="k-small k-quiet">{say(wordOf(ruleTexts, one.rule))}</div>
              </li>
            ))}
          </ul>
        )
      }
    </Ask>
  )
}

/** Where report and evidence part; asked and decided on the spot. */
export function Disagreements() {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const may = useMay()
  const list = useQuery(taskListQuery({ disagreement: 'yes', sort: 'light' }))
  return (
    <Ask query={list}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            title={t(($) => $.planHome.noDisagreements)}
            hint={t(($) => $.planHome.noDisagreementsHint)}
          />
        ) : (
          <ul className="p-list">
            {items.slice(0, mostShown).map((task) => (
              <li key={task.number} className="p-work">
                <div>
                  <TaskLink number={task.number} title={say(task.title)} />
                  <div className="k-small p-watch">
                    {task.light?.disagreements
                      .map((one) => say(wordOf(disagreementTexts, one)))
                      .join('; ')}
                  </div>
                  <div className="k-row k-small k-quiet">
                    <LightMark light={task.light?.light} />
                    <span>{names.departments(task.lead)}</span>
                  </div>
                </div>
                <span className="k-row k-noprint">
                  {may('plan.question.ask') && <AskQuestion task={task.number} />}
                  {may('plan.decision.make') && <MakeDecision task={task} />}
                </span>
              </li>
            ))}
            {items.length > mostShown && (
              <li>
                <Link to="/tasks" search={{ 'f.disagreement': 'yes' } as never}>
                  {t(($) => $.planHome.allDisagreements, { count: items.length })}
                </Link>
              </li>
            )}
          </ul>
        )
      }
    </Ask>
  )
}

/** What will be late: tasks with something due soon and not in order, targets off their path. */
export function Risks() {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  const names = useNames()
  const { demo } = useSession()
  const soon = useQuery(taskListQuery({ dueUntil: addDays(demo.today, 30), sort: 'due' }))
  const targets = useQuery(judgedTargetsQuery())
  const off = (targets.data?.targets ?? []).filter((one) =>
    ['limited', 'deterioration'].includes(one.verdict),
  )
  return (
    <Ask query={soon}>
      {({ items }) => {
        const tasks = items
          .filter((one) => one.light?.light !== 'blue' && (one.nextDue ?? '') >= demo.today)
          .slice(0, 6)
        return (
          <div className="k-stack">
            {tasks.length === 0 && off.length === 0 && (
              <EmptyState title={t(($) => $.planHome.noRisks)} />
            )}
            {tasks.length > 0 && (
              <ul className="p-list">
                {tasks.map((task) => (
                  <li key={task.number}>
                    <TaskLink number={task.number} title={say(task.title)} tab="evidence" />
                    <div className="k-row k-small k-quiet">
                      <LightMark light={task.light?.light} />
                      {task.nextDue && (
                        <span>{t(($) => $.planTasks.dueOn, { day: day(task.nextDue) })}</span>
                      )}
                      <span>{names.departments(task.lead)}</span>
                    </div>
                  </li>
                ))}
              </ul>
            )}
            {off.length > 0 && (
              <>
                <h3>{t(($) => $.planHome.targetsOff)}</h3>
                <ul className="p-list">
                  {off.slice(0, 8).map((one) => (
                    <li key={one.id} className="p-work">
                      <TargetLink id={one.id}>{say(one.statement)}</TargetLink>
                      <VerdictMark verdict={one.verdict} />
                    </li>
                  ))}
                </ul>
                {off.length > 8 && (
                  <span className="k-small k-quiet">
                    {t(($) => $.planHome.more, {
                      count: off.length - 8,
                      words: say(verdictTexts.limited),
                    })}
                  </span>
                )}
              </>
            )}
          </div>
        )
      }}
    </Ask>
  )
}

/** Decisions to follow up, first due first. */
export function OpenDecisions() {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const { day } = useDay()
  const recent = useQuery(recentQuery)
  return (
    <Ask query={recent}>
      {({ decisions, today }) =>
        decisions.length === 0 ? (
          <EmptyState
            title={t(($) => $.planHome.noDecisions)}
            hint={t(($) => $.planHome.noDecisionsHint)}
          />
        ) : (
          <ul className="p-list">
            {decisions.map((one) => (
              <li key={one.id}>
                <TaskLink number={one.task} title={names.task(one.task)} tab="dialogue" />
                <p>{one.text}</p>
                <div className="k-row k-small k-quiet">
                  <Tag tone={one.stage === 'done' ? 'done' : one.dueDay < today ? 'bad' : 'watch'}>
                    {one.stage === 'open' && one.dueDay < today
                      ? t(($) => $.planHome.overdue)
                      : say(decisionStageTexts[one.stage])}
                  </Tag>
                  <span>{t(($) => $.planTasks.dueOn, { day: day(one.dueDay) })}</span>
                  <span>{names.departments(one.departments)}</span>
                  <DemoMark on={one.synthetic} />
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Ask>
  )
}
