import type { Bilingual, Language } from '@wstc/domain/kernel/bilingual'
import type { ReactNode } from 'react'
import { publicTexts } from '../../i18n/public.ts'
import { wordsOf } from '../../i18n/tree.ts'
import { Mark } from '../layout/mark.tsx'

export interface FrameLink {
  /** Address without the language. */
  readonly path: string
  readonly label: Bilingual
}

export interface FrameProps {
  readonly language: Language
  /** Address of the page without the language. */
  readonly path: string
  readonly title: string
  readonly description: string
  readonly theme?: 'light' | 'dark'
  readonly nonce: string
  readonly assets: { readonly script: string; readonly styles: readonly string[] }
  readonly links: readonly FrameLink[]
  /** Further pages, listed in the foot. */
  readonly more?: readonly FrameLink[]
  readonly demo?: { readonly today: string }
  /** Where the page's figures come from; shown in the foot. */
  readonly sources?: readonly ReactNode[]
  /** Data for the page's own script or for whoever reads the page by program. */
  readonly data?: unknown
  readonly children: ReactNode
}

/** `/about` in the language: Chinese has no prefix, English has `/en`. */
export function inTongue(path: string, language: Language): string {
  if (language === 'zh-CN') return path
  return path === '/' ? '/en' : `/en${path}`
}

/** JSON that cannot close its script element. */
function inert(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

/** `page` for the page itself, `true` for the head of the part it is in. */
function currentOf(link: string, path: string): { 'aria-current'?: 'page' | 'true' } {
  if (link === path) return { 'aria-current': 'page' }
  return link !== '/' && path.startsWith(`${link}/`) ? { 'aria-current': 'true' } : {}
}

/** A whole public page: complete without script, quicker with it. */
export function PublicFrame(props: FrameProps) {
  const { language, path, title, nonce, assets } = props
  const words = wordsOf(publicTexts, language)
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <html lang={language} {...(props.theme ? { 'data-theme': props.theme } : {})}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={props.description} />
        <title>{`${title} · ${words.product}`}</title>
        <link rel="alternate" hrefLang="zh-CN" href={inTongue(path, 'zh-CN')} />
        <link rel="alternate" hrefLang="en" href={inTongue(path, 'en')} />
        <link rel="icon" href="/public-assets/mark.svg" type="image/svg+xml" />
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <script type="module" src={assets.script} nonce={nonce} />
      </head>
      <body>
        <a className="k-skip" href="#main">
          {words.skip}
        </a>
        <div className="p-frame">
          <header className="p-top">
            <div className="p-wide">
              <a className="k-product" href={inTongue('/', language)}>
                <Mark />
                <span>{words.product}</span>
              </a>
              <nav aria-label={words.navigation}>
                {props.links.map((link) => (
                  <a
                    key={link.path}
                    href={inTongue(link.path, language)}
                    {...currentOf(link.path, path)}
                  >
                    {language === 'en' ? link.label.en : link.label.zh}
                  </a>
                ))}
              </nav>
              <div className="p-tools">
                <a href={inTongue(path, other)} lang={other} hrefLang={other} data-language={other}>
                  {words.otherLanguage}
                </a>
                <button type="button" hidden data-theme-toggle="">
                  {words.theme}
                </button>
                <a className="p-sign-in" href="/app/">
                  {words.signIn}
                </a>
              </div>
            </div>
          </header>
          <div>
            {props.demo && (
              <aside className="k-demo" aria-label={words.demo}>
                <strong>{words.demo}</strong>
                <span>{words.demoExplained.replace('{{today}}', props.demo.today)}</span>
              </aside>
            )}
          </div>
          <main className="p-main p-wide" id="main" tabIndex={-1}>
            {props.children}
          </main>
          <footer className="p-foot">
            <div className="p-wide">
              <section>
                <h2>{words.sources}</h2>
                {props.sources?.length ? (
                  <ul>
                    {props.sources.map((source, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
                      <li key={index}>{source}</li>
                    ))}
                  </ul>
                ) : (
                  <p>{words.noSources}</p>
                )}
              </section>
              {props.more && (
                <nav aria-labelledby="p-more">
                  <h2 id="p-more">{words.more}</h2>
                  <ul className="p-more">
                    {props.more.map((link) => (
                      <li key={link.path}>
                        <a href={inTongue(link.path, language)} {...currentOf(link.path, path)}>
                          {language === 'en' ? link.label.en : link.label.zh}
                        </a>
                      </li>
                    ))}
                  </ul>
                </nav>
              )}
              <section>
                <h2>{words.accessibility}</h2>
                <p>{words.accessibilityNote}</p>
              </section>
            </div>
          </footer>
        </div>
        {props.data !== undefined && (
          <script
            type="application/json"
            id="page-data"
            nonce={nonce}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: made inert above
            dangerouslySetInnerHTML={{ __html: inert(props.data) }}
          />
        )}
      </body>
    </html>
  )
}
