import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { Citation } from '@wstc/domain/kernel/source'
import type { TaskView } from '@wstc/domain/plan/contract/public-views'
import type { Light, Verdict } from '@wstc/domain/plan/model/judgement'
import { lightTexts, verdictTexts } from '@wstc/domain/plan/words/rules'
import type { ReactNode } from 'react'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { LightBadge } from '../../../kit/light/badge.tsx'
import { lightStatus, verdictStatus } from '../../../plan/words.ts'
import { useTongue } from '../tongue.tsx'
import { clauseText, fill, periodText } from './say.ts'

export function usePlanWords() {
  return wordsOf(publicPlanTexts, useTongue().language)
}

/** A light with its colour's name, or with what it means. */
export function LightOf({ light, full = false }: { light: Light | undefined; full?: boolean }) {
  const { say } = useTongue()
  const words = usePlanWords()
  if (!light) return <LightBadge status="none" label={words.noLight} />
  const label = full ? say(lightTexts[light]) : words.lights[light]
  return <LightBadge status={lightStatus[light]} label={label} />
}

export function VerdictOf({ verdict }: { verdict: Verdict }) {
  const { say } = useTongue()
  return <LightBadge status={verdictStatus[verdict]} label={say(verdictTexts[verdict])} />
}

/** Says that what stands before it is made up. */
export function Synthetic({ on }: { on: boolean | undefined }) {
  const words = usePlanWords()
  return on ? <span className="o-tag o-tag-watch">{words.synthetic}</span> : null
}

export function Status({ status }: { status: 'verified' | 'unverified' | undefined }) {
  const words = usePlanWords()
  if (!status) return null
  return (
    <span className={`o-tag${status === 'unverified' ? ' o-tag-watch' : ''}`}>{words[status]}</span>
  )
}

export function Cite({ citation }: { citation: Citation }) {
  const { language } = useTongue()
  const words = usePlanWords()
  return (
    <span className="k-quiet">
      {citation.document === 'plan' ? words.thePlan : `${citation.document} `}
      {clauseText(citation, language)}
    </span>
  )
}

export function Unclear({ text }: { text: Bilingual | undefined }) {
  const { say } = useTongue()
  const words = usePlanWords()
  if (!text) return null
  return (
    <p className="o-unclear">
      <strong>{words.unclear}</strong> {say(text)}
    </p>
  )
}

/** When the annex wants it. */
export function ScheduleOf({ schedule }: { schedule: TaskView['schedule'] }) {
  const { language } = useTongue()
  const words = usePlanWords()
  const text = schedule.kind === 'start' ? words.scheduleStart : words.scheduleDone
  return <>{fill(text, { period: periodText(schedule.period, language) })}</>
}

interface Named {
  readonly id: string
  readonly name: Bilingual
  readonly short: Bilingual
}

export function DepartmentLinks({ list, full }: { list: readonly Named[]; full?: boolean }) {
  const { say, to, language } = useTongue()
  return (
    <>
      {list.map((one, index) => (
        <span key={one.id}>
          {index > 0 && (language === 'en' ? ', ' : '、')}
          <a href={to(`/plan/departments/${one.id}`)}>{say(full ? one.name : one.short)}</a>
        </span>
      ))}
    </>
  )
}

export function SectorLink({ sector }: { sector: { id: string; name: Bilingual } | undefined }) {
  const { say, to } = useTongue()
  if (!sector) return null
  if (sector.id === 'overall') return <>{say(sector.name)}</>
  return <a href={to(`/plan/sectors/${sector.id}`)}>{say(sector.name)}</a>
}

export function TaskLinks({
  tasks,
}: {
  tasks: readonly { readonly number: number; readonly title: Bilingual }[]
}) {
  const { say, to } = useTongue()
  return (
    <ul className="o-plain">
      {tasks.map((task) => (
        <li key={task.number}>
          <a href={to(`/plan/tasks/${task.number}`)}>
            <span className="o-number">{task.number}</span> {say(task.title)}
          </a>
        </li>
      ))}
    </ul>
  )
}

interface HeadProps {
  readonly title: string
  readonly lead?: ReactNode
  /** The way from the home page, without the page itself. */
  readonly trail?: readonly { readonly path: string; readonly label: string }[]
  readonly above?: ReactNode
  readonly children?: ReactNode
}

/** The top of a page: the way here, the title, what it is about. */
export function Head({ title, lead, trail = [], above, children }: HeadProps) {
  const { to } = useTongue()
  const words = usePlanWords()
  return (
    <header className="o-head">
      <nav aria-label={words.trail} className="o-trail">
        <ol>
          {[{ path: '/', label: words.nav.home }, ...trail].map((step) => (
            <li key={step.path}>
              <a href={to(step.path)}>{step.label}</a>
            </li>
          ))}
        </ol>
      </nav>
      {above}
      <h1>{title}</h1>
      {lead && <p className="p-lead">{lead}</p>}
      {children}
    </header>
  )
}

export function AsOf({ day }: { day: string }) {
  const tongue = useTongue()
  const words = usePlanWords()
  return <p className="o-asof">{fill(words.asOf, { day: tongue.day(day) })}</p>
}

/** Pairs of name and answer. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode] | undefined)[] }) {
  return (
    <dl className="o-facts">
      {rows.map(
        (row) =>
          row && (
            <div key={row[0]}>
              <dt>{row[0]}</dt>
              <dd>{row[1]}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
