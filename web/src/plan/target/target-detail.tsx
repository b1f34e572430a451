import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSay } from '../../i18n/language.ts'
import { Figure } from '../../kit/figure.tsx'
import { Page, Sheet } from '../../kit/layout/page.tsx'
import { cutFigure, formatNumber } from '../../kit/number.ts'
import { PickDay } from '../../kit/pick.tsx'
import { useSession } from '../../session.ts'
import { Ask } from '../ask.tsx'
import { useDay } from '../days.ts'
import { Cite, DemoMark, Tag, Unclear, VerdictMark } from '../marks.tsx'
import { type JudgedTarget, judgedTargetQuery } from '../queries.ts'
import { TargetTrend } from '../trends/target-trend.tsx'
import { unitOf } from '../words.ts'
import { useCriterion } from './criterion.ts'
import { Findings, JudgeTarget } from './findings.tsx'
import { Observations } from './observations.tsx'
import { TargetChart } from './target-chart.tsx'

export function TargetDetail({ id }: { id: string }) {
  const { asOf } = useSearch({ strict: false }) as { asOf?: string }
  const target = useQuery(judgedTargetQuery(id, asOf))
  return <Ask query={target}>{(data) => <Shown target={data} />}</Ask>
}

function Shown({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  const say = useSay()
  const { day } = useDay()
  const session = useSession()
  const navigate = useNavigate()
  const qualitative = target.criterion.kind === 'qualitative'
  return (
    <Page
      title={say(target.statement)}
      crumbs={[
        { label: t(($) => $.planTargets.title), to: '/targets' },
        { label: say(target.sector.name) },
      ]}
      lead={
        <span className="k-row">
          <VerdictMark verdict={target.verdict} />
          <span>{t(($) => $.planTargets.asOfDay, { day: day(target.asOf) })}</span>
          <span>{say(target.department.name)}</span>
          <DemoMark on={target.synthetic} />
        </span>
      }
      actions={
        <>
          <PickDay
            label={t(($) => $.planTargets.asKnown)}
            value={target.asOf}
            max={session.demo.today}
            onChange={(asOf) =>
              void navigate({
                to: '.',
                search: (asOf && asOf !== session.demo.today ? { asOf } : {}) as never,
                replace: true,
              })
            }
          />
          {qualitative && <JudgeTarget target={target} />}
        </>
      }
    >
      <div className="k-stack">
        {target.publicVerdict !== target.verdict && (
          <section className="p-banner">
            <strong>{t(($) => $.planTargets.publicDiffers)}</strong>
            <VerdictMark verdict={target.publicVerdict as JudgedTarget['verdict']} />
            <span className="k-small k-quiet">{t(($) => $.planTargets.publicDiffersHint)}</span>
          </section>
        )}
        <div className="p-two p-two-wide">
          <Sheet title={t(($) => (qualitative ? $.planTargets.findings : $.planTargets.course))}>
            {qualitative ? <Findings target={target} /> : <TargetChart target={target} />}
          </Sheet>
          <Sheet title={t(($) => $.planTargets.where)}>
            <Facts target={target} />
          </Sheet>
        </div>
        <div className="p-two">
          <Sheet title={t(($) => $.planTargets.reasoning)}>
            <ol className="p-reasons">
              {target.trace.map((step, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
                <li key={index}>{say(step.text)}</li>
              ))}
            </ol>
          </Sheet>
          <Sheet title={t(($) => $.planTargets.definition)}>
            <Definition target={target} />
          </Sheet>
        </div>
        {!qualitative && (
          <Sheet title={t(($) => $.planTrends.revisions)}>
            <TargetTrend target={target} />
          </Sheet>
        )}
        {!qualitative && <Observations target={target} />}
      </div>
    </Page>
  )
}

function Facts({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  const say = useSay()
  const criterion = useCriterion()
  const { day, period } = useDay()
  const unit = say(unitOf(target.indicator.unit))
  const { latest, forecast, required, ratio, timeliness } = target
  const words = target.criterion.kind === 'qualitative'
  return (
    <dl className="p-facts">
      <dt>{t(($) => $.planTargets.asked)}</dt>
      <dd>
        <strong>{criterion(target.criterion, target.indicator.unit)}</strong>{' '}
        {target.due === 'each-year'
          ? t(($) => $.planTargets.eachYear)
          : t(($) => $.planTargets.dueIn, { year: target.due })}
      </dd>
      <dt hidden={words}>{t(($) => $.planTargets.latest)}</dt>
      <dd hidden={words}>
        <Figure
          value={latest && cutFigure(latest.value)}
          unit={unit}
          size="large"
          label={t(($) => $.planTargets.latest)}
          {...(latest
            ? {
                from: {
                  source: say(target.department.name),
                  asOf: period(String(latest.year)),
                  method: say(target.definition),
                  verified: latest.status === 'verified',
                },
              }
            : {})}
        />
      </dd>
      {ratio && (
        <>
          <dt>{t(($) => $.planTargets.ratio)}</dt>
          <dd>{formatNumber(ratio)}</dd>
        </>
      )}
      {required && (
        <>
          <dt>{t(($) => $.planTargets.required)}</dt>
          <dd>
            {t(($) => $.planTargets.rates[required.kind], {
              value: formatNumber(required.value),
              unit,
              from: required.from,
              to: required.to,
            })}
          </dd>
        </>
      )}
      {forecast && (
        <>
          <dt>{t(($) => $.planTargets.forecast)}</dt>
          <dd>
            {forecast.year}: {formatNumber(forecast.value)} {unit}
            {forecast.low && forecast.high && (
              <div className="k-small k-quiet">
                {t(($) => $.planTargets.band, {
                  percent: forecast.bandPercent,
                  low: formatNumber(forecast.low),
                  high: formatNumber(forecast.high),
                  unit,
                })}
              </div>
            )}
            <div className="k-small k-quiet">
              {t(($) => $.planTargets.method[forecast.method === 'drift' ? 'drift' : 'logDrift'], {
                points: forecast.points,
              })}
            </div>
          </dd>
        </>
      )}
      {timeliness && (
        <>
          <dt>{t(($) => $.planTargets.data)}</dt>
          <dd>
            {t(
              ($) =>
                $.planTargets.timeliness[
                  timeliness.state === 'in-time' ? 'inTime' : timeliness.state
                ],
              {
                period: period(timeliness.period),
                due: day(timeliness.dueDay),
                days: timeliness.workingDaysLate,
              },
            )}
          </dd>
        </>
      )}
      {target.years.length > 0 && (
        <>
          <dt>{t(($) => $.planTargets.years)}</dt>
          <dd>
            <ul className="p-plain">
              {target.years.map((one) => (
                <li key={one.year} className="k-row">
                  <span>{one.year}</span>
                  <span>{one.point ? `${formatNumber(one.point.value)} ${unit}` : '—'}</span>
                  <VerdictMark verdict={one.verdict} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  )
}

function Definition({ target }: { target: JudgedTarget }) {
  const { t } = useTranslation()
  const say = useSay()
  const { period } = useDay()
  const unit = say(unitOf(target.indicator.unit))
  const base = target.printedBase
  return (
    <div className="k-stack">
      <p>
        <strong>{say(target.indicator.name)}</strong> {say(target.definition)}
      </p>
      {target.criterion.kind === 'qualitative' && (
        <p>{t(($) => $.planTargets.test, { test: say(target.criterion.test) })}</p>
      )}
      {base && (
        <p>
          {t(($) => $.planTargets.base, {
            period: period(base.period),
            value: formatNumber(base.value),
            unit,
          })}{' '}
          <Tag tone={base.status === 'verified' ? 'good' : 'watch'}>
            {base.status === 'verified'
              ? t(($) => $.kit.figure.verified)
              : t(($) => $.kit.figure.unverified)}
          </Tag>
          {base.derivation && <span className="k-quiet"> {say(base.derivation)}</span>}{' '}
          <Cite citation={base.citation} />
        </p>
      )}
      {target.criterion.kind !== 'qualitative' && target.base && (
        <p className="k-quiet">{t(($) => $.planTargets.paths[target.path])}</p>
      )}
      {target.unclear && <Unclear text={say(target.unclear)} />}
      <Cite citation={target.citation} />
    </div>
  )
}
