import { verdictTexts } from '@wstc/domain/plan/words/rules'
import { publicCityTexts } from '../../../i18n/public-city.ts'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import type { PublicPage } from '../page.ts'
import { type Replies, replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { Head, LightOf, usePlanWords, VerdictOf } from './parts.tsx'
import { fill } from './say.ts'

type Rules = Replies['/plan/rules']

export const rulesPage: PublicPage = {
  pattern: '/plan/rules',
  load: ['/plan/rules', '/plan/summary'],
  nav: { label: publicPlanTexts.nav.rules, order: 50 },
  render: ({ language }, data) => {
    const rules = replyOf(data, '/plan/rules')
    const summary = replyOf(data, '/plan/summary')
    if (!rules || !summary) return undefined
    const words = wordsOf(publicCityTexts, language).rules
    return {
      title: words.title,
      description: words.lead,
      cacheSeconds: 60,
      sources: sourcesOf(summary, language === 'en'),
      body: <RulesView rules={rules} />,
    }
  },
}

function RulesView({ rules }: { rules: Rules }) {
  const { language } = useTongue()
  const words = wordsOf(publicCityTexts, language).rules
  const { frequency, dueAfterWorkingDays } = rules.reporting
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      <Lights rules={rules} />
      <Progress rules={rules} />
      <section aria-labelledby="forecast" className="p-prose">
        <h2 id="forecast">{words.forecast}</h2>
        <p>{fill(words.forecastText, { percent: rules.forecastBandPercent })}</p>
      </section>
      <section aria-labelledby="reporting" className="p-prose">
        <h2 id="reporting">{words.reporting}</h2>
        <p>{fill(words.reportingText[frequency], { days: dueAfterWorkingDays })}</p>
      </section>
      <section aria-labelledby="history" className="p-prose">
        <h2 id="history">{words.history}</h2>
        <p>{words.historyText}</p>
      </section>
    </>
  )
}

function Lights({ rules }: { rules: Rules }) {
  const { language, say } = useTongue()
  const words = wordsOf(publicCityTexts, language).rules
  const shared = usePlanWords()
  return (
    <section aria-labelledby="lights">
      <h2 id="lights">{words.lights}</h2>
      <p className="o-before">{words.lightsLead}</p>
      <table className="p-table o-short">
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{shared.light}</th>
            <th scope="col">{words.when}</th>
          </tr>
        </thead>
        <tbody>
          {rules.lights.map((line, index) => (
            <tr key={line.code}>
              <th scope="row">{index + 1}</th>
              <td>
                <LightOf light={line.light} />
              </td>
              <td>{say(line.text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Progress({ rules }: { rules: Rules }) {
  const { language, say } = useTongue()
  const words = wordsOf(publicCityTexts, language).rules
  const shared = usePlanWords()
  const lowest = rules.progress.at(-1)?.atLeast ?? '0'
  const others = [
    ['reached', words.reached],
    ['missed', words.missed],
    ['not-available', words.notAvailable],
  ] as const
  return (
    <section aria-labelledby="progress">
      <h2 id="progress">{words.progress}</h2>
      <p className="o-before">{words.progressLead}</p>
      <table className="p-table o-short">
        <thead>
          <tr>
            <th scope="col">{shared.verdict}</th>
            <th scope="col">{words.atLeast}</th>
          </tr>
        </thead>
        <tbody>
          {rules.progress.map((line) => (
            <tr key={line.grade}>
              <th scope="row">
                <VerdictOf verdict={line.grade} />
              </th>
              <td>{line.atLeast}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <VerdictOf verdict="deterioration" />
            </th>
            <td>{fill(words.below, { value: lowest })}</td>
          </tr>
        </tbody>
      </table>
      <h3 className="o-after">{words.others}</h3>
      <dl className="o-facts">
        {others.map(([verdict, text]) => (
          <div key={verdict}>
            <dt>{say(verdictTexts[verdict])}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
