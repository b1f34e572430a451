import { carrierUnitTexts } from '@wstc/domain/plan/words/projects'
import { publicCityTexts } from '../../../i18n/public-city.ts'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { PublicTable } from '../../../kit/light/table.tsx'
import { formatNumber } from '../../../kit/number.ts'
import type { PublicPage } from '../page.ts'
import { type Replies, replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { sourcesOf } from './home.tsx'
import { Cite, Head, Synthetic, TaskLinks, Unclear, usePlanWords } from './parts.tsx'

type Kind = keyof typeof publicCityTexts.carriers.kinds

export const carriersPage: PublicPage = {
  pattern: '/plan/carriers',
  load: ['/plan/places', '/plan/carriers', '/plan/summary'],
  foot: { label: publicPlanTexts.nav.carriers, order: 10 },
  render: ({ language }, data) => {
    const found = replyOf(data, '/plan/places')
    const figures = replyOf(data, '/plan/carriers')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !figures || !summary) return undefined
    const words = wordsOf(publicCityTexts, language).carriers
    return {
      title: words.title,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Carriers places={found.places} published={figures} />,
    }
  },
}

interface CarriersProps {
  readonly places: Replies['/plan/places']['places']
  readonly published: Replies['/plan/carriers']
}

function Carriers({ places, published }: CarriersProps) {
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
                key: 'figures',
                title: words.figures,
                cell: (place) => <Figures carrier={place.id} published={published} />,
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

/** The newest year of each indicator that has one. */
function Figures({ carrier, published }: { carrier: string } & Pick<CarriersProps, 'published'>) {
  const { language, say } = useTongue()
  const words = wordsOf(publicCityTexts, language).carriers
  const own = published.carriers.find((one) => one.id === carrier)
  const lines = published.indicators.flatMap((indicator) => {
    const newest = own?.figures.findLast((one) => one.indicator === indicator.id)
    return newest ? [{ ...newest, indicator }] : []
  })
  if (!own || lines.length === 0) return <span className="k-quiet">{words.noFigures}</span>
  return (
    <>
      <ul className="o-plain">
        {lines.map(({ indicator, year, value }) => (
          <li key={indicator.id}>
            {say(indicator.name)} <strong className="k-number">{formatNumber(value)}</strong>{' '}
            {say(carrierUnitTexts[indicator.unit])} <span className="k-quiet">({year})</span>
          </li>
        ))}
      </ul>
      <Synthetic on={own.synthetic} />
    </>
  )
}
