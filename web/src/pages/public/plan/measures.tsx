import type { TaskView } from '@wstc/domain/plan/contract/public-views'
import { publicCityTexts } from '../../../i18n/public-city.ts'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { PublicTable } from '../../../kit/light/table.tsx'
import type { PublicPage } from '../page.ts'
import { type Replies, replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { Cite, Head, TaskLinks, usePlanWords } from './parts.tsx'
import { fill } from './say.ts'

export const measuresPage: PublicPage = {
  pattern: '/plan/measures',
  load: ['/plan/measures', '/plan/tasks', '/plan/summary'],
  foot: { label: publicPlanTexts.nav.measures, order: 20 },
  render: ({ language }, data) => {
    const found = replyOf(data, '/plan/measures')
    const tasks = replyOf(data, '/plan/tasks')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !tasks || !summary) return undefined
    const words = wordsOf(publicCityTexts, language).measures
    return {
      title: words.title,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Measures measures={found.measures} tasks={tasks.tasks} />,
    }
  },
}

interface MeasuresProps extends Pick<Replies['/plan/measures'], 'measures'> {
  readonly tasks: readonly TaskView[]
}

function Measures({ measures, tasks }: MeasuresProps) {
  const { language, say } = useTongue()
  const words = wordsOf(publicCityTexts, language).measures
  const shared = usePlanWords()
  const sections = new Map(tasks.flatMap((task) => task.sections.map((one) => [one.id, one.title])))
  const groups = [...new Set(measures.map((one) => one.group))].sort((a, b) => a - b)
  const nameOf = (group: number) => {
    const title = sections.get(`4.${group}`)
    return title ? say(title) : fill(words.group, { number: group })
  }
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      {groups.map((group) => (
        <section key={group} className="o-group">
          <PublicTable
            id={`group-${group}`}
            language={language}
            caption={nameOf(group)}
            rows={measures.filter((one) => one.group === group)}
            rowKey={(one) => one.id}
            stacked
            columns={[
              { key: 'title', title: words.measure, cell: (one) => say(one.title) },
              { key: 'what', title: words.what, cell: (one) => say(one.summary) },
              {
                key: 'tasks',
                title: shared.task,
                cell: (one) =>
                  one.tasks.length > 0 ? (
                    <TaskLinks tasks={one.tasks} />
                  ) : (
                    <span className="k-quiet">{words.noTask}</span>
                  ),
              },
              {
                key: 'citation',
                title: shared.citation,
                cell: (one) => <Cite citation={one.citation} />,
              },
            ]}
          />
        </section>
      ))}
    </>
  )
}
