import type { TargetView } from '@wstc/domain/plan/contract/target-views'
import { verdictTexts } from '@wstc/domain/plan/words/rules'
import { publicPlanTexts } from '../../../i18n/public-plan.ts'
import { publicTargetTexts } from '../../../i18n/public-targets.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import { verdicts } from '../../../plan/words.ts'
import type { PublicPage } from '../page.ts'
import { type Replies, replyOf } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { Downloads, FilterForm, fits } from './filter-form.tsx'
import { sourcesOf } from './home.tsx'
import { AsOf, Head, usePlanWords } from './parts.tsx'
import { fill } from './say.ts'
import { TargetTable, targetValues, targetWords } from './target-table.tsx'

export const targetsPage: PublicPage = {
  pattern: '/plan/targets',
  load: ['/plan/targets', '/plan/summary'],
  nav: { label: publicPlanTexts.nav.targets, order: 20 },
  render: ({ language, query }, data) => {
    const found = replyOf(data, '/plan/targets')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !summary) return undefined
    const words = wordsOf(publicTargetTexts, language)
    return {
      title: fill(words.listTitle, { total: found.targets.length }),
      description: words.listLead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Targets found={found} query={query} />,
    }
  },
}

function bySector(targets: readonly TargetView[]) {
  const ids = [...new Set(targets.map((target) => target.sector.id))]
  return ids.map((id) => targets.filter((target) => target.sector.id === id))
}

function Targets({ found, query }: { found: Replies['/plan/targets']; query: URLSearchParams }) {
  const { language, say } = useTongue()
  const words = wordsOf(publicTargetTexts, language)
  const shared = usePlanWords()
  const { targets } = found
  const groups = bySector(targets)
  const fit = (target: TargetView) => fits(query, targetValues(target), targetWords(target))
  const shown = targets.filter(fit).length
  return (
    <>
      <Head title={fill(words.listTitle, { total: targets.length })} lead={words.listLead}>
        <AsOf day={found.asOf} />
      </Head>
      <FilterForm
        table="targets"
        path="/plan/targets"
        query={query}
        shown={shown}
        total={targets.length}
        choices={[
          {
            name: 'sector',
            label: shared.sector,
            options: groups.flatMap(([one]) =>
              one ? [{ value: one.sector.id, label: say(one.sector.name) }] : [],
            ),
          },
          {
            name: 'verdict',
            label: shared.verdict,
            options: verdicts.map((one) => ({ value: one, label: say(verdictTexts[one]) })),
          },
          {
            name: 'due',
            label: shared.due,
            options: [...new Set(targets.map((target) => target.due))].sort().map((due) => ({
              value: due,
              label: due === 'each-year' ? shared.eachYear : fill(shared.inYear, { year: due }),
            })),
          },
        ]}
      />
      <p className="o-empty" hidden={shown > 0} data-empty="targets">
        {shared.nothingFits}
      </p>
      <div id="targets">
        {groups.map((group) => {
          const sector = group[0]!.sector
          return (
            <div key={sector.id} className="o-group" data-group="" hidden={!group.some(fit)}>
              <TargetTable
                id={`targets-${sector.id}`}
                caption={say(sector.name)}
                targets={group}
                fits={fit}
              />
            </div>
          )
        })}
      </div>
      <Downloads
        path="/plan/downloads/targets"
        query={query}
        names={['sector', 'verdict', 'due']}
        table="targets"
      />
    </>
  )
}
