import { publicTexts } from '../../i18n/public.ts'
import { wordsOf } from '../../i18n/tree.ts'
import { inTongue } from '../../kit/light/frame.tsx'
import type { PublicPage } from './page.ts'

export const homePage: PublicPage = {
  pattern: '/',
  load: [],
  nav: { label: { zh: '首页', en: 'Home' }, order: 0 },
  render: ({ language }) => {
    const words = wordsOf(publicTexts, language)
    return {
      title: words.home.title,
      description: words.home.lead,
      cacheSeconds: 300,
      body: (
        <>
          <h1>{words.product}</h1>
          <p className="p-lead">{words.home.lead}</p>
          <p>
            <a href={inTongue('/about', language)}>
              {language === 'en' ? 'About the platform' : '关于平台'}
            </a>
          </p>
        </>
      ),
    }
  },
}
