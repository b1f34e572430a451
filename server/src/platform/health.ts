import type { FastifyInstance } from 'fastify'
import type { Platform } from './platform.ts'

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work; 503 names what is missing. Without
 * the warehouse it can: it is named, `missing` where its engine is not installed, and does not count.
 */
export function serveHealth(server: FastifyInstance, platform: Platform): void {
  server.get('/healthz', async () => ({ status: 'ok' }))
  server.get('/readyz', async (_request, reply) => {
    const database = await platform.database.ping().then(
      () => 'ok',
      () => 'away',
    )
    const { available, missing } = platform.warehouse.state()
    const warehouse = available ? 'ok' : missing ? 'missing' : 'away'
    return reply.code(database === 'ok' ? 200 : 503).send({ status: database, database, warehouse })
  })
}
