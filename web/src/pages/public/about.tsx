import { aboutTexts } from '../../i18n/about.ts'
import { wordsOf } from '../../i18n/tree.ts'
import type { PublicPage } from './page.ts'

export const aboutPage: PublicPage = {
  pattern: '/about',
  load: [],
  nav: { label: aboutTexts.short, order: 90 },
  render: ({ language }) => {
    const words = wordsOf(aboutTexts, language)
    const sections = [
      [words.whatTitle, words.what1, words.what2, words.what3],
      [words.judgeTitle, words.judge1, words.judge2, words.judge3],
      [words.privacyTitle, words.privacy1, words.privacy2, words.privacy3],
      [words.readTitle, words.read1, words.read2, words.read3],
    ] as const
    return {
      title: words.title,
      description: words.lead,
      cacheSeconds: 3600,
      sources: [words.source],
      body: (
        <>
          <h1>{words.title}</h1>
          <p className="p-lead">{words.lead}</p>
          {sections.map(([title, ...paragraphs]) => (
            <section key={title} className="p-prose">
              <h2>{title}</h2>
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ))}
          <section className="p-prose">
            <h2>{words.openTitle}</h2>
            <p>
              {words.open1} <a href="/openapi.json">/openapi.json</a>
            </p>
          </section>
        </>
      ),
    }
  },
}
