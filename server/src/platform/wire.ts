import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Problem } from '@wstc/domain/kernel/problem'
import type { Admission } from './admission.ts'
import { bareHeaders } from './bare-reply.ts'
import type { Config } from './config.ts'
import { countBare } from './metrics.ts'
import { problemBody } from './problems.ts'
import { retryAfter } from './retry-after.ts'
import { endSlowReaders, limitConnections } from './slow-clients.ts'

const fixed = Object.entries({
  ...bareHeaders,
  'content-type': 'application/problem+json; charset=utf-8',
}).flat()
const place = 'the-request'
/** The refusal in both languages, in two parts between which the request's id stands. */
const bodies = new Map(
  (['zh-CN', 'en'] as const).map((language) => [
    language,
    JSON.stringify(problemBody(new Problem('request/overloaded'), language, place)).split(place),
  ]),
)

/**
 * Refuses in the first moment what the gate would refuse anyway: no route is looked for, nothing
 * read, nobody asked who it is. Refusals must stay far cheaper than answers.
 */
function refuse(request: IncomingMessage, response: ServerResponse, id: string): void {
  const asked = request.headers['x-language'] ?? request.headers['accept-language'] ?? ''
  const [before, after] = bodies.get(/^en\b/i.test(String(asked)) ? 'en' : 'zh-CN')!
  // A text, not bytes: it then leaves in one piece with its headers.
  const body = `${before}${id}${after}`
  countBare(503)
  const length = String(Buffer.byteLength(body))
  const own = ['x-request-id', id, 'retry-after', retryAfter(), 'content-length', length]
  response.writeHead(503, [...fixed, ...own]).end(body)
}

/** The HTTP server with its limits of time and number, and the quick refusal in front of everything. */
export function openWire(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  config: Config,
  admission: Admission,
  newRequestId: () => string,
): Server {
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 2000,
    },
    (request, response) => {
      if (!request.url?.startsWith('/api/')) return handler(request, response)
      const { coming } = admission
      if (admission.requests.full(coming.size)) {
        admission.noteBare()
        return refuse(request, response, newRequestId())
      }
      // Many may arrive in one moment, before the first of them stands at the gate.
      coming.add(request)
      response.once('close', () => coming.delete(request))
      handler(request, response)
    },
  )
  server.setTimeout(60_000)
  limitConnections(server, config.maxConnections, config.trustProxy === 0)
  endSlowReaders(server)
  return server
}
