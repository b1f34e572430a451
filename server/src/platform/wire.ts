import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Problem } from '@wstc/domain/kernel/problem'
import type { Admission } from './admission.ts'
import { bareHeaders } from './bare-reply.ts'
import type { Config } from './config.ts'
import { countBare } from './metrics.ts'
import { problemBody } from './problems.ts'
import { keepAliveMs, refuseQuickly } from './quick-refusal.ts'
import { retryAfter } from './retry-after.ts'
import { endSlowReaders, limitConnections } from './slow-clients.ts'

const fixed = Object.entries({
  ...bareHeaders,
  'content-type': 'application/problem+json; charset=utf-8',
}).flat()
const place = 'the-request'

/** The refusal in a language, in two parts between which an id of 36 letters stands. */
function prepare(language: 'zh-CN' | 'en') {
  const problem = problemBody(new Problem('request/overloaded'), language, place)
  const text = JSON.stringify(problem)
  const [before, after] = text.split(place) as [string, string]
  return { before, after, length: String(Buffer.byteLength(text) - place.length + 36) }
}
const inChinese = prepare('zh-CN')
const inEnglish = prepare('en')

/** The same as bytes for a connection, with the places of what differs each time. */
function prepareBytes({ before, after, length }: typeof inChinese) {
  const lines: string[] = ['HTTP/1.1 503 Service Unavailable']
  for (let at = 0; at < fixed.length; at += 2) lines.push(`${fixed[at]}: ${fixed[at + 1]}`)
  const kept = `timeout=${keepAliveMs / 1000}`
  lines.push(`content-length: ${length}`, 'connection: keep-alive', `keep-alive: ${kept}`)
  const upToRetry = `${lines.join('\r\n')}\r\nretry-after: `
  const upToId = `${upToRetry}0\r\nx-request-id: `
  const upToBody = `${upToId}${place.padEnd(36)}\r\n\r\n${before}`
  const whole = Buffer.from(`${upToBody}${place.padEnd(36)}${after}`)
  return {
    whole,
    retryAt: Buffer.byteLength(upToRetry),
    idsAt: [Buffer.byteLength(upToId), Buffer.byteLength(upToBody)],
  }
}
const bytesInChinese = prepareBytes(inChinese)
const bytesInEnglish = prepareBytes(inEnglish)

/** The refusal as it goes over a connection; one letter is enough for the seconds. */
function refusalBytes(english: boolean, id: string): Buffer {
  const { whole, retryAt, idsAt } = english ? bytesInEnglish : bytesInChinese
  const bytes = Buffer.allocUnsafe(whole.length)
  whole.copy(bytes)
  bytes.write(retryAfter(), retryAt, 1, 'latin1')
  for (const at of idsAt) bytes.write(id, at, 36, 'latin1')
  return bytes
}

/** Ids that differ in their last four figures only, made from one in 65,536 turns: quicker than new ones. */
function countIds(newId: () => string): () => string {
  let turn = 0
  let stem = ''
  return () => {
    if (turn % 0x1_0000 === 0) stem = newId().slice(0, -4)
    turn += 1
    return stem + (turn % 0x1_0000).toString(16).padStart(4, '0')
  }
}

/**
 * Refuses in the first moment what the gate would refuse anyway: no route is looked for, nothing
 * read, nobody asked who it is. Refusals must stay far cheaper than answers.
 */
function refuse(request: IncomingMessage, response: ServerResponse, id: string): void {
  const asked = request.headers['x-language'] ?? request.headers['accept-language']
  const { before, after, length } =
    typeof asked === 'string' && /^en\b/i.test(asked) ? inEnglish : inChinese
  countBare()
  const own = ['x-request-id', id, 'retry-after', retryAfter(), 'content-length', length]
  // A text, not bytes: it then leaves in one piece with its headers.
  response.writeHead(503, [...fixed, ...own]).end(before + id + after)
}

/** The HTTP server with its limits of time and number, and the quick refusal in front of everything. */
export function openWire(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  config: Config,
  admission: Admission,
  newRequestId: () => string,
): Server {
  const refusalId = countIds(newRequestId)
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: 2000,
    },
    (request, response) => {
      if (!request.url?.startsWith('/api/')) return handler(request, response)
      const { coming } = admission
      if (admission.requests.full(coming.size)) {
        admission.noteBare()
        return refuse(request, response, refusalId())
      }
      // Many may arrive in one moment, before the first of them stands at the gate.
      coming.add(request)
      response.once('close', () => coming.delete(request))
      handler(request, response)
    },
  )
  server.setTimeout(60_000)
  refuseQuickly(server, ({ path, english }) => {
    if (!path.startsWith('/api/') || !admission.requests.full(admission.coming.size)) return
    admission.noteBare()
    countBare()
    return refusalBytes(english, refusalId())
  })
  limitConnections(server, config.maxConnections, config.trustProxy === 0)
  endSlowReaders(server)
  return server
}
