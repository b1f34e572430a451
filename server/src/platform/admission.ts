import type { IncomingMessage } from 'node:http'
import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import type { Endpoint } from '@wstc/domain/kernel/endpoint'
import { Problem } from '@wstc/domain/kernel/problem'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'
import { type Gate, type GateHooks, type Leave, makeGate } from './gate.ts'
import { watchLateness } from './lateness.ts'
import { countRefused, measureWait, showGates } from './metrics.ts'

/** Streams of tables that may be open at once: each keeps some of its rows in memory. */
const openTables = 32
const uploadPlaces = 32

/** Headers of a request that has a body. */
const unread = ['content-length', 'transfer-encoding']

/** A request's place at work. */
export interface Place {
  leave: Leave
  readonly enter: () => Promise<Leave>
  /** Given back while the body is on its way. */
  arriving: boolean
}

/** How full one gate is, and how many it turned away since this process began. */
export interface GateLoad {
  readonly gate: 'requests' | 'uploads' | 'pages'
  readonly atWork: number
  readonly places: number
  readonly waiting: number
  readonly refused: number
}

export interface Admission {
  /** The API. */
  readonly requests: Gate
  /** Files on their way in; they wait for their senders and hold no connection meanwhile. */
  readonly uploads: Gate
  /** Requests to the API that have arrived and not yet come to a gate. */
  readonly coming: Set<IncomingMessage>
  /** Public pages being drawn; they ask the API in turn, so they must not take its places. */
  readonly pages: Gate
  /** The stream of a table, made only while a place for such work is free. */
  paced(source: Readable): Readable
  /** Adds the hooks that let requests in. */
  guard(server: FastifyInstance): void
  /** Takes note of a request refused in front of the gate, before anything was looked up. */
  noteBare(): void
  load(): GateLoad[]
  stop(): void
}

/** By the route that was found: `/%61pi/…` and `http://host/api/…` lead to the same one. */
export const isApi = ({ url, routeOptions }: FastifyRequest): boolean =>
  [routeOptions.url ?? '', url].some((one) => one.startsWith('/api/'))

/** The kind of work, where there are fewer places for it than for others. */
export function laneOf(endpoint: Endpoint | undefined): string {
  if (endpoint?.work) return endpoint.work
  return endpoint?.file?.some((type) => /csv|spreadsheet|pdf|ndjson|word/.test(type))
    ? 'table'
    : 'other'
}

/**
 * The gates of one server. As many requests work at once as there are connections to the
 * database less two, so that none waits for a connection and jobs and `/readyz` find one.
 */
export function openAdmission(config: Config): Admission {
  const lateness = watchLateness(config.requestWaitMs / 2)
  const atWork = config.requestsAtWork
  const lane = (places: number) => ({ atWork: Math.max(1, places), waiting: 4 * places })
  const refused = { requests: 0, uploads: 0, pages: 0 }
  const hooksOf = (gate: GateLoad['gate']): GateHooks => ({
    late: lateness.late,
    onRefused: (lane, why) => {
      refused[gate] += 1
      countRefused(lane, why)
    },
    onEntered: measureWait,
  })
  const waitMs = config.requestWaitMs
  const narrow = Math.max(1, Math.floor(atWork / 4))
  const requests = makeGate(
    {
      atWork,
      waiting: config.requestsWaiting,
      waitMs,
      lanes: { table: lane(narrow), password: lane(Math.min(narrow, availableParallelism())) },
    },
    hooksOf('requests'),
  )
  const uploads = makeGate({ atWork: uploadPlaces, waiting: 0, waitMs }, hooksOf('uploads'))
  const pages = makeGate({ atWork, waiting: config.requestsWaiting, waitMs }, hooksOf('pages'))
  const stopShowing = showGates([requests, uploads, pages])
  const coming = new Set<IncomingMessage>()
  let open = 0

  async function* makeInTurn(source: Readable): AsyncGenerator<Buffer> {
    const parts = source[Symbol.asyncIterator]()
    try {
      for (;;) {
        const leave = await requests.goOn('table')
        const { value, done } = await parts.next().finally(leave)
        if (done) return
        yield value
      }
    } finally {
      source.destroy()
    }
  }
  const gateOf = (request: FastifyRequest): Gate | undefined => {
    const { drawn, endpoint } = request.routeOptions.config
    if (drawn) return pages
    if (endpoint?.upload) return uploads
    return isApi(request) ? requests : undefined
  }

  return {
    requests,
    uploads,
    coming,
    pages,
    paced: (source) => {
      open += 1
      const stream = Readable.from(makeInTurn(source), { objectMode: false })
      return stream.once('close', () => {
        open -= 1
        source.destroy()
      })
    },
    guard: (server) => {
      server.decorateRequest('place', undefined)
      server.addHook('onRequest', async (request) => {
        coming.delete(request.raw)
        const gate = gateOf(request)
        if (!gate) return
        const lane = laneOf(request.routeOptions.config.endpoint)
        if (lane === 'table' && open >= openTables) {
          refused.requests += 1
          countRefused(lane, 'full')
          throw new Problem('request/overloaded')
        }
        const enter = () => gate.enter(lane, () => request.raw.socket.destroyed)
        request.place = { leave: await enter(), enter, arriving: false }
      })
      server.addHook('preParsing', async (request, _reply, payload) => {
        const { place, raw, headers } = request
        const arriving = raw.complete === false && unread.some((name) => name in headers)
        // Who sends slowly takes nobody's place. Multipart is read by its handler, in a gate for that.
        if (place && arriving && !request.isMultipart()) {
          place.arriving = true
          place.leave()
        }
        return payload
      })
      server.addHook('preHandler', async ({ place }) => {
        if (place?.arriving) place.leave = await place.enter()
      })
      server.addHook('onSend', async ({ place }, _reply, payload) => {
        place?.leave()
        return payload
      })
    },
    noteBare: () => {
      refused.requests += 1
    },
    load: () => [
      { gate: 'requests', ...requests.state(), places: atWork, refused: refused.requests },
      { gate: 'uploads', ...uploads.state(), places: uploadPlaces, refused: refused.uploads },
      { gate: 'pages', ...pages.state(), places: atWork, refused: refused.pages },
    ],
    stop: () => {
      lateness.stop()
      stopShowing()
    },
  }
}
