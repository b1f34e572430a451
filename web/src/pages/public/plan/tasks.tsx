import { publicPlanTexts, publicTaskTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { lights } from '../../../plan/words.ts'
import type { PublicPage } from '../page.ts'
import { type Replies, replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { Downloads, FilterForm, fits } from './filter-form.tsx'
import { sourcesOf } from './home.tsx'
import { AsOf, Head, usePlanWords } from './parts.tsx'
import { fill } from './say.ts'
import { TaskTable, taskValues, taskWords } from './task-table.tsx'

export const tasksPage: PublicPage = {
  pattern: '/plan/tasks',
  load: ['/plan/tasks', '/plan/sectors', '/plan/departments', '/plan/summary'],
  nav: { label: publicPlanTexts.nav.tasks, order: 10 },
  render: ({ language, query }, data) => {
    const found = replyOf(data, '/plan/tasks')
    const sectors = replyOf(data, '/plan/sectors')
    const departments = replyOf(data, '/plan/departments')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !sectors || !departments || !summary) return undefined
    const words = wordsOf(publicTaskTexts, language)
    return {
      title: fill(words.listTitle, { total: found.tasks.length }),
      description: words.listLead,
      sources: sourcesOf(summary, language === 'en'),
      body: (
        <Tasks
          found={found}
          sectors={sectors.sectors}
          departments={departments.departments}
          query={query}
        />
      ),
    }
  },
}

interface TasksProps {
  readonly found: Replies['/plan/tasks']
  readonly sectors: Replies['/plan/sectors']['sectors']
  readonly departments: Replies['/plan/departments']['departments']
  readonly query: URLSearchParams
}

function Tasks({ found, sectors, departments, query }: TasksProps) {
  const { language, say } = useTongue()
  const words = wordsOf(publicTaskTexts, language)
  const shared = usePlanWords()
  const fit = (task: (typeof found.tasks)[number]) => fits(query, taskValues(task), taskWords(task))
  const shown = found.tasks.filter(fit).length
  return (
    <>
      <Head title={fill(words.listTitle, { total: found.tasks.length })} lead={words.listLead}>
        <AsOf day={found.asOf} />
      </Head>
      <FilterForm
        table="tasks"
        path="/plan/tasks"
        query={query}
        shown={shown}
        total={found.tasks.length}
        choices={[
          {
            name: 'sector',
            label: shared.sector,
            options: sectors
              .filter((one) => found.tasks.some((task) => task.sector?.id === one.id))
              .map((one) => ({ value: one.id, label: say(one.name) })),
          },
          {
            name: 'department',
            label: shared.department,
            options: departments
              .filter((one) => one.leads.length + one.cooperates.length > 0)
              .map((one) => ({ value: one.id, label: say(one.name) })),
          },
          {
            name: 'light',
            label: shared.light,
            options: lights.map((light) => ({ value: light, label: shared.lights[light] })),
          },
        ]}
      />
      <p className="o-empty" hidden={shown > 0} data-empty="tasks">
        {shared.nothingFits}
      </p>
      <TaskTable id="tasks" caption={words.tableCaption} tasks={found.tasks} fits={fit} />
      <Downloads
        path="/plan/downloads/tasks"
        query={query}
        names={['sector', 'department', 'light']}
        table="tasks"
      />
    </>
  )
}
