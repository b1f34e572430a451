import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StatusLight } from '../../kit/status-light.tsx'
import type { CockpitReply } from './queries.ts'

/** Milliseconds after which what is shown counts as old. */
const oldAfter = 60_000
/** Milliseconds for which a changed card stands out. */
const markedFor = 6_000

export type Part =
  | 'headlines'
  | 'targets'
  | 'sectors'
  | 'sections'
  | 'departments'
  | 'changes'
  | 'figures'
  | 'late'
  | 'followUps'
  | 'projects'
  | 'assessment'
  | 'apart'

const partsOf = (data: CockpitReply): Readonly<Record<Part, string>> => {
  const text = (value: unknown) => JSON.stringify(value)
  return {
    headlines: text([data.lights, data.verdicts]),
    targets: text(data.overall),
    sectors: text(data.sectors),
    sections: text(data.sections),
    departments: text(data.departments),
    changes: text(data.changes),
    figures: text(data.revisions),
    late: text(data.late),
    followUps: text(data.followUps),
    projects: text(data.projects),
    assessment: text(data.assessment),
    apart: text(data.disagreements),
  }
}

/** The cards that differ from the snapshot before, for a moment; none after a choice of the reader. */
export function useChanged(data: CockpitReply | undefined): readonly Part[] {
  const former = useRef<CockpitReply>(undefined)
  const [changed, setChanged] = useState<readonly Part[]>([])
  useEffect(() => {
    const before = former.current
    former.current = data
    if (!data || !before || before === data || before.since !== data.since) return
    const [old, now] = [partsOf(before), partsOf(data)]
    const found = (Object.keys(now) as Part[]).filter((part) => old[part] !== now[part])
    if (found.length === 0) return
    setChanged(found)
    const timer = setTimeout(() => setChanged([]), markedFor)
    return () => clearTimeout(timer)
  }, [data])
  return changed
}

export interface Freshness {
  readonly time: string
  readonly old: boolean
  readonly offline: boolean
  readonly seconds: number
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** How old what is shown is, counted on while nothing comes. */
export function useFreshness(updatedAt: number): Freshness {
  const [now, setNow] = useState(() => Date.now())
  const [online, setOnline] = useState(() => navigator.onLine)
  useEffect(() => {
    const tick = () => {
      setNow(Date.now())
      setOnline(navigator.onLine)
    }
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  }, [])
  const age = Math.max(0, now - updatedAt)
  return {
    time: clock.format(new Date(updatedAt)),
    old: age > oldAfter || !online,
    offline: !online,
    seconds: Math.round(age / 1000),
  }
}

/** 截至 HH:MM:SS, and plainly where it is old. */
export function FreshMark({ fresh }: { fresh: Freshness }) {
  const { t } = useTranslation()
  const { time, seconds } = fresh
  if (fresh.offline) {
    return <StatusLight status="watch" label={t(($) => $.planCockpit.offline, { time })} />
  }
  return (
    <span className="c-fresh">
      {fresh.old && (
        <StatusLight status="watch" label={t(($) => $.planCockpit.stale, { seconds })} />
      )}
      <span className="c-clock">{t(($) => $.planCockpit.asOf, { time })}</span>
    </span>
  )
}
