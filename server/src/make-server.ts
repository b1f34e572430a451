import type { FastifyInstance } from 'fastify'
import { serveContexts } from './contexts.ts'
import { authenticate } from './identity/index.ts'
import { serveHealth } from './platform/health.ts'
import { buildServer } from './platform/http.ts'
import { serveMetrics } from './platform/metrics.ts'
import { serveOpenApi } from './platform/openapi.ts'
import { servePages } from './platform/pages.ts'
import type { Platform } from './platform/platform.ts'

/** The server of `platform` with everything it answers; not listening yet. */
export function makeServer(
  platform: Platform,
  parts: { readonly pages: boolean },
): Promise<FastifyInstance> {
  return buildServer(platform, {
    authenticate,
    register: async (server) => {
      serveHealth(server, platform)
      serveMetrics(server, platform.config.metricsToken)
      serveContexts(server, platform)
      serveOpenApi(server, platform.config.publicUrl)
      if (!parts.pages) return
      if (platform.config.dev) {
        const { serveDevPages } = await import('./platform/dev-pages.ts')
        await serveDevPages(server, platform)
      } else await servePages(server, platform)
    },
  })
}
