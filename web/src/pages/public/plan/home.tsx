import type { Bilingual } from '@wstc/domain/kernel/bilingual'
import type { TaskView } from '@wstc/domain/plan/contract/public-views'
import { lightTexts } from '@wstc/domain/plan/words/rules'
import { publicHomeTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { PublicFigure } from '../../../kit/light/figure.tsx'
import { cutFigure } from '../../../kit/number.ts'
import { statusShape, statusSign } from '../../../kit/status.ts'
import { lightStatus } from '../../../plan/words.ts'
import type { PublicPage } from '../page.ts'
import { replyOf, type Sector, type Summary } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { AsOf, Status, Synthetic, usePlanWords, VerdictOf } from './parts.tsx'
import { countOf, fill, unitText } from './say.ts'
import { LightTally, VerdictTally } from './tally.tsx'

export const homePage: PublicPage = {
  pattern: '/',
  load: ['/plan/summary', '/plan/tasks', '/plan/sectors'],
  nav: { label: { zh: '首页', en: 'Home' }, order: 0 },
  render: ({ language }, data) => {
    const summary = replyOf(data, '/plan/summary')
    const tasks = replyOf(data, '/plan/tasks')
    const sectors = replyOf(data, '/plan/sectors')
    if (!summary || !tasks || !sectors) return undefined
    const words = wordsOf(publicHomeTexts, language)
    return {
      title: words.title,
      description: fill(words.lead, summary.counts),
      sources: sourcesOf(summary, language === 'en'),
      body: <Home summary={summary} tasks={tasks.tasks} sectors={sectors.sectors} />,
    }
  },
}

/** The document that everything on the pages of the plan rests on. */
export function sourcesOf({ plan }: Summary, english: boolean): readonly string[] {
  const say = (both: Bilingual) => (english ? both.en : both.zh)
  return [`${say(plan.issuer)} ${plan.number} ${say(plan.title)}`]
}

interface HomeProps {
  readonly summary: Summary
  readonly tasks: readonly TaskView[]
  readonly sectors: readonly Sector[]
}

function Home({ summary, tasks, sectors }: HomeProps) {
  const { language, say, to } = useTongue()
  const words = wordsOf(publicHomeTexts, language)
  const { plan, counts } = summary
  return (
    <>
      <header className="o-hero">
        <p className="o-kicker">
          {fill(words.issued, { issuer: say(plan.issuer), number: plan.number })}
        </p>
        <h1>{say(plan.title)}</h1>
        <p className="p-lead">{fill(words.lead, counts)}</p>
        <AsOf day={summary.asOf} />
      </header>
      <section aria-labelledby="headlines">
        <h2 id="headlines">{words.headlines}</h2>
        <Headlines summary={summary} />
        <p className="k-quiet o-after">{fill(words.verdicts, { total: counts.targets })}</p>
        <VerdictTally counts={summary.verdicts} link />
      </section>
      <section aria-labelledby="lights">
        <h2 id="lights">{fill(words.lights, { total: counts.tasks })}</h2>
        <p>
          {words.lightsLead} <a href={to('/plan/rules')}>{words.rulesLink}</a>
        </p>
        <LightStrip tasks={tasks} />
        <LightTally counts={summary.lights} full link />
      </section>
      <Overdue tasks={tasks} />
      <section aria-labelledby="sectors">
        <h2 id="sectors">{words.sectors}</h2>
        <SectorCards sectors={sectors} />
      </section>
      <section className="o-two">
        <Honest summary={summary} />
        <TakeAway />
      </section>
    </>
  )
}

function Headlines({ summary }: { summary: Summary }) {
  const { language, say, to } = useTongue()
  const words = wordsOf(publicHomeTexts, language)
  const shared = usePlanWords()
  return (
    <ul className="o-headlines">
      {summary.headlines.map((one) => (
        <li key={one.target}>
          <h3>
            <a href={to(`/plan/targets/${one.target}`)}>{say(one.statement)}</a>
          </h3>
          <PublicFigure
            value={one.value && cutFigure(one.value)}
            unit={unitText(one.unit, language)}
            unknown={shared.noFigure}
          />
          <p className="o-headline-state">
            {one.year && <span className="k-quiet">{fill(shared.inYear, { year: one.year })}</span>}
            {one.status === 'unverified' && <Status status="unverified" />}
            <Synthetic on={one.synthetic} />
          </p>
          <VerdictOf verdict={one.verdict} />
          <details className="k-small">
            <summary>{words.whereFrom}</summary>
            {one.year
              ? fill(words.whereFromAnswer, {
                  year: one.year,
                  status: one.status ? shared[one.status] : '',
                })
              : words.whereFromNone}{' '}
            <a href={to(`/plan/targets/${one.target}`)}>{say(one.indicator)}</a>
          </details>
        </li>
      ))}
    </ul>
  )
}

/** One link for each task: number, shape and colour of its light, its name for the ear. */
function LightStrip({ tasks }: { tasks: readonly TaskView[] }) {
  const { say, to } = useTongue()
  const words = usePlanWords()
  return (
    <ol className="o-strip">
      {tasks.map((task) => {
        const light = task.standing?.light
        const status = light ? lightStatus[light] : 'none'
        const state = light ? say(lightTexts[light]) : words.noLight
        const name = `${fill(words.taskNumber, { number: task.number })} ${say(task.title)} — ${state}`
        return (
          <li key={task.number}>
            <a
              href={to(`/plan/tasks/${task.number}`)}
              className={`o-cell k-light-${status}`}
              aria-label={name}
              title={name}
            >
              <svg viewBox="0 0 16 16" aria-hidden="true">
                <path className="k-light-shape" fill="currentColor" d={statusShape[status]} />
                <path className="k-light-sign" d={statusSign[status]} />
              </svg>
              <span>{task.number}</span>
            </a>
          </li>
        )
      })}
    </ol>
  )
}

const shownOverdue = 8

/** The reason that decided the light, or all of them where none is named by the rule. */
function reasonsOf(standing: TaskView['standing']): readonly Bilingual[] {
  const reasons = standing?.reasons ?? []
  const deciding = reasons.filter(({ code }) => code === standing?.rule)
  return (deciding.length > 0 ? deciding : reasons).map(({ text }) => text)
}

function Overdue({ tasks }: { tasks: readonly TaskView[] }) {
  const { language, say, to, list } = useTongue()
  const words = wordsOf(publicHomeTexts, language)
  const shared = usePlanWords()
  const late = tasks.filter(
    ({ standing }) => standing?.light === 'red' || standing?.calendar === 'overdue',
  )
  return (
    <section aria-labelledby="overdue">
      <h2 id="overdue">{words.overdue}</h2>
      {late.length === 0 ? (
        <p>{words.overdueNone}</p>
      ) : (
        <>
          <p>{countOf(words, 'overdueLead', late.length)}</p>
          <ul className="o-late">
            {late.slice(0, shownOverdue).map((task) => (
              <li key={task.number}>
                <a href={to(`/plan/tasks/${task.number}`)}>
                  <span className="o-number">{task.number}</span> {say(task.title)}
                </a>
                <span className="k-quiet">
                  {reasonsOf(task.standing)
                    .map(say)
                    .join(language === 'en' ? '; ' : '；')}
                </span>
                <span className="k-quiet k-small">
                  {shared.lead} {list(task.lead.map((one) => say(one.short)))}{' '}
                  <Synthetic on={task.standing?.synthetic} />
                </span>
              </li>
            ))}
          </ul>
          {late.length > shownOverdue && (
            <p className="o-after">
              <a href={`${to('/plan/tasks')}?light=red`}>{shared.more}</a>
            </p>
          )}
        </>
      )}
    </section>
  )
}

export function SectorCards({ sectors }: { sectors: readonly Sector[] }) {
  const { language, say, to } = useTongue()
  const words = wordsOf(publicHomeTexts, language)
  return (
    <ul className="o-cards">
      {sectors.map((sector) => (
        <li key={sector.id}>
          <h3>
            <a href={to(`/plan/sectors/${sector.id}`)}>
              <span className="o-number">{sector.number}</span> {say(sector.name)}
            </a>
          </h3>
          <p className="k-quiet">{say(sector.summary)}</p>
          <VerdictTally counts={sector.verdicts} />
          <p className="k-quiet k-small">
            {fill(words.sectorTargets, { targets: sector.targets, tasks: sector.tasks.length })}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Honest({ summary }: { summary: Summary }) {
  const { language, to } = useTongue()
  const words = wordsOf(publicHomeTexts, language)
  const shared = usePlanWords()
  return (
    <div>
      <h2>{words.honest}</h2>
      <ul>
        {summary.synthetic && <li>{words.honestSynthetic}</li>}
        <li>{words.honestUnverified}</li>
        <li>{words.honestMissing}</li>
        <li>
          {words.honestDocument} <a href={to('/plan/notes')}>{shared.nav.notes}</a>
        </li>
      </ul>
    </div>
  )
}

function TakeAway() {
  const { language, to } = useTongue()
  const words = wordsOf(publicHomeTexts, language)
  const shared = usePlanWords()
  const file = (name: string, format: string) =>
    `/api/v1/plan/downloads/${name}?format=${format}&language=${language}`
  return (
    <div>
      <h2>{words.data}</h2>
      <p>{words.dataLead}</p>
      <ul>
        {(
          [
            ['tasks', words.tasksTable],
            ['targets', words.targetsTable],
          ] as const
        ).map(([name, label]) => (
          <li key={name}>
            {label}{' '}
            <a href={file(name, 'csv')} download="" aria-label={`${label} ${shared.csv}`}>
              {shared.csv}
            </a>{' '}
            <a href={file(name, 'xlsx')} download="" aria-label={`${label} ${shared.xlsx}`}>
              {shared.xlsx}
            </a>
          </li>
        ))}
        <li>
          <a href={to('/data')}>{shared.nav.data}</a>
        </li>
        <li>
          <a href={to('/api')}>{shared.nav.api}</a>
        </li>
      </ul>
    </div>
  )
}
