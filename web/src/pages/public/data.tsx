import { publicOpenTexts } from '../../i18n/public-open.ts'
import { publicPlanTexts } from '../../i18n/public-plan.ts'
import { wordsOf } from '../../i18n/tree.ts'
import type { PublicPage } from './page.ts'
import { sourcesOf } from './plan/home.tsx'
import { Head, usePlanWords } from './plan/parts.tsx'
import { replyOf } from './replies.ts'
import { useTongue } from './tongue.tsx'

export const dataPage: PublicPage = {
  pattern: '/data',
  load: ['/plan/summary'],
  nav: { label: publicPlanTexts.nav.data, order: 60 },
  render: ({ language }, data) => {
    const summary = replyOf(data, '/plan/summary')
    if (!summary) return undefined
    const words = wordsOf(publicOpenTexts, language).data
    return {
      title: words.title,
      description: words.lead,
      cacheSeconds: 60,
      sources: sourcesOf(summary, language === 'en'),
      body: <Data asOf={summary.asOf} />,
    }
  },
}

function Data({ asOf }: { asOf: string }) {
  const { language, to } = useTongue()
  const words = wordsOf(publicOpenTexts, language).data
  const shared = usePlanWords()
  const file = (name: string, format: string) =>
    `/api/v1/plan/downloads/${name}?format=${format}&language=${language}`
  const examples = [
    [words.example1, 'curl "$SITE/api/v1/plan/tasks?light=red&light=yellow"'],
    [words.example2, `curl "$SITE/api/v1/plan/targets/services-trade-2017?asOf=${asOf}"`],
    [
      words.example3,
      'curl -OJ "$SITE/api/v1/plan/downloads/targets?format=xlsx&sector=technology"',
    ],
  ] as const
  return (
    <>
      <Head title={words.title} lead={words.lead} />
      <section aria-labelledby="files">
        <h2 id="files">{words.files}</h2>
        <table className="p-table">
          <thead>
            <tr>
              <th scope="col">{words.table}</th>
              <th scope="col">{words.formats}</th>
            </tr>
          </thead>
          <tbody>
            {(['tasks', 'targets'] as const).map((name) => (
              <tr key={name}>
                <th scope="row">{words[name]}</th>
                <td className="o-formats">
                  {(['csv', 'xlsx'] as const).map((format) => (
                    <a
                      key={format}
                      href={file(name, format)}
                      download=""
                      aria-label={`${shared.nav[name]} ${shared[format]}`}
                    >
                      {shared[format]}
                    </a>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="examples">
        <h2 id="examples">{words.examples}</h2>
        <p>
          {words.examplesLead} <a href={to('/api')}>{shared.nav.api}</a>
        </p>
        {examples.map(([title, command]) => (
          <figure key={command} className="o-code">
            <figcaption>{title}</figcaption>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the keyboard */}
            <pre tabIndex={0}>
              <code>{command}</code>
            </pre>
            <button
              type="button"
              className="p-button"
              hidden
              data-copy={command}
              data-copied={words.copied}
              aria-label={`${words.copy}: ${title}`}
            >
              {words.copy}
            </button>
          </figure>
        ))}
      </section>
      <section aria-labelledby="terms" className="p-prose">
        <h2 id="terms">{words.terms}</h2>
        <ul>
          <li>{words.terms1}</li>
          <li>{words.terms2}</li>
          <li>{words.terms3}</li>
        </ul>
      </section>
    </>
  )
}
