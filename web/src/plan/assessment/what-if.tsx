import { useQuery } from '@tanstack/react-query'
import type { WhatIf as Tried } from '@wstc/domain/plan/contract/assessment/shapes'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { SlopeChart } from '../../kit/chart/slope-chart.tsx'
import { EmptyState } from '../../kit/empty.tsx'
import { Pick } from '../../kit/pick.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { useNames } from '../names.ts'
import { runsQuery, whatIfQuery } from './queries.ts'
import { Scroll } from './scroll.tsx'

/** What a past ranking would have been under this version, and how firm its ranks are. */
export function WhatIf({ system }: { system: number }) {
  const { t } = useTranslation()
  const { period } = useDay()
  const runs = useQuery(runsQuery)
  const [chosen, setChosen] = useState<string>()
  const past = runs.data?.runs.filter((run) => run.result > 0) ?? []
  const run = chosen ?? past.find((one) => one.published !== null)?.id ?? past[0]?.id
  if (runs.data && !run) {
    return (
      <EmptyState
        title={t(($) => $.planAssessment.none)}
        hint={t(($) => $.planAssessment.noneHint)}
      />
    )
  }
  return (
    <div className="k-stack">
      <p className="k-quiet">{t(($) => $.planAssessment.whatIfLead)}</p>
      <Pick
        label={t(($) => $.planAssessment.tryOn)}
        value={run}
        options={past.map((one) => ({ value: one.id, label: period(one.period) }))}
        onChange={setChosen}
      />
      {run && <Tries system={system} run={run} />}
    </div>
  )
}

function Tries({ system, run }: { system: number; run: string }) {
  const tried = useQuery(whatIfQuery(system, run))
  return (
    <Ask query={tried}>
      {(data) => (
        <div className="k-stack">
          {data.classes.map((one) => (
            <ClassMoves key={one.id} tried={data} kind={one.id} />
          ))}
          <Sensitivity tried={data} />
        </div>
      )}
    </Ask>
  )
}

function ClassMoves({ tried, kind }: { tried: Tried; kind: string }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  const own = useMemo(
    () => tried.movements.filter((one) => one.class === kind),
    [tried.movements, kind],
  )
  const lines = useMemo(
    () =>
      own.flatMap(({ department, before, after }) =>
        before.rank !== null && after.rank !== null
          ? [{ name: names.department(department), from: before.rank, to: after.rank }]
          : [],
      ),
    [own, names],
  )
  const title = say(tried.classes.find((one) => one.id === kind)!.name)
  const moved = own.filter((one) => one.moved !== null && one.moved !== 0).length
  if (own.length === 0) return null
  return (
    <div className="p-two">
      <SlopeChart
        title={`${title} · ${t(($) => $.planAssessment.slope)}`}
        description={t(($) => $.planAssessment.slopeAbout, { moved })}
        unit={t(($) => $.planAssessment.rank)}
        before={t(($) => $.planAssessment.before)}
        after={t(($) => $.planAssessment.after)}
        lines={lines}
      />
      <Scroll label={title}>
        <table className="p-table">
          <thead>
            <tr>
              <th scope="col">{t(($) => $.planAssessment.department)}</th>
              <th scope="col" className="p-end">
                {t(($) => $.planAssessment.before)}
              </th>
              <th scope="col" className="p-end">
                {t(($) => $.planAssessment.after)}
              </th>
              <th scope="col" className="p-end">
                {t(($) => $.planAssessment.moved)}
              </th>
              <th scope="col" className="p-end">
                {t(($) => $.planAssessment.difference)}
              </th>
            </tr>
          </thead>
          <tbody>
            {own.map((one) => (
              <tr key={one.department}>
                <th scope="row">{names.department(one.department)}</th>
                <td className="p-end">
                  {one.before.rank ?? '—'} <span className="k-quiet">{one.before.total ?? ''}</span>
                </td>
                <td className="p-end">
                  {one.after.rank ?? '—'} <span className="k-quiet">{one.after.total ?? ''}</span>
                </td>
                <td className="p-end">
                  <Moved places={one.moved} />
                </td>
                <td className="p-end">{one.difference ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}

function Moved({ places }: { places: number | null }) {
  if (places === null) return <>—</>
  if (places === 0) return <span className="k-quiet">0</span>
  return places > 0 ? (
    <span className="pa-up">↑ {places}</span>
  ) : (
    <span className="pa-down">↓ {-places}</span>
  )
}

function Sensitivity({ tried }: { tried: Tried }) {
  const { t } = useTranslation()
  const say = useSay()
  const names = useNames()
  return (
    <section aria-label={t(($) => $.planAssessment.sensitivity)}>
      <h3>{t(($) => $.planAssessment.sensitivity)}</h3>
      <p className="k-quiet">{t(($) => $.planAssessment.sensitivityLead)}</p>
      <table className="p-table pa-changes">
        <thead>
          <tr>
            <th scope="col">{t(($) => $.planAssessment.change)}</th>
            <th scope="col">{t(($) => $.planAssessment.affected)}</th>
          </tr>
        </thead>
        <tbody>
          {tried.sensitivity.map((one) => (
            <tr key={`${one.group} ${one.percent}`}>
              <th scope="row">
                {say(tried.groups.find((group) => group.id === one.group)!.name)}{' '}
                {one.percent > 0 ? '+' : '−'}
                {Math.abs(one.percent)}%
              </th>
              <td>
                {one.changes.length === 0 ? (
                  <span className="k-quiet">{t(($) => $.planAssessment.stable)}</span>
                ) : (
                  one.changes
                    .map(
                      ({ department, from, to }) => `${names.department(department)} ${from}→${to}`,
                    )
                    .join(' · ')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
