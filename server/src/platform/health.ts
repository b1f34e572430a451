import type { FastifyInstance } from 'fastify'
import type { Platform } from './platform.ts'

/** `/healthz`: the process lives. `/readyz`: it can do its work; 503 names what is missing. */
export function serveHealth(server: FastifyInstance, platform: Platform): void {
  server.get('/healthz', async () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const database = await platform.database.ping().then(
      () => 'ok',
      () => 'away',
    )
    return reply.code(database === 'ok' ? 200 : 503).send({ status: database, database })
  })
}
