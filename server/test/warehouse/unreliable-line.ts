import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Address, EmbeddedEngine, Engine } from '../../src/platform/warehouse/embedded.ts'

/** What becomes of an insert: `lost` arrives and its answer does not; `cut` arrives in half. */
export type Fate = 'arrives' | 'lost' | 'cut'

/** A line to the warehouse's child that breaks where the test wants it to. */
export interface UnreliableLine {
  through(engine: EmbeddedEngine): Engine
  /** Decides over each insert into a table of the plan, in their order. */
  fate: (table: string) => Fate | Promise<Fate>
  close(): void
}

export async function openLine(): Promise<UnreliableLine> {
  let far: Address | undefined
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const table = /^insert into (\w+)/.exec(body.toString('utf8', 0, 100))?.[1]
    const fate = table ? await line.fate(table) : 'arrives'
    const to = far
    if (!to) return void request.socket.destroy()
    if (fate === 'cut') {
      void fetch(`${to.url}${request.url}`, { method: 'POST', body, ...headersOf(request) }).catch(
        () => {},
      )
      return void request.socket.destroy()
    }
    try {
      const reply = await fetch(`${to.url}${request.url}`, {
        method: request.method!,
        ...(request.method === 'POST' ? { body } : {}),
        ...headersOf(request),
      })
      const answer = Buffer.from(await reply.arrayBuffer())
      if (fate === 'lost') return void request.socket.destroy()
      const code = reply.headers.get('x-clickhouse-exception-code')
      response.writeHead(reply.status, code ? { 'x-clickhouse-exception-code': code } : {})
      response.end(answer)
    } catch {
      request.socket.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  let near: Address | undefined
  const line: UnreliableLine = {
    fate: () => 'arrives',
    through: (engine) => ({
      ...engine,
      address: () => {
        const now = engine.address()
        if (now !== far) {
          far = now
          near = now && { ...now, url: `http://127.0.0.1:${port}` }
        }
        return near
      },
    }),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
  return line
}

const headersOf = (request: { headers: { authorization?: string | undefined } }) => ({
  headers: { authorization: request.headers.authorization ?? '' },
})
