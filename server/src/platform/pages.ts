import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dress } from './city-look.ts'
import type { Platform } from './platform.ts'

const web = fileURLToPath(new URL('../../../web', import.meta.url))
const dist = join(web, 'dist')
/** Milliseconds for which a public reply serves every page that asks for it. */
const kept = 2000
const keptReplies = 500

interface Assets {
  readonly script: string
  readonly styles: readonly string[]
}

/** What `web/src/pages/public/entry-server.tsx` exports. */
export interface PublicPages {
  findPublicPage(
    path: string,
  ): { params: Readonly<Record<string, string>>; load: readonly string[] } | undefined
  renderPublicPage(request: {
    path: string
    search: string
    theme?: 'light' | 'dark'
    nonce: string
    assets: Assets
    demo?: { today: string }
    data: Readonly<Record<string, unknown>>
    failed?: boolean
  }): { status: number; html: string; headers?: Readonly<Record<string, string>> }
}

type Manifest = Record<string, { file: string; css?: string[]; isEntry?: boolean }>

async function publicAssets(): Promise<Assets> {
  const manifest = JSON.parse(
    await readFile(join(dist, 'public-assets/manifest.json'), 'utf8'),
  ) as Manifest
  const entry = Object.values(manifest).find((one) => one.isEntry)
  if (!entry) throw new Error('The public pages are not built: run npm run build')
  return {
    script: `/public-assets/${entry.file}`,
    styles: (entry.css ?? []).map((file) => `/public-assets/${file}`),
  }
}

/** `/plan/targets/:id?asOf` with what the page's address and query give for it. */
export function addressOfLoad(
  load: string,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
): string {
  const [path = '', names] = load.split('?')
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const asked = new URLSearchParams()
  for (const name of names?.split('&') ?? []) {
    const value = query.get(name)
    if (value) asked.set(name, value)
  }
  return asked.size > 0 ? `${filled}?${asked}` : filled
}

interface Answer {
  readonly status: number
  readonly body?: unknown
}

/** Asks the API as a caller without a session; the same question is asked once in a while. */
export function makeReader(server: FastifyInstance, platform: Platform) {
  const replies = new Map<string, { until: number; answer: Promise<Answer> }>()
  const ask = async (address: string, remoteAddress: string): Promise<Answer> => {
    const reply = await server.inject({ url: `/api/v1${address}`, remoteAddress })
    if (reply.statusCode !== 200) replies.delete(address)
    return reply.statusCode === 200
      ? { status: 200, body: reply.json() }
      : { status: reply.statusCode }
  }
  return (address: string, remoteAddress: string): Promise<Answer> => {
    const now = platform.clock.now().getTime()
    const known = replies.get(address)
    if (known && known.until > now) return known.answer
    if (replies.size >= keptReplies) replies.clear()
    const answer = ask(address, remoteAddress)
    replies.set(address, { until: now + kept, answer })
    return answer
  }
}

/** The address a request names; a target may be `//` or, to a proxy, begin with a scheme and host. */
function addressOf(target: string): URL {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '')
  return new URL(`http://page${path.startsWith('/') ? path : `/${path}`}`)
}

/** The page of a request with everything it shows. */
export async function drawPage(
  request: FastifyRequest,
  pages: PublicPages,
  assets: Assets,
  read: ReturnType<typeof makeReader>,
  platform: Platform,
) {
  const { pathname, search, searchParams } = addressOf(request.url)
  const found = pages.findPublicPage(pathname)
  const names = found?.load ?? []
  const answers = await Promise.all(
    names.map((name) => read(addressOfLoad(name, found?.params ?? {}, searchParams), request.ip)),
  )
  const data = Object.fromEntries(
    answers.flatMap((answer, index) =>
      answer.status === 200 ? [[names[index], answer.body]] : [],
    ),
  )
  const theme = request.cookies.wstc_theme
  const page = pages.renderPublicPage({
    path: pathname,
    search,
    nonce: request.nonce,
    assets,
    data,
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(platform.config.demo ? { demo: { today: platform.clock.today() } } : {}),
    ...(answers.some(({ status }) => status === 429 || status >= 500) ? { failed: true } : {}),
  })
  return { ...page, html: dress(page.html, platform.city, request.nonce) }
}

/**
 * The faces of the product: `/app/…` the workspace of signed-in people, everything else the
 * public pages, drawn here. Where nothing is built only the API is served.
 */
export async function servePages(server: FastifyInstance, platform: Platform): Promise<boolean> {
  if (!existsSync(join(dist, 'app/index.html'))) return false
  const shell = await readFile(join(dist, 'app/index.html'), 'utf8')
  const assets = await publicAssets()
  const pages = (await import(
    pathToFileURL(join(dist, 'pages/entry-server.js')).href
  )) as PublicPages
  const read = makeReader(server, platform)
  const immutable = { immutable: true, maxAge: '365d' }
  await server.register(fastifyStatic, {
    root: join(dist, 'app/assets'),
    prefix: '/app/assets/',
    ...immutable,
  })
  await server.register(fastifyStatic, {
    root: join(dist, 'public-assets'),
    prefix: '/public-assets/',
    decorateReply: false,
    ...immutable,
  })
  for (const url of ['/app', '/app/*']) {
    server.get(url, async (request, reply) =>
      reply
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(
          dress(shell.replaceAll('__CSP_NONCE__', request.nonce), platform.city, request.nonce),
        ),
    )
  }
  server.get('/*', { config: { drawn: true } }, async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound()
    const page = await drawPage(request, pages, assets, read, platform)
    return reply
      .code(page.status)
      .headers(page.headers ?? {})
      .type('text/html; charset=utf-8')
      .send(page.html)
  })
  return true
}
