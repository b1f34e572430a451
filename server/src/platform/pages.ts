import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { Language } from '@wstc/domain/kernel/bilingual'
import type { FastifyInstance } from 'fastify'
import type { Platform } from './platform.ts'

const web = fileURLToPath(new URL('../../../web', import.meta.url))
const dist = join(web, 'dist')

/** What a public page asks of the API; answered in this process, without a network call. */
export type LoadData = (path: string) => Promise<{ status: number; body: unknown }>

/** What `web/src/pages/public/entry-server.tsx` exports. */
interface PublicPages {
  renderPublicPage(request: {
    url: string
    language: Language
    nonce: string
    assets: { script: string; styles: readonly string[] }
    demo: { on: boolean; today: string }
    load: LoadData
  }): Promise<{ status: number; html: string; headers?: Record<string, string> }>
}

type Manifest = Record<string, { file: string; css?: string[]; isEntry?: boolean }>

async function publicAssets(): Promise<{ script: string; styles: string[] }> {
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

/**
 * The faces of the product: `/app/…` the workspace of signed-in people, everything else the
 * public pages, rendered here. Where nothing is built only the API is served.
 */
export async function servePages(server: FastifyInstance, platform: Platform): Promise<boolean> {
  if (!existsSync(join(dist, 'app/index.html'))) return false
  const shell = await readFile(join(dist, 'app/index.html'), 'utf8')
  const assets = await publicAssets()
  const entry = (await import(
    pathToFileURL(join(dist, 'pages/entry-server.js')).href
  )) as PublicPages
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
        .send(shell.replaceAll('__CSP_NONCE__', request.nonce)),
    )
  }
  server.get('/*', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    const english = path === '/en' || path.startsWith('/en/')
    const page = await entry.renderPublicPage({
      url: request.url,
      language: english ? 'en' : 'zh-CN',
      nonce: request.nonce,
      assets,
      demo: { on: platform.config.demo, today: platform.clock.today() },
      load: async (address) => {
        const answer = await server.inject({
          url: `/api/v1${address}`,
          headers: { 'x-language': english ? 'en' : 'zh-CN' },
          remoteAddress: request.ip,
        })
        return { status: answer.statusCode, body: answer.json() }
      },
    })
    return reply
      .code(page.status)
      .headers(page.headers ?? {})
      .type('text/html; charset=utf-8')
      .send(page.html)
  })
  return true
}
