import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'
import { headerFaults, refusalFaults } from './judge.ts'

let world: World
let officer: SignedIn
let port: number
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('department-officer', 'commerce')
  await world.server.listen({ host: '127.0.0.1', port: 0 })
  port = (world.server.server.address() as AddressInfo).port
})
afterAll(() => world?.close())

/** Writes bytes to the server and reads until it closes, or has been quiet for a while. */
async function speak(text: string | Buffer, quietMs = 20_000): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (part) => {
    heard += part.toString('latin1')
  })
  socket.on('error', () => {})
  socket.setTimeout(quietMs, () => socket.destroy())
  socket.write(text)
  await once(socket, 'close')
  return heard
}

const json = 'content-type: application/json\r\n'
const post = 'POST /api/v1/sign-in HTTP/1.1\r\nhost: a\r\n'
const get = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${more}\r\n`

interface Heard {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

function read(text: string): Heard {
  const end = text.indexOf('\r\n\r\n')
  const [first = '', ...lines] = text.slice(0, end).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
  const status = Number(first.split(' ')[1])
  return { status, headers, body: Buffer.from(text.slice(end + 4), 'latin1').toString('utf8') }
}

describe('bytes that are no proper request', () => {
  it.each([
    ['noise', 'GARBAGE\r\n\r\n'],
    ['binary', Buffer.from([0, 1, 2, 255, 13, 10, 13, 10])],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nhost: a\r\nx: a\u0000b\r\n\r\n'],
    ['a space before the colon', 'GET / HTTP/1.1\r\nhost : a\r\n\r\n'],
    ['chunks that are none', `${post}${json}transfer-encoding: chunked\r\n\r\nZZ\r\nfoo\r\n`],
    [
      'a chunk beyond all size',
      `${post}${json}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n`,
    ],
    ['two lengths', `${post}${json}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
    [
      'a length and chunks',
      `${post}${json}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a length below nothing', `${post}${json}content-length: -1\r\n\r\n{}`],
    ['a length that is none', `${post}${json}content-length: 0x2\r\n\r\n{}`],
    ['a line end alone', 'GET / HTTP/1.1\nhost: a\n\n\rGET'],
    ['a target with a space', 'GET /a b HTTP/1.1\r\nhost: a\r\n\r\n'],
  ])(
    '%s is answered as a problem that tells nothing, and the connection ends',
    async (_, bytes) => {
      const { status, headers, body } = read(await speak(bytes))
      expect(status).toBeGreaterThanOrEqual(400)
      expect(status).toBeLessThan(500)
      expect(refusalFaults(status, headers['content-type'] ?? '', body)).toEqual([])
      expect(headerFaults(headers)).toEqual([])
      expect(headers.connection).toBe('close')
    },
  )

  it.each([
    ['a body that never comes in full', `${post}${json}content-length: 900\r\n\r\n{"login":`],
    [
      'a body that is cut',
      `${post}content-type: multipart/form-data; boundary=x\r\ncontent-length: 9\r\n\r\n--x\r\n`,
    ],
  ])('%s is no failure', async (_, bytes) => {
    const heard = await speak(bytes, 1500)
    expect(heard).not.toMatch(/^HTTP\/1.1 5/)
  })

  it('a second request hidden in the body of the first is not answered', async () => {
    const hidden = 'GET /api/v1/plan/summary HTTP/1.1\r\nhost: a\r\n\r\n'
    const heard = await speak(
      `${post}${json}content-length: ${hidden.length}\r\nconnection: close\r\n\r\n${hidden}`,
    )
    expect(heard.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  })
})

const spellings = ['/%61pi/v1', '/api/%761', 'http://elsewhere.test/api/v1', '/api/v1']

describe('another spelling of an address', () => {
  it.each(spellings)(
    '%s knows who asks, keeps nothing in caches and refuses strangers',
    async (api) => {
      const cookie = `cookie: __Host-wstc=${officer.cookies.get('__Host-wstc')}\r\n`
      const mine = read(await speak(get(`${api}/account/profile`, cookie)))
      expect(mine.status).toBe(200)
      expect(mine.headers['cache-control']).toBe('no-store')
      const nobody = read(await speak(get(`${api}/account/profile`)))
      expect(nobody.status).toBe(401)
      const foreign = read(
        await speak(
          `POST ${api}/notices/read HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${cookie}content-length: 0\r\n\r\n`,
        ),
      )
      expect(foreign.status).toBe(403)
    },
  )

  it('does not escape the limit of requests', async () => {
    const body = '{"login":"nobody"}'
    const statuses: number[] = []
    for (const api of [...spellings, ...spellings, ...spellings]) {
      const heard = await speak(
        `POST ${api}/password-resets HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${json}content-length: ${body.length}\r\n\r\n${body}`,
      )
      statuses.push(read(heard).status)
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(204))
    expect(statuses.slice(10)).toEqual([429, 429])
  })
})

it.each(['/%', '/%zz', '/api/v1/people/%zz', '/%E0%A4%A', '/api/v1/%ff'])(
  'the unreadable address %s is refused under the same headers as any other',
  async (url) => {
    const { statusCode, headers, body } = await world.server.inject(url)
    expect(statusCode).toBe(400)
    expect(refusalFaults(400, String(headers['content-type']), body)).toEqual([])
    expect(headerFaults(headers)).toEqual([])
  },
)
