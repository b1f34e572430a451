import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { IndicatorView, TargetDetail } from '@wstc/domain/plan/contract/target-views'
import { timelinessTexts, verdictTexts } from '@wstc/domain/plan/words/rules'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { publicTargetTexts } from '../../../i18n/public-targets.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { formatNumber } from '../../../kit/number.ts'
import type { PublicPage } from '../page.ts'
import { replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { AsOf, Facts, Head, SectorLink, usePlanWords, VerdictOf } from './parts.tsx'
import { criterionText, fill, periodText, unitText } from './say.ts'
import { TargetCharts } from './target-chart.tsx'
import { TargetBase, TargetRevisions, TargetSeries } from './target-figures.tsx'
import { DueOf, Latest } from './target-table.tsx'

export const targetPage: PublicPage = {
  pattern: '/plan/targets/:id',
  load: ['/plan/targets/:id', '/plan/targets/:id?asOf', '/plan/indicators', '/plan/summary'],
  render: ({ language, query }, data) => {
    const now = replyOf(data, '/plan/targets/:id')
    const summary = replyOf(data, '/plan/summary')
    if (!now || !summary) return undefined
    const then = replyOf(data, '/plan/targets/:id?asOf')
    const asked = query.get('asOf') ?? ''
    const target = then ?? now
    const verdict = inLanguage(verdictTexts[target.verdict], language)
    const sources = [...new Set(target.series.map((one) => inLanguage(one.source, language)))]
    return {
      title: inLanguage(target.statement, language),
      description: `${inLanguage(target.indicator.name, language)} · ${verdict}`,
      sources: [...sourcesOf(summary, language === 'en'), ...sources],
      body: (
        <Target
          target={target}
          today={now.asOf}
          asked={asked}
          refused={asked !== '' && then === undefined}
          indicators={replyOf(data, '/plan/indicators')?.indicators ?? []}
        />
      ),
    }
  },
}

interface TargetProps {
  readonly target: TargetDetail
  readonly today: string
  readonly asked: string
  readonly refused: boolean
  readonly indicators: readonly IndicatorView[]
}

function Target({ target, today, asked, refused, indicators }: TargetProps) {
  const { language, say } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const shared = usePlanWords()
  return (
    <>
      <Head
        title={say(target.statement)}
        trail={[{ path: '/plan/targets', label: shared.nav.targets }]}
        above={<p className="o-kicker">{say(target.sector.name)}</p>}
      >
        <AsOf day={target.asOf} />
      </Head>
      <Then target={target} today={today} refused={refused} />
      <section aria-labelledby="standing" className="o-verdict">
        <h2 id="standing" className="k-unseen">
          {shared.verdict}
        </h2>
        <p className="o-big">
          <VerdictOf verdict={target.verdict} />
        </p>
        <Standing target={target} />
      </section>
      <section aria-labelledby="chart">
        <h2 id="chart">{words.chart}</h2>
        <TargetCharts target={target} indicators={indicators} />
        {target.forecast && <p className="k-quiet k-small o-after">{words.forecastNote}</p>}
      </section>
      <section aria-labelledby="trace">
        <h2 id="trace">{words.trace}</h2>
        <ol className="o-trace">
          {target.trace.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is the reasoning
            <li key={index}>{say(step.text)}</li>
          ))}
        </ol>
      </section>
      {target.years.length > 0 && <Years target={target} />}
      <TargetSeries target={target} indicators={indicators} />
      <TargetRevisions target={target} indicators={indicators} />
      <TargetBase target={target} />
      <AsKnown today={today} asked={asked} />
    </>
  )
}

function Then({
  target,
  today,
  refused,
}: {
  target: TargetDetail
  today: string
  refused: boolean
}) {
  const { language, day, to } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  if (refused) return <p className="o-unclear">{words.cannotAsk}</p>
  if (target.asOf === today) return null
  return (
    <p className="o-unclear">
      {fill(words.showing, { day: day(target.asOf) })}{' '}
      <a href={to(`/plan/targets/${target.id}`)}>{words.back}</a>
    </p>
  )
}

function Standing({ target }: { target: TargetDetail }) {
  const { language, say, day } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const shared = usePlanWords()
  const { required, forecast, timeliness, criterion, indicator } = target
  const unit = unitText(indicator.unit, language)
  return (
    <Facts
      rows={[
        [shared.asked, criterionText(criterion, indicator.unit, language)],
        criterion.kind === 'qualitative' ? [words.test, say(criterion.test)] : undefined,
        [shared.due, <DueOf key="due" due={target.due} />],
        [shared.latest, <Latest key="latest" target={target} />],
        target.ratio ? [words.ratio, target.ratio] : undefined,
        required
          ? [
              words.needed,
              fill(words.runRate[required.kind], {
                from: required.from,
                to: required.to,
                value: formatNumber(required.value),
                unit,
              }),
            ]
          : undefined,
        forecast
          ? [
              words.forecast,
              fill(words.forecastValue, {
                year: forecast.year,
                value: formatNumber(forecast.value),
                unit,
              }) +
                (forecast.low && forecast.high
                  ? fill(words.forecastBand, {
                      percent: forecast.bandPercent ?? '',
                      low: formatNumber(forecast.low),
                      high: formatNumber(forecast.high),
                    })
                  : ''),
            ]
          : undefined,
        timeliness
          ? [
              words.timeliness,
              fill(words.timelinessAnswer, {
                period: periodText(timeliness.period, language),
                due: day(timeliness.dueDay),
                state: say(timelinessTexts[timeliness.state]),
              }) +
                (timeliness.workingDaysLate > 0
                  ? fill(words.daysLate, { days: timeliness.workingDaysLate })
                  : ''),
            ]
          : undefined,
        [shared.sector, <SectorLink key="sector" sector={target.sector} />],
      ]}
    />
  )
}

function Years({ target }: { target: TargetDetail }) {
  const { language } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const shared = wordsOf(publicPlanTexts, language)
  return (
    <section aria-labelledby="years">
      <h2 id="years">{words.years}</h2>
      <table className="p-table o-short">
        <thead>
          <tr>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.figure}</th>
            <th scope="col">{shared.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {target.years.map((one) => (
            <tr key={one.year}>
              <th scope="row">{one.year}</th>
              <td>{one.point ? formatNumber(one.point.value) : shared.noFigure}</td>
              <td>
                <VerdictOf verdict={one.verdict} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function AsKnown({ today, asked }: { today: string; asked: string }) {
  const { language } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  return (
    <section aria-labelledby="as-known">
      <h2 id="as-known">{words.asKnown}</h2>
      <p>{words.asKnownLead}</p>
      <form className="o-filter">
        <label>
          <span>{words.day}</span>
          <input type="date" name="asOf" max={today} defaultValue={asked || today} required />
        </label>
        <span className="o-filter-end">
          <button type="submit" className="p-button">
            {words.ask}
          </button>
        </span>
      </form>
    </section>
  )
}
