import { createServer } from 'node:http'
import { Duplex } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readWhole } from '../../src/platform/whole-request.ts'

interface Parsed {
  readonly url: string
  readonly language: string
  readonly length: number
}

/** What Node’s parser makes of the bytes: every request that ended, and whether anything was wrong or is missing. */
async function parse(bytes: Buffer): Promise<{ all: Parsed[]; faulty: boolean }> {
  const all: Parsed[] = []
  let begun = 0
  let faulty = false
  const server = createServer((request, response) => {
    begun += 1
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
    })
    request.on('end', () => {
      const { 'x-language': chosen, 'accept-language': accepted } = request.headers
      all.push({ url: request.url!, language: String(chosen ?? accepted ?? ''), length })
      response.end()
    })
  })
  server.on('clientError', () => {
    faulty = true
  })
  server.on('upgrade', () => {
    faulty = true
  })
  server.on('checkContinue', () => {
    faulty = true
  })
  const socket = new Duplex({ read: () => {}, write: (_part, _coding, done) => done() })
  server.emit('connection', socket)
  socket.push(bytes)
  for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate)
  socket.destroy()
  return { all, faulty: faulty || begun !== all.length }
}

const head = 'GET /api/v1/plan/tasks HTTP/1.1\r\nhost: a\r\n'
const sized = (length: string, body: string) =>
  `POST /api/v1/x HTTP/1.1\r\nhost: a\r\n${length}\r\n\r\n${body}`

it.each([
  ['a question', `${head}\r\n`, { path: '/api/v1/plan/tasks', english: false }],
  ['one in English', `${head}Accept-Language: en-GB\r\n\r\n`, { english: true }],
  [
    'a choice before the browser’s',
    `${head}accept-language: en\r\nX-Language: zh-CN\r\n\r\n`,
    { english: false },
  ],
  ['one with a body', sized('Content-Length: 2', '{}'), { path: '/api/v1/x' }],
  ['a kept connection', `${head}Connection: Keep-Alive\r\n\r\n`, {}],
])('is read: %s', (_name, text, expected) => {
  expect(readWhole(Buffer.from(text))).toMatchObject(expected)
})

it.each([
  ['a part of one', head],
  ['more than one', `${head}\r\n${head}\r\n`],
  ['a body still on its way', sized('content-length: 3', '{}')],
  ['a body longer than told', sized('content-length: 1', '{}')],
  ['two lengths', sized('content-length: 2\r\ncontent-length: 2', '{}')],
  ['a length that is no number', sized('content-length: +2', '{}')],
  ['a length with a space before its colon', sized('content-length : 2', '{}')],
  ['a length folded over two lines', sized('x: 1\r\n content-length: 2', '{}')],
  ['a body in chunks', sized('transfer-encoding: chunked', '0\r\n\r\n')],
  ['a line ended by a bare line feed', `${head}x: 1\nconnection: close\r\n\r\n`],
  ['a bare carriage return', `${head}x: 1\rconnection: close\r\n\r\n`],
  ['no host', 'GET /api/v1/a HTTP/1.1\r\nx: a\r\n\r\n'],
  ['two hosts', `${head}Host: b\r\n\r\n`],
  ['an end of the connection', `${head}connection: close\r\n\r\n`],
  ['a change of protocol', `${head}connection: upgrade\r\nupgrade: websocket\r\n\r\n`],
  ['one who waits to be told to go on', sized('expect: 100-continue\r\ncontent-length: 2', '{}')],
  ['an older HTTP', 'GET /api/v1/a HTTP/1.0\r\nhost: a\r\n\r\n'],
  ['a question for the head only', 'HEAD /api/v1/a HTTP/1.1\r\nhost: a\r\n\r\n'],
  ['an address of another server', 'GET http://b/api/v1/a HTTP/1.1\r\nhost: a\r\n\r\n'],
  ['a space in the address', 'GET /api/v1/a b HTTP/1.1\r\nhost: a\r\n\r\n'],
  ['noise', 'GARBAGE\r\n\r\n'],
  ['a nought in a value', `${head}x: \0\r\n\r\n`],
])('is left to the parser: %s', (_name, text) => {
  expect(readWhole(Buffer.from(text, 'latin1'))).toBeUndefined()
})

const lines = fc.constantFrom(
  'host: a',
  'Host : a',
  'accept-language: en',
  'X-Language: zh-CN',
  'x-language:EN',
  'content-length: 2',
  'Content-Length: 0',
  'content-length: 02',
  'content-length:2 ',
  'content-length: 2, 2',
  'content-length : 2',
  'transfer-encoding: chunked',
  'Transfer-Encoding : identity',
  'connection: keep-alive',
  'connection: close',
  'cookie: a=\u00e9; b="c"',
  'x:',
  ': x',
  ' folded: 1',
  'x\tx: 1',
  'x: a\tb',
  'upgrade: h2c',
  'expect: 100-continue',
  'no colon',
)
/** The first one most of the time, so that most faults stand alone. */
const mostly = (usual: string, ...others: string[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))
const requests = fc
  .tuple(
    mostly('GET', 'POST', 'get', 'HEAD', 'OPTIONS', 'DELETE'),
    mostly('/api/v1/a', '/api/v1/a?b=%E4', '*', 'http://h/api', '/api/\u00e9', '//api'),
    mostly('HTTP/1.1', 'HTTP/1.0', 'HTTP/1.1 ', 'http/1.1'),
    fc.array(lines, { maxLength: 3 }),
    mostly('\r\n', '\n', '\r'),
    mostly('', '{}', '0\r\n\r\n', 'GET /b HTTP/1.1\r\nhost: a\r\n\r\n'),
    mostly('host: a\r\n', '', 'host: a\r\ncontent-length: 2\r\n'),
  )
  .map(([method, path, version, headers, end, body, host]) => {
    const all = headers.map((line) => line + end).join('')
    return Buffer.from(`${method} ${path} ${version}\r\n${host}${all}\r\n${body}`, 'latin1')
  })

it('what is read here is one whole request to Node too, or a body could pass for another’s request', async () => {
  let read = 0
  await fc.assert(
    fc.asyncProperty(requests, async (bytes) => {
      const asked = readWhole(bytes)
      if (!asked) return
      read += 1
      const { all, faulty } = await parse(bytes)
      expect({ faulty, count: all.length }).toEqual({ faulty: false, count: 1 })
      expect(asked).toEqual({ path: all[0]!.url, english: /^en\b/i.test(all[0]!.language) })
    }),
    { numRuns: 4000 },
  )
  expect(read).toBeGreaterThan(100)
})
