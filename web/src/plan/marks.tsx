import './plan.css'
import './views.css'
import './home/home.css'
import './task/task.css'
import './print.css'
import { Link } from '@tanstack/react-router'
import type { Citation } from '@wstc/domain/kernel/source'
import type { Light, Verdict } from '@wstc/domain/plan/model/judgement'
import { lightTexts, verdictTexts } from '@wstc/domain/plan/words/rules'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../i18n/language.ts'
import { StatusLight } from '../kit/status-light.tsx'
import { lightStatus, verdictStatus } from './words.ts'

/** 演示数据 beside what is made up. */
export function DemoMark({ on }: { on: boolean }) {
  const { t } = useTranslation()
  return on ? <span className="p-demo">{t(($) => $.shell.demo)}</span> : null
}

interface LightMarkProps {
  readonly light: Light | null | undefined
  /** With what the light means, instead of its colour's name alone. */
  readonly full?: boolean
}

export function LightMark({ light, full = false }: LightMarkProps) {
  const { t } = useTranslation()
  const say = useSay()
  if (!light) return <StatusLight status="none" label={t(($) => $.plan.light.absent)} />
  const label = full ? say(lightTexts[light]) : t(($) => $.plan.light[light])
  return <StatusLight status={lightStatus[light]} label={label} />
}

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const say = useSay()
  return <StatusLight status={verdictStatus[verdict]} label={say(verdictTexts[verdict])} />
}

/** A small label with a wash, for stages and kinds. */
export function Tag({ children, tone = 'none' }: { children: ReactNode; tone?: Tone }) {
  return <span className={`p-tag p-tag-${tone}`}>{children}</span>
}
export type Tone = 'none' | 'good' | 'watch' | 'bad' | 'done'

/** Document and clause that something rests on. */
export function Cite({ citation }: { citation: Citation }) {
  const { t } = useTranslation()
  const document = citation.document === 'plan' ? t(($) => $.plan.thePlan) : citation.document
  return (
    <span className="k-quiet k-small">
      {t(($) => $.plan.citation, { document, clause: citation.clause })}
    </span>
  )
}

/** Where the document is unclear. */
export function Unclear({ text }: { text: string }) {
  const { t } = useTranslation()
  return (
    <p className="p-unclear">
      <strong>{t(($) => $.plan.unclear)}</strong> {text}
    </p>
  )
}

interface TaskLinkProps {
  readonly number: number
  readonly title: string
  readonly tab?: string
  /** Where the number stands beside it already. */
  readonly plain?: boolean
}

export function TaskLink({ number, title, tab, plain = false }: TaskLinkProps) {
  return (
    <Link
      to="/tasks/$number"
      params={{ number: String(number) } as never}
      search={(tab ? { tab } : {}) as never}
      className="p-task-link"
    >
      {!plain && <span className="p-number">{number}</span>} {title}
    </Link>
  )
}

export function TargetLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/targets/$id" params={{ id } as never}>
      {children}
    </Link>
  )
}
