import { publicCityTexts } from '../../../i18n/public-city.ts'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { PublicTable } from '../../../kit/light/table.tsx'
import type { PublicPage } from '../page.ts'
import { type Replies, replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { Cite, Head, TaskLinks, Unclear, usePlanWords } from './parts.tsx'

type Kind = keyof typeof publicCityTexts.carriers.kinds

export const carriersPage: PublicPage = {
  pattern: '/plan/carriers',
  load: ['/plan/places', '/plan/summary'],
  foot: { label: publicPlanTexts.nav.carriers, order: 10 },
  render: ({ language }, data) => {
    const found = replyOf(data, '/plan/places')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !summary) return undefined
    const words = wordsOf(publicCityTexts, language).carriers
    return {
      title: words.title,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Carriers places={found.places} />,
    }
  },
}

function Carriers({ places }: Replies['/plan/places']) {
  const { language, say } = useTongue()
  const words = wordsOf(publicCityTexts, language).carriers
  const shared = usePlanWords()
  const kinds = [...new Set(places.map((place) => place.kind))]
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      {kinds.map((kind) => (
        <section key={kind} className="o-group">
          <PublicTable
            id={`kind-${kind}`}
            language={language}
            caption={words.kinds[kind as Kind]}
            rows={places.filter((place) => place.kind === kind)}
            rowKey={(place) => place.id}
            stacked
            columns={[
              {
                key: 'name',
                title: words.name,
                cell: (place) => (
                  <>
                    {say(place.name)}
                    <Unclear text={place.unclear} />
                  </>
                ),
              },
              {
                key: 'tasks',
                title: words.tasks,
                cell: (place) => <TaskLinks tasks={place.tasks} />,
              },
              {
                key: 'citation',
                title: shared.citation,
                cell: (place) => <Cite citation={place.citation} />,
              },
            ]}
          />
        </section>
      ))}
    </>
  )
}
