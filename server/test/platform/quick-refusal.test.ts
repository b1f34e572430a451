import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { serveContexts } from '../../src/contexts.ts'
import { openWorld, type World } from '../setup/world.ts'

let world: World
let port: number
let parsed = 0
const held: (() => void)[] = []
const sockets: Socket[] = []

beforeAll(async () => {
  world = await openWorld({
    env: { REQUESTS_AT_WORK: '1', REQUESTS_WAITING: '1', REQUEST_WAIT_MS: '30000' },
    register: (server, platform) => {
      serveContexts(server, platform)
      server.get('/api/v1/held', async () => {
        await new Promise<void>((resolve) => held.push(resolve))
        return 'held'
      })
    },
  })
  await world.server.listen({ host: '127.0.0.1', port: 0 })
  port = (world.server.server.address() as AddressInfo).port
  world.server.server.on('request', () => {
    parsed += 1
  })
})
afterAll(() => world?.close())
afterEach(() => {
  for (const one of sockets.splice(0)) one.destroy()
})

const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5))
}
const places = () => world.server.admission.requests.state()
const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: a\r\n${more}\r\n`
const summary = get('/api/v1/plan/summary')
const body = '{"login":"a","password":"b"}'
const postHead = `POST /api/v1/sign-in HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`

/** A connection and the replies heard on it, whole and in their order. */
function open() {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  sockets.push(socket)
  let heard = Buffer.alloc(0)
  const replies: { status: number; head: string; text: string }[] = []
  socket.on('data', (part) => {
    heard = Buffer.concat([heard, part])
    for (;;) {
      const end = heard.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = heard.toString('latin1', 0, end).toLowerCase()
      const size = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0)
      if (heard.length < end + 4 + size) return
      const text = heard.toString('utf8', end + 4, end + 4 + size)
      replies.push({ status: Number(head.slice(9, 12)), head, text })
      heard = heard.subarray(end + 4 + size)
    }
  })
  const ask = async (...parts: string[]) => {
    const before = replies.length
    for (const part of parts) {
      socket.write(part)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await until(() => replies.length > before)
    return replies.at(-1)!
  }
  return { socket, replies, ask }
}

/** Takes the only place and the only turn in the queue; answers how to give them back. */
async function fill() {
  const two = [open(), open()]
  for (const one of two) one.socket.write(get('/api/v1/held'))
  await until(() => held.length === 1 && places().waiting === 1)
  return async () => {
    for (const one of two) {
      await until(() => held.length > 0)
      held.shift()!()
      await until(() => one.replies.length === 1)
    }
  }
}

it('a connection that is at rest is refused before anything is parsed, as plainly as any, and served after it', async () => {
  const one = open()
  expect((await one.ask(summary)).status).toBe(200)
  const empty = await fill()
  const before = parsed
  const chinese = await one.ask(summary)
  const english = await one.ask(get('/api/v1/plan/summary', 'accept-language: en\r\n'))
  const written = await one.ask(postHead + body)
  expect(parsed, 'none of them came to the parser').toBe(before)
  for (const { status, head, text } of [chinese, english, written]) {
    expect(status).toBe(503)
    expect(head).toMatch(/\r\nretry-after: [1-9]\r\n/)
    expect(head).toContain('\r\ncontent-type: application/problem+json; charset=utf-8')
    expect(head).toContain("\r\ncontent-security-policy: default-src 'none'")
    const id = /\r\nx-request-id: (\S{36})(\r\n|$)/.exec(head)?.[1]
    expect(JSON.parse(text)).toMatchObject({ code: 'request/overloaded', status: 503 })
    expect(text).toContain(id)
  }
  expect(chinese.text).toMatch(/系统繁忙/)
  expect(english.text).toMatch(/busy/)
  expect(new Set(one.replies.map(({ head }) => /x-request-id: (\S+)/.exec(head)?.[1])).size).toBe(4)
  await empty()
  expect((await one.ask(summary)).status).toBe(200)
  expect((await one.ask(postHead + body)).status).toBe(401)
})

it('what comes in parts is the parser’s, so that a body is never taken for a request', async () => {
  const one = open()
  expect((await one.ask(summary)).status).toBe(200)
  const empty = await fill()
  const hidden = summary
  const head = postHead.replace(/content-length: \d+/, `content-length: ${hidden.length}`)
  expect((await one.ask(head, hidden)).status).toBe(503)
  expect(one.replies, 'one reply to one request, whatever its body looks like').toHaveLength(2)
  await empty()
})

it('replies stand in the order of their questions, whoever refuses', async () => {
  const one = open()
  expect((await one.ask(summary)).status).toBe(200)
  one.socket.write(get('/api/v1/held'))
  await until(() => held.length === 1)
  const other = open()
  other.socket.write(get('/api/v1/held'))
  await until(() => places().waiting === 1)
  one.socket.write(summary)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(one.replies).toHaveLength(1)
  held.shift()!()
  await until(() => one.replies.length === 3)
  expect(one.replies.map(({ status }) => status)).toEqual([200, 200, 503])
  await until(() => held.length === 1)
  held.shift()!()
  await until(() => other.replies.length === 1)
})

it('pages and health are never refused here', async () => {
  const one = open()
  expect((await one.ask(get('/'))).status).not.toBe(503)
  const empty = await fill()
  expect((await one.ask(get('/somewhere'))).status).not.toBe(503)
  await empty()
})

it('a connection at rest is ended by the same limit of time, refused or not', async () => {
  const one = open()
  await one.ask(summary)
  const [socket] = [one.socket]
  const server = world.server.server
  expect(server.keepAliveTimeout).toBe(10_000)
  expect((await one.ask(summary)).head).toContain('keep-alive: timeout=10')
  const closed = once(socket, 'close')
  server.closeIdleConnections()
  await closed
})
