import type { Language } from '@wstc/domain/kernel/bilingual'
import { trimTail } from '@wstc/domain/kernel/trim'
import { renderToStaticMarkup } from 'react-dom/server'
import { publicTexts } from '../../i18n/public.ts'
import { wordsOf } from '../../i18n/tree.ts'
import { type FrameLink, inTongue, PublicFrame } from '../../kit/light/frame.tsx'
import type { Load, PageContent, PublicPage, PublicReply, PublicRequest } from './page.ts'
import { publicPages } from './pages.ts'
import { Tongue } from './tongue.tsx'

interface Found {
  readonly page: PublicPage
  readonly language: Language
  /** The path without its language. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
}

/** The page of an address with the names of what it needs, or undefined. */
export function findPublicPage(
  address: string,
): (Omit<Found, 'page'> & { readonly load: readonly Load[] }) | undefined {
  const found = find(address)
  if (!found) return undefined
  const { page, ...place } = found
  return { ...place, load: page.load }
}

/** Draws the page of `request.path`; an address without a page gets a page that says so. */
export function renderPublicPage(request: PublicRequest): PublicReply {
  const found = find(request.path)
  const { language, path } = found ?? placeOf(request.path)
  const context = {
    language,
    path,
    params: found?.params ?? {},
    query: new URLSearchParams(request.search),
    ...(request.demo ? { demo: request.demo } : {}),
  }
  const content = request.failed
    ? unavailable(language)
    : (found?.page.render(context, request.data) ?? missing(language))
  const html = renderToStaticMarkup(
    <PublicFrame
      language={language}
      path={path}
      title={content.title}
      description={content.description}
      nonce={request.nonce}
      assets={request.assets}
      links={headLinks}
      more={footLinks}
      {...(request.theme ? { theme: request.theme } : {})}
      {...(request.demo ? { demo: request.demo } : {})}
      {...(content.sources ? { sources: content.sources } : {})}
      {...(content.inline === undefined ? {} : { data: content.inline })}
    >
      <Tongue value={language}>{content.body}</Tongue>
    </PublicFrame>,
  )
  return {
    html: `<!doctype html>${html}`,
    status: content.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      vary: 'cookie',
      // The page holds this answer's nonce and the reader's theme: only the reader may keep it.
      'cache-control': content.cacheSeconds
        ? `private, max-age=${Math.min(60, content.cacheSeconds)}`
        : 'private, no-cache',
    },
  }
}

const linksOf = (place: 'nav' | 'foot'): readonly FrameLink[] =>
  publicPages
    .flatMap((page) => (page[place] ? [{ path: page.pattern, ...page[place] }] : []))
    .sort((a, b) => a.order - b.order)

const headLinks = linksOf('nav')
const footLinks = linksOf('foot')

function placeOf(address: string): { language: Language; path: string } {
  // Without double slashes, or a link made from the path would lead to another host.
  const plain = trimTail(address.replace(/\/{2,}/g, '/'), (one) => one === '/') || '/'
  if (plain === '/en') return { language: 'en', path: '/' }
  if (plain.startsWith('/en/')) return { language: 'en', path: plain.slice(3) }
  return { language: 'zh-CN', path: plain }
}

function find(address: string): Found | undefined {
  const place = placeOf(address)
  for (const page of publicPages) {
    const params = match(page.pattern, place.path)
    if (params) return { page, params, ...place }
  }
  return undefined
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (!part.startsWith(':')) {
      if (part !== value) return undefined
      continue
    }
    try {
      params[part.slice(1)] = decodeURIComponent(value)
    } catch {
      return undefined
    }
  }
  return params
}

function unavailable(language: Language): PageContent {
  const { unavailable: words } = wordsOf(publicTexts, language)
  return {
    title: words.title,
    description: words.lead,
    status: 503,
    body: (
      <>
        <h1>{words.title}</h1>
        <p className="p-lead">{words.lead}</p>
      </>
    ),
  }
}

function missing(language: Language): PageContent {
  const words = wordsOf(publicTexts, language)
  return {
    title: words.missing.title,
    description: words.missing.lead,
    status: 404,
    body: (
      <>
        <h1>{words.missing.title}</h1>
        <p className="p-lead">{words.missing.lead}</p>
        <p>
          <a href={inTongue('/', language)}>{words.missing.home}</a>
        </p>
      </>
    ),
  }
}
