import { randomBytes } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit, {
  type FastifyRateLimitStore,
  type FastifyRateLimitStoreCtor,
} from '@fastify/rate-limit'
import { Problem } from '@wstc/domain/kernel/problem'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Actor, anonymous } from './actor.ts'
import { isApi, openAdmission } from './admission.ts'
import { answerClientError, bareHeaders } from './bare-reply.ts'
import { compressPublic } from './compression.ts'
import { newId } from './ids.ts'
import { languageOf } from './language.ts'
import { observe } from './metrics.ts'
import type { Platform } from './platform.ts'
import { sendProblem } from './problems.ts'
import { openRates, type Rates } from './rates.ts'
import { openBoard } from './server-board.ts'
import { openWire } from './wire.ts'

const megabyte = 1024 * 1024
export const uploadLimit = 20 * megabyte
/** A system asks in turn and tries again after a while; it needs no more than a busy person. */
const keyRatePerMinute = 120

export interface HttpParts {
  /** Finds who asks, from the session cookie. */
  authenticate(platform: Platform, request: FastifyRequest): Promise<Actor>
  /** Adds the routes of every context. */
  register(server: FastifyInstance): void | Promise<void>
}

/** The policy's header is written from the raw request. */
const nonces = new WeakMap<object, string>()
const nonceOf = (request: object): string => `'nonce-${nonces.get(request) ?? ''}'`

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * A form on another site cannot set `x-requested-with`, and a script there is stopped by the
 * browser's preflight; the origin is compared as well where the browser sends one.
 */
function refuseCrossSite(request: FastifyRequest, platform: Platform): void {
  if (!unsafe.has(request.method) || request.actor.kind === 'anonymous') return
  // A browser never sends a key by itself.
  if (request.actor.key) return
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const own = new URL(platform.config.publicUrl).host
  const foreign =
    origin !== undefined &&
    ![own, request.headers.host].includes(URL.canParse(origin) ? new URL(origin).host : '')
  if (site === 'cross-site' || foreign || request.headers['x-requested-with'] !== 'wstc') {
    throw new Problem('request/cross-site')
  }
}

/** The plugin makes its store with `new`; what a constructor answers is taken instead of its own. */
function storeOf(rates: Rates): FastifyRateLimitStoreCtor {
  return function store() {
    const made: FastifyRateLimitStore = {
      incr: (key, done, windowMs) => done(null, rates.count(key, windowMs ?? 60_000)),
      child: () => made,
    }
    return made
  } as unknown as FastifyRateLimitStoreCtor
}

/** An act dated before acts that came before it would falsify the record's order. */
function refuseClockBehind(request: FastifyRequest, { clock }: Platform): void {
  if (!unsafe.has(request.method)) return
  const last = clock.behind()
  if (last) throw new Problem('request/clock-behind', { last: last.toISOString() })
}

/** The server with everything a request passes before it reaches a context. */
export async function buildServer(platform: Platform, parts: HttpParts): Promise<FastifyInstance> {
  const { config, log, clock } = platform
  const admission = openAdmission(config)
  const newRequestId = (): string => newId(clock.now())
  const server = Fastify({
    logger: false,
    bodyLimit: megabyte,
    serverFactory: (handler) => openWire(handler, config, admission, newRequestId),
    trustProxy: (_address: string, hop: number) => hop < config.trustProxy,
    genReqId: newRequestId,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...bareHeaders, 'x-request-id': request.id })
      sendProblem(error, request as FastifyRequest, reply as FastifyReply, log)
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, newRequestId()),
  })
  server.decorate('served', [])
  server.decorate('admission', admission)
  server.decorate('board', openBoard(platform, admission))
  server.addHook('onClose', async () => admission.stop())
  server.decorateRequest('actor', null as unknown as Actor)
  server.decorateRequest('language', 'zh-CN')
  server.decorateRequest('nonce', '')
  server.setErrorHandler((error: Error, request, reply) => sendProblem(error, request, reply, log))

  await server.register(cookie)
  server.addHook('onRequest', async (request) => {
    request.nonce = randomBytes(16).toString('base64')
    nonces.set(request.raw, request.nonce)
    request.language = languageOf(request)
    request.actor = anonymous
  })
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: config.dev ? ["'self'", nonceOf] : ["'self'"],
        // In development the bundler's client writes style elements that know no nonce.
        styleSrc: config.dev ? ["'self'", "'unsafe-inline'"] : ["'self'", nonceOf],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: config.dev ? ["'self'", 'ws:'] : ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: true }
      : false,
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  })
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (isApi(request)) reply.header('cache-control', 'no-store')
  })
  admission.guard(server)
  server.addHook('onRequest', async (request) => {
    if (!isApi(request)) return
    refuseClockBehind(request, platform)
    request.actor = await parts.authenticate(platform, request)
    refuseCrossSite(request, platform)
  })
  const rates = openRates(platform)
  server.addHook('onClose', async () => rates.stop())
  await server.register(rateLimit, {
    global: true,
    hook: 'preHandler',
    timeWindow: '1 minute',
    store: storeOf(rates),
    max: (request: FastifyRequest) => {
      const most = request.routeOptions.config.perMinute ?? config.ratePerMinute
      return request.actor.key ? Math.min(most, keyRatePerMinute) : most
    },
    keyGenerator: (request: FastifyRequest) => {
      const { operation, perMinute } = request.routeOptions.config
      const who = request.actor.key?.id ?? request.actor.personId ?? request.ip
      return perMinute ? `${operation}:${request.ip}:${who}` : who
    },
    allowList: (request: FastifyRequest) => !isApi(request),
    errorResponseBuilder: (_request, context) =>
      new Problem('request/rate-limited', { seconds: Math.ceil(context.ttl / 1000) }),
  })
  await server.register(multipart, {
    limits: { fileSize: uploadLimit, files: 1, fields: 10, fieldSize: 10_000, headerPairs: 50 },
  })
  observe(server)
  compressPublic(server)
  server.setNotFoundHandler((request, reply) =>
    sendProblem(new Problem('request/not-found', { what: 'address' }), request, reply, log),
  )
  await parts.register(server)
  return server
}
