import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createServer, type Plugin } from 'vite'
import { dress } from './city-look.ts'
import { drawPage, makeReader, type PublicPages } from './pages.ts'
import type { Platform } from './platform.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const web = join(root, 'web')
/** Stands for the answer's nonce, in `web/index.html` and in what the bundler writes. */
const cspNonce = '__CSP_NONCE__'

/** A browser cannot take a part of a page that only the server draws: it loads the page again. */
const reloadPublicPages: Plugin = {
  name: 'reload-public-pages',
  hotUpdate({ modules, server }) {
    if (this.environment.name !== 'ssr' || modules.length === 0) return
    server.environments.client.hot.send({ type: 'full-reload' })
  },
}

/**
 * `servePages` for `npm run dev`: the workspace and the public pages straight from the sources of
 * `web/`, on the server's own port; browsers are told when a source changes. Loaded by that
 * command only, so that an installation has no need of the bundler.
 */
export async function serveDevPages(server: FastifyInstance, platform: Platform): Promise<void> {
  const vite = await createServer({
    root: web,
    configFile: join(web, 'vite.config.ts'),
    cacheDir: join(root, '.cache', 'vite-dev'),
    mode: 'development',
    appType: 'custom',
    clearScreen: false,
    logLevel: 'warn',
    html: { cspNonce },
    plugins: [reloadPublicPages],
    server: { middlewareMode: true, hmr: { server: server.server }, fs: { allow: [root] } },
  })
  // Before the port closes: a browser that listens for changes would keep it open.
  server.addHook('preClose', () => vite.close())
  const passOn = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value)
    }
    vite.middlewares(request.raw, reply.raw, () => reply.raw.writeHead(404).end())
  }
  for (const path of ['@*', 'src/*', 'node_modules/*', 'mark.svg']) {
    server.get(`/app/${path}`, passOn)
  }
  for (const url of ['/app', '/app/*']) {
    server.get(url, async (request, reply) => {
      const page = await readFile(join(web, 'index.html'), 'utf8')
      const shell = await vite.transformIndexHtml(request.url, page)
      return reply
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(dress(shell.replaceAll(cspNonce, request.nonce), platform.city, request.nonce))
    })
  }
  server.get('/public-assets/mark.svg', (_, reply) => reply.redirect('/app/mark.svg'))
  const assets = { script: '/app/src/pages/public/client.ts', styles: [] }
  const read = makeReader(server, platform)
  server.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound()
    const pages = (await vite.ssrLoadModule('/src/pages/public/entry-server.tsx')) as PublicPages
    const page = await drawPage(request, pages, assets, read, platform)
    return reply
      .code(page.status)
      .headers(page.headers ?? {})
      .type('text/html; charset=utf-8')
      .send(page.html)
  })
}
