import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WorkKind } from '@wstc/domain/plan/model/progress'
import { workKindTexts } from '@wstc/domain/plan/words/tasks'
import { useTranslation } from 'react-i18next'
import { addressOf } from '../../address.ts'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { useSession } from '../../session.ts'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { Tag, TargetLink, TaskLink, type Tone } from '../marks.tsx'
import { judgedTargetsQuery, myWorkQuery, type WorkItem } from '../queries.ts'

/** Tab of the task's page on which the matter stands. */
const tabOf: Readonly<Partial<Record<WorkKind, string>>> = {
  'report-due': 'progress',
  'report-returned': 'progress',
  'report-to-sign': 'progress',
  'contribution-due': 'progress',
  'contribution-returned': 'progress',
  'question-open': 'dialogue',
  'decision-open': 'dialogue',
  'decision-to-confirm': 'dialogue',
  'evidence-to-judge': 'evidence',
  'evidence-due': 'evidence',
}

/** How much the days left worry: late, within three working days, later. */
function toneOf(left: number | null): Tone {
  if (left === null) return 'none'
  if (left < 0) return 'bad'
  return left <= 3 ? 'watch' : 'none'
}

/** 我的待办, due first. */
export function MyWork() {
  const { t } = useTranslation()
  const work = useQuery(myWorkQuery)
  return (
    <Ask query={work}>
      {({ items }) => {
        if (items.length === 0) {
          return (
            <EmptyState
              title={t(($) => $.planHome.nothingWaits)}
              hint={t(($) => $.planHome.nothingWaitsHint)}
            />
          )
        }
        const late = items.filter((one) => (one.workingDaysLeft ?? 0) < 0)
        const soon = items.filter(
          (one) =>
            one.workingDaysLeft !== null && one.workingDaysLeft >= 0 && one.workingDaysLeft <= 5,
        )
        const rest = items.filter((one) => !late.includes(one) && !soon.includes(one))
        return (
          <div className="k-stack">
            <Group title={t(($) => $.planHome.late)} items={late} />
            <Group title={t(($) => $.planHome.soon)} items={soon} />
            <Group title={t(($) => $.planHome.later)} items={rest} />
          </div>
        )
      }}
    </Ask>
  )
}

function Group({ title, items }: { title: string; items: readonly WorkItem[] }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day, period } = useDay()
  if (items.length === 0) return null
  return (
    <div>
      <h3 className="p-group">
        {title} <span className="k-count">{items.length}</span>
      </h3>
      <ul className="p-list">
        {items.map((item) => (
          <li key={`${item.kind} ${item.id}`} className="p-work">
            <div>
              <Tag tone={toneOf(item.workingDaysLeft)}>{say(workKindTexts[item.kind])}</Tag>{' '}
              {item.task === null ? (
                <Link {...addressOf(item.link ?? '')} className="p-task-link">
                  {say(item.title)}
                </Link>
              ) : (
                <TaskLink number={item.task} title={say(item.title)} tab={tabOf[item.kind] ?? ''} />
              )}
              {item.text && <p className="k-small k-quiet p-clip">{item.text}</p>}
            </div>
            <div className="p-due k-small">
              {item.period && <span className="k-quiet">{period(item.period)}</span>}
              {item.dueDay && <span>{day(item.dueDay)}</span>}
              {item.workingDaysLeft !== null && (
                <strong className={item.workingDaysLeft < 0 ? 'p-bad' : ''}>
                  {item.workingDaysLeft < 0
                    ? t(($) => $.planHome.daysLate, { count: -item.workingDaysLeft })
                    : t(($) => $.planHome.daysLeft, { count: item.workingDaysLeft })}
                </strong>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Series that the own department answers for and that are late or missing. */
export function MissingFigures() {
  const { t } = useTranslation()
  const say = useSay()
  const { day, period } = useDay()
  const { organisation } = useSession()
  const targets = useQuery(judgedTargetsQuery())
  return (
    <Ask query={targets}>
      {(data) => {
        const seen = new Set<string>()
        const missing = data.targets.filter((one) => {
          const mine = one.department.id === organisation?.id && one.timeliness?.state === 'missing'
          if (!mine || seen.has(one.indicator.id)) return false
          seen.add(one.indicator.id)
          return true
        })
        if (missing.length === 0) {
          return <p className="k-quiet">{t(($) => $.planHome.noMissing)}</p>
        }
        return (
          <>
            <ul className="p-list">
              {missing.map((one) => (
                <li key={one.id}>
                  <TargetLink id={one.id}>{say(one.indicator.name)}</TargetLink>
                  <div className="k-small k-quiet">
                    {t(($) => $.planHome.missingFor, {
                      period: period(one.timeliness!.period),
                      day: day(one.timeliness!.dueDay),
                      days: one.timeliness!.workingDaysLate,
                    })}
                  </div>
                </li>
              ))}
            </ul>
            <Link to="/targets/import">{t(($) => $.planImport.title)}</Link>
          </>
        )
      }}
    </Ask>
  )
}
