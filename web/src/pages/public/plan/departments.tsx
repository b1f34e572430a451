import { inLanguage } from '@wstc/domain/kernel/bilingual'
import type { TaskView } from '@wstc/domain/plan/contract/public-views'
import type { IndicatorView } from '@wstc/domain/plan/contract/target-views'
import { frequencyTexts } from '@wstc/domain/plan/words/targets'
import { publicCityTexts } from '../../../i18n/public-city.ts'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { PublicTable } from '../../../kit/light/table.tsx'
import type { PublicPage } from '../page.ts'
import { type Department, replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { AsOf, Head, usePlanWords } from './parts.tsx'
import { fill } from './say.ts'
import { LightTally } from './tally.tsx'
import { TaskTable } from './task-table.tsx'

type Level = keyof typeof publicCityTexts.departments.levels

export const departmentsPage: PublicPage = {
  pattern: '/plan/departments',
  load: ['/plan/departments', '/plan/summary'],
  nav: { label: publicPlanTexts.nav.departments, order: 40 },
  render: ({ language }, data) => {
    const found = replyOf(data, '/plan/departments')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !summary) return undefined
    const words = wordsOf(publicCityTexts, language).departments
    return {
      title: words.title,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Departments departments={found.departments} asOf={found.asOf} />,
    }
  },
}

interface DepartmentsProps {
  readonly departments: readonly Department[]
  readonly asOf: string
}

function Departments({ departments, asOf }: DepartmentsProps) {
  const { language, say, to } = useTongue()
  const words = wordsOf(publicCityTexts, language).departments
  const levels = [...new Set(departments.map((one) => one.level))]
  return (
    <>
      <Head title={words.title} lead={words.lead}>
        <AsOf day={asOf} />
      </Head>
      {levels.map((level) => (
        <section key={level} className="o-group">
          <PublicTable
            id={`level-${level}`}
            language={language}
            caption={words.levels[level as Level]}
            rows={departments.filter((one) => one.level === level)}
            rowKey={(one) => one.id}
            stacked
            columns={[
              {
                key: 'name',
                title: words.title,
                cell: (one) => (
                  <a href={to(`/plan/departments/${one.id}`)} className="o-row-link">
                    {say(one.name)}
                  </a>
                ),
              },
              { key: 'leads', title: words.leads, numeric: true, cell: (one) => one.leads.length },
              {
                key: 'cooperates',
                title: words.cooperates,
                numeric: true,
                cell: (one) => one.cooperates.length,
              },
              {
                key: 'lights',
                title: words.ledLights,
                cell: (one) => one.leads.length > 0 && <LightTally counts={one.lights} />,
              },
            ]}
          />
        </section>
      ))}
    </>
  )
}

export const departmentPage: PublicPage = {
  pattern: '/plan/departments/:id',
  load: ['/plan/departments', '/plan/tasks', '/plan/indicators', '/plan/summary'],
  render: ({ language, params }, data) => {
    const found = replyOf(data, '/plan/departments')
    const department = found?.departments.find((one) => one.id === params.id)
    const tasks = replyOf(data, '/plan/tasks')
    const indicators = replyOf(data, '/plan/indicators')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !department || !tasks || !indicators || !summary) return undefined
    const words = wordsOf(publicCityTexts, language).departments
    return {
      title: inLanguage(department.name, language),
      description: `${inLanguage(department.name, language)} · ${words.leads} ${department.leads.length} · ${words.cooperates} ${department.cooperates.length}`,
      sources: sourcesOf(summary, language === 'en'),
      body: (
        <OneDepartment
          department={department}
          tasks={tasks.tasks}
          indicators={indicators.indicators}
          asOf={found.asOf}
        />
      ),
    }
  },
}

interface OneDepartmentProps {
  readonly department: Department
  readonly tasks: readonly TaskView[]
  readonly indicators: readonly IndicatorView[]
  readonly asOf: string
}

function OneDepartment({ department, tasks, indicators, asOf }: OneDepartmentProps) {
  const { language, say, list } = useTongue()
  const words = wordsOf(publicCityTexts, language).departments
  const shared = usePlanWords()
  const parts = [
    { id: 'leads', title: words.leadsTitle, numbers: department.leads },
    { id: 'cooperates', title: words.cooperatesTitle, numbers: department.cooperates },
  ]
  const own = indicators.filter((one) => department.indicators.includes(one.id))
  return (
    <>
      <Head
        title={say(department.name)}
        trail={[{ path: '/plan/departments', label: shared.nav.departments }]}
        above={<p className="o-kicker">{words.levels[department.level as Level]}</p>}
      >
        {department.aliases.length > 0 && (
          <p className="k-quiet">{fill(words.aliases, { names: list(department.aliases) })}</p>
        )}
        {department.note && <p className="o-unclear">{say(department.note)}</p>}
        <AsOf day={asOf} />
      </Head>
      {parts.map(({ id, title, numbers }) => (
        <section key={id} aria-labelledby={`${id}-title`}>
          <h2 id={`${id}-title`}>{title}</h2>
          {numbers.length > 0 ? (
            <TaskTable
              id={id}
              caption={`${say(department.short)} · ${title}`}
              tasks={tasks.filter((task) => numbers.includes(task.number))}
            />
          ) : (
            <p className="k-quiet">{words.none}</p>
          )}
        </section>
      ))}
      <section aria-labelledby="indicators-title">
        <h2 id="indicators-title">{words.indicators}</h2>
        {own.length > 0 ? (
          <PublicTable
            id="indicators"
            language={language}
            caption={`${say(department.short)} · ${words.indicators}`}
            rows={own}
            rowKey={(one) => one.id}
            stacked
            columns={[
              { key: 'name', title: words.indicator, cell: (one) => say(one.name) },
              {
                key: 'definition',
                title: words.definition,
                cell: (one) => (
                  <>
                    {say(one.definition)}
                    {one.note && <span className="o-under">{say(one.note)}</span>}
                  </>
                ),
              },
              {
                key: 'frequency',
                title: words.frequency,
                cell: (one) => say(frequencyTexts[one.frequency]),
              },
            ]}
          />
        ) : (
          <p className="k-quiet">{words.none}</p>
        )}
      </section>
    </>
  )
}
