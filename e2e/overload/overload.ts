import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'
import { splitCores } from './cores.ts'
import type { Order, Quantiles, Result } from './load.ts'
import { type MeasuredServer, startMeasured } from './server.ts'
import { openSlowClients } from './slow.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const times = ({ p50, p95, p99 }: Quantiles): string =>
  `p50 ${p50.toFixed(1)} · p95 ${p95.toFixed(1)} · p99 ${p99.toFixed(1)} ms`
const rate = (result: Result, seconds: number): number => result.good / seconds

/** Four reads to one write, as people at work would send them. */
function mixOf(cookie: string): string[] {
  const head = `host: a\r\ncookie: ${cookie}\r\nx-requested-with: wstc\r\n`
  const get = (path: string) => `GET /api/v1${path} HTTP/1.1\r\n${head}\r\n`
  const put = (n: number) => {
    const body = JSON.stringify({ items: [{ name: `view ${n}`, question: { n }, columns: [] }] })
    return `PUT /api/v1/desk/views/overload-${n} HTTP/1.1\r\n${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  }
  return Array.from({ length: 20 }, (_, n) => [
    get('/plan/tasks'),
    get(`/plan/tasks/${1 + n}`),
    get('/plan/targets'),
    get(`/plan/tasks/${21 + n}`),
    put(n),
  ]).flat()
}

const cores = splitCores()

/** One load from a process of its own. */
async function load(order: Order): Promise<Result> {
  const command = [...cores.load.prefix, process.execPath, '--import', 'tsx']
  const child = spawn(command[0]!, [...command.slice(1), join(import.meta.dirname, 'load.ts')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  child.send(order)
  const [result] = (await once(child, 'message')) as [Result]
  child.kill()
  return result
}

/** Asks `/healthz` and looks at the memory all the while. */
function watch(server: MeasuredServer) {
  const health: number[] = []
  let failed = 0
  let memory = 0
  const timer = setInterval(async () => {
    memory = Math.max(memory, server.memory())
    const begun = performance.now()
    const reply = await fetch(`${server.origin}/healthz`).catch(() => undefined)
    await reply?.body?.cancel()
    if (reply?.ok) health.push(performance.now() - begun)
    else failed += 1
  }, 250)
  return () => {
    clearInterval(timer)
    health.sort((a, b) => a - b)
    return { memory, failed, slowest: health.at(-1) ?? 0, p50: health[health.length >> 1] ?? 0 }
  }
}

/**
 * Ten times what the server can do: what it still does, how fast it refuses the rest, whether it
 * stays well, how soon it is itself again, and what slow clients do to the others.
 */
export async function measureOverload(port: number, seconds: number): Promise<boolean> {
  say(
    `\n${availableParallelism()} cores (${cpus()[0]?.model}). Server and PostgreSQL: ${cores.server.words}. Load: ${cores.load.words}.`,
  )
  const server = await startMeasured(port, cores.server.prefix)
  try {
    const cookie = await server.signIn('department-officer')
    const requests = mixOf(cookie)
    const closed = (asking: number, long: number) => load({ port, requests, seconds: long, asking })
    const warm = await closed(8, 5)
    if (warm.other + warm.lost + warm.refused > 0) {
      throw new Error(`The mix does not work: ${JSON.stringify(warm)}`)
    }
    const trials = [8, 24, 48].map((asking) => ({ asking, best: 0 }))
    for (const one of trials) one.best = rate(await closed(one.asking, seconds), seconds)
    const { asking, best } = trials.reduce((a, b) => (b.best > a.best ? b : a))
    const before = server.memory()
    /** A load with what it served for each second of the server's processor time. */
    const weighed = async (work: Promise<Result>) => {
      const from = server.processor()
      const result = await work
      return { result, perProcessor: result.good / Math.max(0.01, server.processor() - from) }
    }
    const calm = await weighed(closed(asking, seconds))
    say(`peak       ${best.toFixed(0)} /s with ${asking} asking in turn; memory ${before} MB`)

    const end = watch(server)
    const perSecond = Math.round(10 * best)
    const { result: over, perProcessor } = await weighed(
      load({ port, requests, seconds: 2 * seconds, perSecond }),
    )
    const seen = end()
    const after = await closed(asking, 12)
    const again = after.goodPerSecond.findIndex((count) => count >= 0.9 * best)
    const later = rate(await closed(asking, seconds), seconds)
    const peak = Math.max(best, later)
    const good = rate(over, 2 * seconds)
    const per = (count: number) => `${((100 * count) / over.offered).toFixed(0)} %`
    say(`overload   ${perSecond} /s offered for ${2 * seconds} s: ${good.toFixed(0)} /s served`)
    say(
      `           refused ${per(over.refused)}, no connection free ${per(over.unsent)}, lost ${over.lost}, other ${over.other}`,
    )
    say(`           served  ${times(over.goodMs)}`)
    say(`           refused ${times(over.refusedMs)}`)
    say(
      `           health  p50 ${seen.p50.toFixed(1)} · slowest ${seen.slowest.toFixed(1)} ms, ${seen.failed} failed; memory ${seen.memory} MB at most`,
    )
    say(`ratio      ${(good / peak).toFixed(2)} of the peak (bar 0.80)`)
    say(
      `           ${perProcessor.toFixed(0)} served for each second of the server's processor, ${calm.perProcessor.toFixed(0)} at the peak: ${(perProcessor / calm.perProcessor).toFixed(2)}; the figure to read where others use the machine too`,
    )
    const shed = await fetch(`${server.origin}/metrics`).then((reply) => reply.text())
    for (const [, labels, count] of shed.matchAll(/^wstc_requests_shed_total\{(.*)\} (\d+)$/gm)) {
      say(`           refused so far: ${count} with ${labels}`)
    }
    say(`recovery   ${again < 0 ? 'not within 12' : again + 1} s to nine tenths (bar 10)`)

    const alone = rate(await closed(asking, seconds), seconds)
    const slow = openSlowClients(port, 200, cookie)
    const beside = await closed(asking, 3 * seconds)
    say(
      `slow       200 slow clients: others ${(rate(beside, 3 * seconds) / alone).toFixed(2)} of what they had without; ${slow.ended()} ended after ${3 * seconds} s, refused ${beside.refused}`,
    )
    slow.close()
    return good / peak >= 0.8 && again >= 0 && again < 10 && seen.failed === 0
  } finally {
    await server.stop()
  }
}
