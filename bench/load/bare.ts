import Fastify from 'fastify'
import pg from 'pg'

/** The bare baseline: Fastify and nothing else, answering the very bytes that the product answered. */

export interface BareReply {
  readonly type: string
  readonly text: string
}

export interface BareOrder {
  readonly port: number
  /** By path with its query. */
  readonly replies: Readonly<Record<string, BareReply>>
  /** Where every write inserts one row and commits it, with nothing around it. */
  readonly database?: string
}

async function serve({ port, replies, database }: BareOrder): Promise<void> {
  const server = Fastify({ logger: false })
  const pool = database ? new pg.Pool({ connectionString: database, max: 10 }) : undefined
  await pool?.query('create table if not exists bare_write (id bigserial primary key, body jsonb)')
  const answers = new Map(
    Object.entries(replies).map(([path, { type, text }]) => [
      path,
      { type, bytes: Buffer.from(text) },
    ]),
  )
  server.get('/*', async (request, reply) => {
    const answer = answers.get(request.url)
    if (!answer) return reply.code(404).send()
    return reply.type(answer.type).send(answer.bytes)
  })
  server.route({
    method: ['POST', 'PUT'],
    url: '/*',
    handler: async (request, reply) => {
      await pool?.query('insert into bare_write (body) values ($1)', [JSON.stringify(request.body)])
      return reply.type('application/json').send('{}')
    },
  })
  await server.listen({ host: '127.0.0.1', port })
}

process.once('message', (order) => {
  serve(order as BareOrder).then(() => process.send!('ready'))
})
process.once('disconnect', () => process.exit(0))
