import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSay } from '../../i18n/language.ts'
import { EmptyState } from '../../kit/empty.tsx'
import { Sheet } from '../../kit/layout/page.tsx'
import { formatMoment, formatNumber } from '../../kit/number.ts'
import { Pick } from '../../kit/pick.tsx'
import { useMay, useSession } from '../../session.ts'
import { ActForm } from '../act-form.tsx'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { DemoMark, Tag } from '../marks.tsx'
import {
  indicatorsQuery,
  type JudgedTarget,
  type Series,
  seriesQuery,
  targetsApi,
} from '../queries.ts'
import { unitOf } from '../words.ts'

/** 观测值 behind a target with every version, who recorded it, and from where. */
export function Observations({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  const say = useSay()
  const ids = [...new Set([target.indicator.id, ...target.series.map((one) => one.indicator)])]
  const [chosen, setChosen] = useState<string>()
  const fed = ids.find((id) => target.series.some((one) => one.indicator === id)) ?? ids[0]!
  const id = chosen ?? fed
  const series = useQuery(seriesQuery(id, target.asOf))
  const indicators = useQuery(indicatorsQuery).data?.indicators
  const nameOf = (value: string) => {
    const found = indicators?.find((one) => one.id === value)
    return found ? say(found.name) : value
  }
  return (
    <Sheet
      title={t(($) => $.planTargets.series)}
      actions={series.data && <Record series={series.data} />}
    >
      <div className="k-stack">
        {ids.length > 1 && (
          <Pick
            label={t(($) => $.planTargets.indicator)}
            value={id}
            options={ids.map((value) => ({ value, label: nameOf(value) }))}
            onChange={setChosen}
          />
        )}
        <Ask query={series}>{(data) => <Versions series={data} />}</Ask>
        <Revisions target={target} />
      </div>
    </Sheet>
  )
}

function Record({ series }: { series: Series }) {
  const { t } = useTranslation()
  const say = useSay()
  const unit = say(unitOf(series.indicator.unit))
  if (!series.mayRecord || series.indicator.computed) return null
  return (
    <>
      <Link to="/targets/import">{t(($) => $.planImport.title)}</Link>
      <ActForm
        main
        act={t(($) => $.planTargets.record)}
        lead={say(series.indicator.definition)}
        schema={z.strictObject({
          period: z.string().min(4).max(10),
          value: z.string().trim().min(1).max(30),
          source: z.string().trim().min(1).max(200),
          note: z.string().trim().max(200).optional(),
        })}
        guide={{
          period: { label: t(($) => $.kit.chart.period), hint: t(($) => $.planTargets.periodHint) },
          value: { label: t(($) => $.planTargets.value), unit, kind: 'decimal' },
          source: { label: t(($) => $.kit.figure.source), wide: true },
          note: { label: t(($) => $.planTargets.note), wide: true },
        }}
        onSubmit={(values) =>
          targetsApi.recordObservation({ body: { indicator: series.indicator.id, ...values } })
        }
      />
    </>
  )
}

function Versions({ series }: { series: Series }) {
  const { t } = useTranslation()
  const say = useSay()
  const { period } = useDay()
  const unit = say(unitOf(series.indicator.unit))
  if (series.versions.length === 0) {
    return (
      <EmptyState title={t(($) => $.kit.unknown)} hint={t(($) => $.planTargets.noSeriesHint)} />
    )
  }
  const rows = [...series.versions].sort(
    (a, b) => b.period.localeCompare(a.period) || b.knownAt.localeCompare(a.knownAt),
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="p-scroll" tabIndex={0} aria-label={say(series.indicator.name)}>
      <table className="p-table">
        <caption className="k-small k-quiet">
          {say(series.indicator.name)} · {t(($) => $.kit.chart.unit, { unit })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.kit.chart.period)}</th>
            <th scope="col" className="p-end">
              {t(($) => $.planTargets.value)}
            </th>
            <th scope="col">{t(($) => $.kit.figure.status)}</th>
            <th scope="col">{t(($) => $.kit.figure.source)}</th>
            <th scope="col">{t(($) => $.planTargets.knownAt)}</th>
            <th scope="col" className="k-noprint">
              {t(($) => $.planTargets.acts)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id} className={one.holds ? '' : 'p-past'}>
              <th scope="row" className="k-number">
                {period(one.period)}
              </th>
              <td className="p-end">
                {formatNumber(one.value)} <DemoMark on={one.synthetic} />
              </td>
              <td>
                {one.holds ? (
                  <Tag tone={one.status === 'verified' ? 'good' : 'watch'}>
                    {one.status === 'verified'
                      ? t(($) => $.kit.figure.verified)
                      : t(($) => $.kit.figure.unverified)}
                  </Tag>
                ) : (
                  <span className="k-quiet">{t(($) => $.planTargets.replaced)}</span>
                )}
              </td>
              <td>
                {say(one.source)}
                {one.note && <div className="k-small k-quiet">{say(one.note)}</div>}
                {one.reason && (
                  <div className="k-small">
                    {t(($) => $.planTargets.changedBecause, { reason: say(one.reason) })}
                  </div>
                )}
              </td>
              <td className="k-number">{formatMoment(one.knownAt)}</td>
              <td className="k-noprint">{one.holds && <RowActs series={series} one={one} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowActsProps {
  readonly series: Series
  readonly one: Series['versions'][number]
}

function RowActs({ series, one }: RowActsProps) {
  const { t } = useTranslation()
  const say = useSay()
  const may = useMay()
  const { person } = useSession()
  const { period } = useDay()
  const verifies =
    may('plan.observation.verify') && one.status === 'unverified' && one.recordedBy !== person?.id
  return (
    <span className="k-row k-noprint">
      {verifies && (
        <ActForm
          act={t(($) => $.planTargets.verify)}
          label={`${t(($) => $.planTargets.verify)} · ${period(one.period)}`}
          lead={t(($) => $.planTargets.verifyLead)}
          schema={z.strictObject({ note: z.string().trim().max(200).optional() })}
          guide={{ note: { label: t(($) => $.planTargets.note) } }}
          onSubmit={(values) =>
            targetsApi.verifyObservation({ params: { id: one.id }, body: values })
          }
        />
      )}
      {series.mayRecord && !series.indicator.computed && (
        <ActForm
          quiet
          act={t(($) => $.planTargets.correct)}
          label={`${t(($) => $.planTargets.correct)} · ${period(one.period)}`}
          schema={z.strictObject({
            value: z.string().trim().min(1).max(30),
            source: z.string().trim().min(1).max(200),
            reason: z.string().trim().min(2).max(200),
          })}
          guide={{
            value: {
              label: t(($) => $.planTargets.value),
              unit: say(unitOf(series.indicator.unit)),
              kind: 'decimal',
            },
            source: { label: t(($) => $.kit.figure.source) },
            reason: {
              label: t(($) => $.planTask.reason),
              hint: t(($) => $.planTask.reasonHint),
              wide: true,
            },
          }}
          initial={{ value: one.value, source: say(one.source) }}
          onSubmit={(values) =>
            targetsApi.recordObservation({
              body: {
                indicator: series.indicator.id,
                period: one.period,
                supersedes: one.id,
                ...values,
              },
            })
          }
        />
      )}
    </span>
  )
}

function Revisions({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  const say = useSay()
  const { period } = useDay()
  if (target.revisions.length === 0) return null
  return (
    <div>
      <h3>{t(($) => $.planTargets.revisions)}</h3>
      <ul className="p-list">
        {target.revisions.map((one) => (
          <li key={`${one.indicator} ${one.period} ${one.knownAt}`}>
            <strong>{period(one.period)}</strong> <del>{formatNumber(one.from)}</del> →{' '}
            {formatNumber(one.to)} ({one.difference.startsWith('-') ? '' : '+'}
            {formatNumber(one.difference)}){' '}
            <span className="k-small k-quiet">{formatMoment(one.knownAt)}</span>
            {one.reason && <div className="k-small">{say(one.reason)}</div>}
          </li>
        ))}
      </ul>
    </div>
  )
}
