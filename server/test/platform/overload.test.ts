import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { serveContexts } from '../../src/contexts.ts'
import { laneOf } from '../../src/platform/admission.ts'
import { serveHealth } from '../../src/platform/health.ts'
import { serveMetrics } from '../../src/platform/metrics.ts'
import { endSlowReaders, limitConnections } from '../../src/platform/slow-clients.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'

let world: World
let officer: SignedIn
let port: number
let cookie: string
const held: (() => void)[] = []
const sockets: Socket[] = []
let seen = 0

beforeAll(async () => {
  world = await openWorld({
    env: { REQUESTS_AT_WORK: '2', REQUESTS_WAITING: '3', REQUEST_WAIT_MS: '30000' },
    register: (server, platform) => {
      serveContexts(server, platform)
      serveHealth(server, platform)
      serveMetrics(server, undefined)
      server.get('/api/v1/held', async () => {
        await new Promise<void>((resolve) => held.push(resolve))
        return 'done'
      })
    },
  })
  officer = await world.as('department-officer', 'commerce')
  cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  await world.server.listen({ host: '127.0.0.1', port: 0 })
  port = (world.server.server.address() as AddressInfo).port
  world.server.server.on('request', () => {
    seen += 1
  })
})
afterAll(() => world?.close())
afterEach(() => {
  vi.restoreAllMocks()
  for (const one of sockets.splice(0)) one.destroy()
})

const ask = (path: string, headers: Record<string, string> = {}, more: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { ...more, headers })

const until = async (true_: () => boolean): Promise<void> => {
  while (!true_()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const places = () => world.server.admission.requests.state()

/** Fills every place and the queue; answers how to let all of them end. */
async function fill() {
  const replies = Array.from({ length: 5 }, () => ask('/api/v1/held'))
  await until(() => held.length === 2 && places().waiting === 3)
  return async () => {
    const statuses: number[] = []
    for (const reply of replies) {
      await until(() => held.length > 0)
      held.shift()!()
      const { status, body } = await reply
      await body?.cancel()
      statuses.push(status)
    }
    return statuses
  }
}

/** Files being received. */
function incoming(): number {
  const folder = join(world.platform.config.dataDir, 'files/incoming')
  return existsSync(folder) ? readdirSync(folder).length : 0
}

/** Sends bytes and nothing more; the connection stays open. */
function send(text: string): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  sockets.push(socket)
  socket.write(text)
  return socket
}

describe('a server with as many requests as it can bear', () => {
  it('refuses the next at once, in plain words, without work of its database, and loses none it took', async () => {
    const end = await fill()
    const queries = vi.spyOn(pg.Client.prototype, 'query')
    const signedIn = { cookie, 'x-requested-with': 'wstc', 'content-type': 'application/json' }
    const refused = await Promise.all([
      ask('/api/v1/plan/tasks', { cookie }),
      ask('/api/v1/plan/tasks', { cookie, 'accept-language': 'en' }),
      ask('/api/v1/sign-in', signedIn, { method: 'POST', body: '{"login":"a","password":"b"}' }),
      ask('/%61pi/v1/plan/tasks', { cookie }),
      world.server.inject({ url: '/api/v1/plan/tasks', headers: { cookie } }),
    ])
    expect(queries).not.toHaveBeenCalled()
    const titles: string[] = []
    for (const reply of refused) {
      const header = (name: string) =>
        reply instanceof Response ? reply.headers.get(name) : reply.headers[name]
      expect(reply instanceof Response ? reply.status : reply.statusCode).toBe(503)
      expect(Number(header('retry-after'))).toBeGreaterThan(0)
      expect(header('content-type')).toContain('application/problem+json')
      expect(header('content-security-policy')).toContain("default-src 'none'")
      expect(header('x-request-id')).toBeTruthy()
      const body = (await reply.json()) as { code: string; title: string; status: number }
      expect(body).toMatchObject({ code: 'request/overloaded', status: 503 })
      titles.push(body.title)
    }
    expect(titles[0]).toMatch(/系统繁忙/)
    expect(titles[1]).toMatch(/busy/)
    expect(places()).toEqual({ atWork: 2, waiting: 3 })
    expect(await end()).toEqual([200, 200, 200, 200, 200])
    expect(places()).toEqual({ atWork: 0, waiting: 0 })
    expect((await ask('/api/v1/plan/tasks', { cookie })).status).toBe(200)
  })

  it('still says how it is, or it would be restarted for being busy', async () => {
    const end = await fill()
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      const reply = await ask(path)
      expect(reply.status, path).toBe(200)
      const text = await reply.text()
      if (path !== '/metrics') continue
      expect(text).toMatch(/^wstc_requests_at_work 2$/m)
      expect(text).toMatch(/^wstc_requests_waiting 3$/m)
      expect(text).toMatch(/^wstc_requests_shed_total\{lane="any",reason="full"\} [1-9]/m)
    }
    await end()
  })
})

it('a crowd that arrives in one moment is refused before any route is looked for', async () => {
  const shed = async () =>
    Number(/lane="any",reason="full"\} (\d+)/.exec(await (await ask('/metrics')).text())?.[1] ?? 0)
  const before = await shed()
  const crowd = send('GET /api/v1/held HTTP/1.1\r\nhost: a\r\n\r\n'.repeat(500))
  await until(() => places().waiting === 3)
  expect((await shed()) - before).toBe(495)
  crowd.destroy()
  await until(() => {
    held.shift()?.()
    return places().atWork + places().waiting === 0
  })
})

