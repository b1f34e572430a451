import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { Standing } from '@wstc/domain/plan/contract/public-views'
import {
  calendarTexts,
  disagreementTexts,
  evidencedTexts,
  reportedTexts,
} from '@wstc/domain/plan/words/rules'
import { publicCityTexts } from '../../../i18n/public-city.ts'
import { publicPlanTexts, publicTaskTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { wordOf } from '../../../plan/words.ts'
import type { PublicPage } from '../page.ts'
import { replyOf, type TaskPage } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import {
  AsOf,
  Cite,
  DepartmentLinks,
  Facts,
  Head,
  LightOf,
  ScheduleOf,
  SectorLink,
  Synthetic,
  Unclear,
  usePlanWords,
} from './parts.tsx'
import { fill } from './say.ts'

export const taskPage: PublicPage = {
  pattern: '/plan/tasks/:number',
  load: ['/plan/tasks/:number', '/plan/summary'],
  render: ({ language }, data) => {
    const task = replyOf(data, '/plan/tasks/:number')
    const summary = replyOf(data, '/plan/summary')
    if (!task || !summary) return undefined
    const number = fill(wordsOf(publicPlanTexts, language).taskNumber, { number: task.number })
    return {
      title: `${number} ${inLanguage(task.title, language)}`,
      description: inLanguage(task.summary, language),
      sources: sourcesOf(summary, language === 'en'),
      body: <Task task={task} total={summary.counts.tasks} />,
    }
  },
}

function Task({ task, total }: { task: TaskPage; total: number }) {
  const { language, say, to, day } = useTongue()
  const words = wordsOf(publicTaskTexts, language)
  const shared = usePlanWords()
  return (
    <>
      <Head
        title={say(task.title)}
        lead={say(task.summary)}
        trail={[{ path: '/plan/tasks', label: shared.nav.tasks }]}
        above={<p className="o-kicker">{fill(shared.taskNumber, { number: task.number })}</p>}
      >
        <AsOf day={task.asOf} />
      </Head>
      <section aria-labelledby="standing">
        <h2 id="standing">{words.standing}</h2>
        {task.standing ? <StandingOf standing={task.standing} /> : <LightOf light={undefined} />}
      </section>
      <section aria-labelledby="duties">
        <h2 id="duties">{words.duties}</h2>
        <Facts
          rows={[
            [shared.lead, <DepartmentLinks key="lead" list={task.lead} full />],
            task.cooperating.length > 0
              ? [shared.cooperating, <DepartmentLinks key="more" list={task.cooperating} full />]
              : undefined,
            task.openEnded ? [shared.department, shared.openEnded] : undefined,
            [shared.schedule, <ScheduleOf key="when" schedule={task.schedule} />],
          ]}
        />
      </section>
      <section aria-labelledby="requirements">
        <h2 id="requirements">{words.requirements}</h2>
        <ul className="o-asks">
          {task.requirements.map((one) => (
            <li key={one.id}>
              <span>{say(one.statement)}</span>
              <span className="k-quiet k-small">
                {words.by} {day(one.by)} · {words.accepts}{' '}
                {one.accepts
                  .map((kind) => words.kinds[kind])
                  .join(language === 'en' ? ' or ' : '、')}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="place">
        <h2 id="place">{words.place}</h2>
        <Facts
          rows={[
            [
              shared.sector,
              task.sector ? <SectorLink key="sector" sector={task.sector} /> : shared.overall,
            ],
            [words.section, task.sections.map((one) => say(one.title)).join(' · ')],
            [shared.citation, <Cite key="cite" citation={task.citation} />],
          ]}
        />
        <Unclear text={task.unclear} />
      </section>
      <Related task={task} />
      <nav className="o-turn" aria-label={shared.nav.tasks}>
        {task.number > 1 && (
          <a href={to(`/plan/tasks/${task.number - 1}`)} rel="prev">
            ← {words.previous}
          </a>
        )}
        {task.number < total && (
          <a href={to(`/plan/tasks/${task.number + 1}`)} rel="next">
            {words.next} →
          </a>
        )}
      </nav>
    </>
  )
}

function StandingOf({ standing }: { standing: Standing }) {
  const { language, say, to } = useTongue()
  const words = wordsOf(publicTaskTexts, language)
  const shared = usePlanWords()
  const { evidenced } = standing
  return (
    <>
      <p className="o-big">
        <LightOf light={standing.light} full /> <Synthetic on={standing.synthetic} />
      </p>
      <dl className="o-three">
        <div>
          <dt>{words.reportedSays}</dt>
          <dd>{say(reportedTexts[standing.reported])}</dd>
        </div>
        <div>
          <dt>{words.evidenceSays}</dt>
          <dd>{say(evidencedTexts[evidenced.state])}</dd>
          <dd className="k-quiet">{fill(shared.accepted, evidenced)}</dd>
        </div>
        <div>
          <dt>{words.calendarSays}</dt>
          <dd>{say(calendarTexts[standing.calendar])}</dd>
        </div>
      </dl>
      {standing.reasons.length > 0 && (
        <>
          <h3>{words.why}</h3>
          <ul>
            {standing.reasons.map((reason) => (
              <li key={reason.code}>{say(reason.text)}</li>
            ))}
          </ul>
        </>
      )}
      {standing.disagreements.length > 0 && (
        <div className="o-unclear">
          <strong>{words.disagreement}</strong>
          <ul>
            {standing.disagreements.map((code) => (
              <li key={code}>{say(wordOf(disagreementTexts, code))}</li>
            ))}
          </ul>
        </div>
      )}
      <p className="k-small">
        <a href={to('/plan/rules')}>{shared.nav.rules}</a>
      </p>
    </>
  )
}

function Related({ task }: { task: TaskPage }) {
  const { language, say, to } = useTongue()
  const words = wordsOf(publicTaskTexts, language)
  const city = wordsOf(publicCityTexts, language)
  if (task.places.length + task.measures.length === 0) return null
  return (
    <section aria-labelledby="related">
      <h2 id="related">{words.related}</h2>
      <Facts
        rows={[
          task.places.length > 0
            ? [
                city.carriers.title,
                <a key="places" href={to('/plan/carriers')}>
                  {task.places.map((one) => say(one.name)).join(language === 'en' ? ', ' : '、')}
                </a>,
              ]
            : undefined,
          task.measures.length > 0
            ? [
                city.measures.title,
                <a key="measures" href={to('/plan/measures')}>
                  {task.measures.map((one) => say(one.title)).join(language === 'en' ? ', ' : '、')}
                </a>,
              ]
            : undefined,
        ]}
      />
    </section>
  )
}
