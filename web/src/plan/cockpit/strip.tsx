import { Link } from '@tanstack/react-router'
import type { Light, Verdict } from '@wstc/domain/plan/model/judgement'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../kit/status.ts'
import { StatusLight } from '../../kit/status-light.tsx'
import { useView } from './card.tsx'
import type { CockpitReply } from './queries.ts'

interface TileProps {
  readonly status: Status
  readonly label: string
  readonly count: number
  readonly before?: number
  readonly link: (content: ReactNode) => ReactNode
}

/** One large number with its light, its words and what it was before; the whole tile is the link. */
function Tile({ status, label, count, before, link }: TileProps) {
  const { t } = useTranslation()
  return (
    <li className={`c-tile c-tile-${status}`}>
      {link(
        <>
          <StatusLight status={status} label={label} />
          <strong>{count}</strong>
          <span className="c-before">
            {before === undefined
              ? ' '
              : before === count
                ? t(($) => $.planCockpit.same)
                : t(($) => $.planCockpit.before, { count: before })}
          </span>
        </>,
      )}
    </li>
  )
}

/** 要情: eight numbers, the ones to worry about first. */
export function Strip({ data }: { data: CockpitReply }) {
  const { t } = useTranslation()
  const { changed } = useView()
  const lit = (lights: readonly Light[]) => sum(data.lights, lights)
  const judged = (verdicts: readonly Verdict[]) => sum(data.verdicts, verdicts)
  const outlook = (all: readonly string[]) =>
    data.late.filter((one) => all.includes(one.outlook)).length
  const tasks = (search: object) => (content: ReactNode) => (
    <Link to="/tasks" search={search as never}>
      {content}
    </Link>
  )
  const targets = (search: object) => (content: ReactNode) => (
    <Link to="/targets" search={search as never}>
      {content}
    </Link>
  )
  const here = (id: string) => (content: ReactNode) => <a href={`#${id}`}>{content}</a>
  return (
    <section
      className={`c-strip${changed.includes('headlines') ? ' c-marked' : ''}`}
      aria-label={t(($) => $.planCockpit.headlines)}
    >
      <ul>
        <Tile
          status="bad"
          label={t(($) => $.planCockpit.red)}
          {...lit(['red'])}
          link={tasks({ 'f.light': 'red' })}
        />
        <Tile
          status="watch"
          label={t(($) => $.planCockpit.yellow)}
          {...lit(['yellow'])}
          link={tasks({ 'f.light': 'yellow' })}
        />
        <Tile
          status="good"
          label={t(($) => $.planCockpit.steady)}
          {...lit(['green', 'blue'])}
          link={tasks({ 'f.light': ['green', 'blue'] })}
        />
        <Tile
          status="watch"
          label={t(($) => $.planCockpit.apart)}
          count={data.disagreements.length}
          link={tasks({ 'f.disagreement': 'yes' })}
        />
        <Tile
          status="bad"
          label={t(($) => $.planCockpit.missed)}
          {...judged(['missed'])}
          link={targets({ verdict: 'missed' })}
        />
        <Tile
          status="done"
          label={t(($) => $.planCockpit.reached)}
          {...judged(['reached'])}
          link={targets({ verdict: 'reached' })}
        />
        <Tile
          status="bad"
          label={t(($) => $.planCockpit.overdue)}
          count={outlook(['overdue'])}
          link={here('c-late')}
        />
        <Tile
          status="watch"
          label={t(($) => $.planCockpit.likely)}
          count={outlook(['likely', 'near'])}
          link={here('c-late')}
        />
      </ul>
    </section>
  )
}

function sum(
  counts: {
    now: Readonly<Record<string, number | undefined>>
    before: Readonly<Record<string, number | undefined>>
  },
  keys: readonly string[],
): { count: number; before: number } {
  const add = (all: Readonly<Record<string, number | undefined>>) =>
    keys.reduce((total, key) => total + (all[key] ?? 0), 0)
  return { count: add(counts.now), before: add(counts.before) }
}