describe('slow clients', () => {
  it('that send slowly take no place: others are served meanwhile', async () => {
    const before = seen
    const head = 'POST /api/v1/sign-in HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'
    for (let n = 0; n < 20; n += 1) send(`${head}content-length: 40\r\n\r\n{"login":`)
    await until(() => seen === before + 20 && places().atWork === 0)
    expect((await ask('/api/v1/plan/summary')).status).toBe(200)
    expect(places().waiting).toBe(0)
    // Whoever sends the rest after all is served.
    const late = sockets[0]!
    const answered = once(late, 'data')
    late.write('"a","password":"b"}            ')
    expect(String((await answered)[0])).toMatch(/^HTTP\/1.1 401/)
    expect(places().atWork).toBe(0)
  })

  it('that hang up while they send or wait leave no place taken', async () => {
    const before = seen
    const head = 'POST /api/v1/sign-in HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n'
    const half = [1, 2, 3].map(() => send(`${head}content-length: 40\r\n\r\n{"login":`))
    await until(() => seen === before + 3)
    for (const one of half) one.destroy()
    const end = await fill()
    const statuses = end()
    expect(await statuses).toEqual([200, 200, 200, 200, 200])
    await until(() => places().atWork === 0)
    const upload = () =>
      send(
        `POST /api/v1/desk/files HTTP/1.1\r\nhost: a\r\ncookie: ${cookie}\r\nx-requested-with: wstc\r\n` +
          'content-type: multipart/form-data; boundary=b\r\ncontent-length: 9000\r\n\r\n' +
          '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf of it',
      )
    const uploads = world.server.admission.uploads.state
    // One hangs up before it is known who it is, one in the middle of its file.
    const early = upload()
    await until(() => uploads().atWork === 1)
    early.destroy()
    await until(() => uploads().atWork === 0)
    const late = upload()
    await until(() => incoming() === 1)
    expect(uploads().atWork).toBe(1)
    expect(places().atWork, 'an upload keeps no place of the other requests').toBe(0)
    late.destroy()
    await until(() => uploads().atWork === 0 && incoming() === 0)
  })

  it('that read a table slowly take no place while it waits for them', async () => {
    const source = Readable.from(
      (function* () {
        for (let n = 0; n < 1000; n += 1) yield Buffer.alloc(64 * 1024)
      })(),
      { objectMode: false },
    )
    const stream = world.server.admission.paced(source)
    await once(stream, 'readable')
    await until(() => places().atWork === 0)
    const read = stream.readableLength
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(stream.readableLength, 'nothing more is made until it is read').toBe(read)
    stream.destroy()
    await until(() => source.destroyed)
  })

  it('are cut off when they do not read, and others of the same server are not', async () => {
    const big = Buffer.alloc(8 * 1024 * 1024, 'x')
    const server = createServer(({ url }, response) => {
      response.end(url === '/big' ? big : 'small')
    })
    endSlowReaders(server, { every: 20, grace: 200, bytesPerSecond: 1e9 })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const at = (server.address() as AddressInfo).port
    const stuck = connect(at, '127.0.0.1').on('error', () => {})
    stuck.pause()
    stuck.write('GET /big HTTP/1.1\r\nhost: a\r\n\r\n')
    const reader = connect(at, '127.0.0.1')
    const connections = () => new Promise((resolve) => server.getConnections((_e, n) => resolve(n)))
    for (let left: unknown = 2; left !== 1; left = await connections()) {
      reader.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n')
      await once(reader, 'data')
    }
    expect(reader.destroyed).toBe(false)
    reader.destroy()
    stuck.destroy()
    server.closeAllConnections()
    server.close()
  })

  it('of one address cannot take all connections', async () => {
    const server = createServer((_request, response) => void response.end('x'))
    limitConnections(server, 10, true)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const at = (server.address() as AddressInfo).port
    const many = Array.from({ length: 8 }, () => connect(at, '127.0.0.1').on('error', () => {}))
    await until(() => many.filter((one) => one.closed).length === 3)
    const count = await new Promise((resolve) => server.getConnections((_e, n) => resolve(n)))
    expect(count).toBe(5)
    for (const one of many) one.destroy()
    server.close()
  })
})

it('slow kinds of work are known as such, or a few of them would hold up every reader', () => {
  const of = (lane: string) =>
    world.server.served.filter((one) => laneOf(one.endpoint) === lane).map((one) => one.name)
  expect(of('password').sort()).toEqual([
    'identity.acceptInvitation',
    'identity.changePassword',
    'identity.createApiKey',
    'identity.renewRecoveryCodes',
    'identity.requestReset',
    'identity.resetPassword',
    'identity.signIn',
    'identity.startSecondFactor',
  ])
  const tables = of('table')
  for (const one of ['identity.exportPeople', 'audit.exportEntries', 'plan.exportProjects']) {
    expect(tables).toContain(one)
  }
  expect(of('other')).not.toContain('audit.exportLog')
})
