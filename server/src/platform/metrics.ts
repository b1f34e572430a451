import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Gate, Refusal } from './gate.ts'
import type { WarehouseState } from './warehouse.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry })
const duration = new Histogram({
  name: 'wstc_request_seconds',
  help: 'Time from request to answer, by operation and status class',
  labelNames: ['operation', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.075, 0.15, 0.3, 1, 3, 10],
  registers: [registry],
})
const refused = new Counter({
  name: 'wstc_problems_total',
  help: 'Requests answered with a problem, by status',
  labelNames: ['status'],
  registers: [registry],
})

const gauge = (name: string, help: string): Gauge =>
  new Gauge({ name, help, registers: [registry] })
const warehouseUp = gauge('wstc_warehouse_available', 'Whether the warehouse answers, 1 or 0')
const warehouseWaiting = gauge('wstc_warehouse_waiting_rows', 'Rows that wait for the warehouse')
const warehouseLag = gauge('wstc_warehouse_lag_seconds', 'Age of the oldest row that waits')

/** Shows how the warehouse is. */
export function setWarehouseGauges(state: WarehouseState): void {
  warehouseUp.set(state.available ? 1 : 0)
  warehouseWaiting.set(state.waiting)
  warehouseLag.set(state.lagSeconds)
}

const jobsAtWork = gauge('wstc_jobs_at_work', 'Background jobs that this server runs now')

/** Shows how many jobs this server runs now. */
export const showJobs = (atWork: number): void => jobsAtWork.set(atWork)

const shed = new Counter({
  name: 'wstc_requests_shed_total',
  help: 'Requests refused because too many were at work, by kind of work and reason',
  labelNames: ['lane', 'reason'],
  registers: [registry],
})
const queued = new Histogram({
  name: 'wstc_request_wait_seconds',
  help: 'Time that requests waited for their turn, by kind of work',
  labelNames: ['lane'],
  buckets: [0.001, 0.005, 0.025, 0.1, 0.3, 1],
  registers: [registry],
})

export const countRefused = (lane: string, reason: Refusal): void => shed.inc({ lane, reason })
export const measureWait = (lane: string, waitedMs: number): void =>
  queued.observe({ lane }, waitedMs / 1000)

const gates = new Set<Gate>()
const sum = (what: 'atWork' | 'waiting'): number =>
  [...gates].reduce((total, one) => total + one.state()[what], 0)
for (const [name, help, what] of [
  ['wstc_requests_at_work', 'Requests at work now', 'atWork'],
  ['wstc_requests_waiting', 'Requests waiting for their turn now', 'waiting'],
] as const) {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(sum(what))
    },
  })
}

/** Shows how full the gates are; answers how to stop. */
export function showGates(shown: readonly Gate[]): () => void {
  for (const one of shown) gates.add(one)
  return () => {
    for (const one of shown) gates.delete(one)
  }
}

/** Refusals before any route was looked for, not yet in the counters: labels cost more than they do. */
let bare = 0

/** Counts what was refused before any route was looked for. */
export function countBare(): void {
  bare += 1
}

function settleBare(): void {
  if (bare === 0) return
  shed.inc({ lane: 'any', reason: 'full' }, bare)
  refused.inc({ status: '503' }, bare)
  bare = 0
}

/** Measures every request by its operation, never by its address. */
export function observe(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config?.operation ?? 'other'
    duration.observe(
      { operation, status: `${Math.floor(reply.statusCode / 100)}xx` },
      reply.elapsedTime / 1000,
    )
    if (reply.statusCode >= 400) refused.inc({ status: String(reply.statusCode) })
  })
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** `/metrics` for Prometheus: with the token, or, where none is set, from this machine only. */
export function serveMetrics(server: FastifyInstance, token: string | undefined): void {
  server.get('/metrics', async (request, reply) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    const wanted = Buffer.from(`Bearer ${token ?? ''}`)
    const allowed = token
      ? given.length === wanted.length && timingSafeEqual(given, wanted)
      : loopback.has(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for']
    if (!allowed) return reply.callNotFound()
    settleBare()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
