import { inLanguage } from '@wstc/domain/kernel/bilingual'
import { publicCityTexts } from '../../../i18n/public-city.ts'
import { publicPlanTexts, publicTaskTexts } from '../../../i18n/public-plan.ts'
import { publicTargetTexts } from '../../../i18n/public-targets.ts'
import { wordsOf } from '../../../i18n/tree.ts'
import type { PublicPage } from '../page.ts'
import { type Replies, replyOf, type Sector } from '../replies.ts'
import { useTongue } from '../tongue.tsx'
import { SectorCards, sourcesOf } from './home.tsx'
import { AsOf, Cite, Facts, Head, usePlanWords } from './parts.tsx'
import { LightTally, VerdictTally } from './tally.tsx'
import { TargetTable } from './target-table.tsx'
import { TaskTable } from './task-table.tsx'

export const sectorsPage: PublicPage = {
  pattern: '/plan/sectors',
  load: ['/plan/sectors', '/plan/summary'],
  nav: { label: publicPlanTexts.nav.sectors, order: 30 },
  render: ({ language }, data) => {
    const found = replyOf(data, '/plan/sectors')
    const summary = replyOf(data, '/plan/summary')
    if (!found || !summary) return undefined
    const words = wordsOf(publicCityTexts, language).sectors
    return {
      title: words.title,
      description: words.lead,
      sources: sourcesOf(summary, language === 'en'),
      body: <Sectors sectors={found.sectors} asOf={found.asOf} />,
    }
  },
}

function Sectors({ sectors, asOf }: { sectors: readonly Sector[]; asOf: string }) {
  const { language } = useTongue()
  const words = wordsOf(publicCityTexts, language).sectors
  const groups = [...new Set(sectors.map((one) => one.group))]
  return (
    <>
      <Head title={words.title} lead={words.lead}>
        <AsOf day={asOf} />
      </Head>
      {groups.map((group) => (
        <section key={group} aria-labelledby={group}>
          <h2 id={group}>{words.groups[group]}</h2>
          <SectorCards sectors={sectors.filter((one) => one.group === group)} />
        </section>
      ))}
    </>
  )
}

export const sectorPage: PublicPage = {
  pattern: '/plan/sectors/:id',
  load: ['/plan/sectors/:id', '/plan/summary'],
  render: ({ language }, data) => {
    const sector = replyOf(data, '/plan/sectors/:id')
    const summary = replyOf(data, '/plan/summary')
    if (!sector || !summary) return undefined
    return {
      title: inLanguage(sector.name, language),
      description: inLanguage(sector.summary, language),
      sources: sourcesOf(summary, language === 'en'),
      body: <OneSector sector={sector} />,
    }
  },
}

function OneSector({ sector }: { sector: Replies['/plan/sectors/:id'] }) {
  const { language, say } = useTongue()
  const words = wordsOf(publicCityTexts, language).sectors
  const shared = usePlanWords()
  const tasks = wordsOf(publicTaskTexts, language)
  const targets = wordsOf(publicTargetTexts, language)
  return (
    <>
      <Head
        title={say(sector.name)}
        lead={say(sector.summary)}
        trail={[{ path: '/plan/sectors', label: shared.nav.sectors }]}
        above={<p className="o-kicker">{words.groups[sector.group]}</p>}
      >
        <AsOf day={sector.asOf} />
      </Head>
      <section aria-labelledby="targets-title">
        <h2 id="targets-title">{shared.nav.targets}</h2>
        <VerdictTally counts={sector.verdicts} />
        {sector.targets.length > 0 ? (
          <TargetTable
            id="targets"
            caption={`${say(sector.name)} · ${targets.target}`}
            targets={sector.targets}
          />
        ) : (
          <p className="o-empty">{words.noTargets}</p>
        )}
      </section>
      <section aria-labelledby="tasks-title">
        <h2 id="tasks-title">{shared.nav.tasks}</h2>
        <LightTally counts={sector.lights} />
        {sector.tasks.length > 0 ? (
          <TaskTable
            id="tasks"
            caption={`${say(sector.name)} · ${tasks.tableCaption}`}
            tasks={sector.tasks}
          />
        ) : (
          <p className="o-empty">{words.noTasks}</p>
        )}
      </section>
      <section>
        <Facts
          rows={[
            [
              words.ebops,
              <ul key="ebops" className="o-plain">
                {sector.ebops.map((one) => (
                  <li key={one.item}>
                    <code>{one.item}</code> {one.note && say(one.note)}
                  </li>
                ))}
              </ul>,
            ],
            [shared.citation, <Cite key="cite" citation={sector.citation} />],
          ]}
        />
      </section>
    </>
  )
}
