import type { Light, Verdict } from '@wstc/domain/plan/model/judgement'
import { lightTexts, verdictTexts } from '@wstc/domain/plan/words/rules'
import { LightBadge } from '../../../kit/light/badge.tsx'
import type { Status } from '../../../kit/status.ts'
import { lightStatus, lights, verdictStatus, verdicts } from '../../../plan/words.ts'
import { useTongue } from '../tongue.tsx'
import { usePlanWords } from './parts.tsx'

interface Part {
  readonly key: string
  readonly status: Status
  readonly label: string
  readonly count: number
  readonly href: string | undefined
}

/** How many of each, as words with numbers and as one bar; what is absent is left out. */
function Tally({ parts, list }: { parts: readonly Part[]; list: boolean }) {
  const total = parts.reduce((sum, part) => sum + part.count, 0)
  let from = 0
  const shown = parts.filter((part) => part.count > 0)
  return (
    <div className="o-tally">
      {total > 0 && (
        <svg viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
          {shown.map((part) => {
            const x = from
            from += part.count
            return (
              <rect
                key={part.key}
                className={`o-part o-part-${part.status}`}
                x={x}
                width={part.count}
                height="1"
              />
            )
          })}
        </svg>
      )}
      <ul className={list ? 'o-counts o-counts-list' : 'o-counts'}>
        {shown.map((part) => {
          const text = (
            <>
              <LightBadge status={part.status} label={part.label} /> <b>{part.count}</b>
            </>
          )
          return <li key={part.key}>{part.href ? <a href={part.href}>{text}</a> : text}</li>
        })}
      </ul>
    </div>
  )
}

export function LightTally({
  counts,
  full = false,
  link = false,
}: {
  counts: Readonly<Record<Light, number>>
  full?: boolean
  link?: boolean
}) {
  const { say, to } = useTongue()
  const words = usePlanWords()
  return (
    <Tally
      list={full}
      parts={lights.map((light) => ({
        key: light,
        status: lightStatus[light],
        label: full ? say(lightTexts[light]) : words.lights[light],
        count: counts[light],
        href: link ? `${to('/plan/tasks')}?light=${light}` : undefined,
      }))}
    />
  )
}

export function VerdictTally({
  counts,
  link = false,
}: {
  counts: Readonly<Record<Verdict, number>>
  link?: boolean
}) {
  const { say, to } = useTongue()
  return (
    <Tally
      list={false}
      parts={verdicts.map((verdict) => ({
        key: verdict,
        status: verdictStatus[verdict],
        label: say(verdictTexts[verdict]),
        count: counts[verdict],
        href: link ? `${to('/plan/targets')}?verdict=${verdict}` : undefined,
      }))}
    />
  )
}
