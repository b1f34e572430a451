import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeZip } from '../desk/make-zip.ts'
import { openWorld, type SignedIn, type World } from '../setup/world.ts'
import { multipart, multipartType } from './requests.ts'

let world: World
let officer: SignedIn
beforeAll(async () => {
  world = await openWorld()
  officer = await world.as('department-officer', 'commerce')
})
afterAll(() => world?.close())

const upload = async (name: string, content: Buffer | string) => {
  const before = process.cpuUsage()
  const reply = await officer.inject({
    method: 'POST',
    url: '/api/v1/desk/files',
    headers: { 'content-type': multipartType },
    payload: multipart(name, content),
  })
  const { user, system } = process.cpuUsage(before)
  return { status: reply.statusCode, json: reply.json(), cpuMs: (user + system) / 1000 }
}

const types = Buffer.from('<Types/>')
const sheet = (name: string, content: Buffer, declared?: number): Buffer =>
  makeZip([
    { name: '[Content_Types].xml', content: types },
    { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') },
    { name, content, ...(declared === undefined ? {} : { declared }) },
  ])

function png(width: number, height: number, more = Buffer.alloc(0)): Buffer {
  const chunk = (kind: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(4)
    head.writeUInt32BE(body.length)
    const content = Buffer.concat([Buffer.from(kind), body])
    // Nothing here reads the sum of a chunk.
    return Buffer.concat([head, content, Buffer.alloc(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
    more,
  ])
}

/** A JPEG's head with the size in its first frame. */
function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const app = Buffer.from([0xff, 0xe0, 0, 4, 0, 0])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app, frame, Buffer.from([0xff, 0xd9])])
}

const zeros = Buffer.alloc(300 * 2 ** 20)

describe('files that are weapons', () => {
  it.each([
    [
      'a sheet of 300 MB of nothing',
      'a.xlsx',
      () => sheet('xl/worksheets/sheet1.xml', zeros),
      'desk/file-unpacks-too-large',
    ],
    [
      'a sheet that says it is small',
      'a.xlsx',
      () => sheet('xl/worksheets/sheet1.xml', zeros.subarray(0, 2 ** 26), 100),
      'desk/file-unpacks-too-large',
    ],
    [
      'a sheet that says it is large',
      'a.xlsx',
      () => sheet('xl/worksheets/sheet1.xml', Buffer.from('x'), 4_000_000),
      'desk/file-unpacks-too-large',
    ],
    [
      'names that leave the folder',
      'a.docx',
      () =>
        makeZip([
          { name: '[Content_Types].xml', content: types },
          { name: 'word/document.xml', content: types },
          { name: '../../x', content: types },
        ]),
      'desk/file-damaged',
    ],
    [
      'one name twice',
      'a.docx',
      () =>
        makeZip([
          { name: '[Content_Types].xml', content: types },
          { name: 'word/document.xml', content: types },
          { name: 'WORD/document.xml', content: types },
        ]),
      'desk/file-damaged',
    ],
    [
      'six thousand entries',
      'a.docx',
      () => makeZip(Array.from({ length: 6000 }, (_, n) => ({ name: `${n}`, content: types }))),
      'desk/file-unpacks-too-large',
    ],
    [
      'an image of 2.5 thousand million points',
      'a.png',
      () => png(50_000, 50_000),
      'desk/image-too-large',
    ],
    [
      'an image wider than any screen',
      'a.png',
      () => png(4_000_000_000, 1),
      'desk/image-too-large',
    ],
    [
      'a photograph of 4 thousand million points',
      'a.jpg',
      () => jpeg(65_000, 65_000),
      'desk/image-too-large',
    ],
    [
      'a page called text',
      'a.html',
      () => Buffer.from('<script>alert(1)</script>'),
      'request/unsupported-type',
    ],
    [
      'a drawing',
      'a.svg',
      () => Buffer.from('<svg onload="alert(1)"/>'),
      'request/unsupported-type',
    ],
    ['a program', 'a.txt', () => Buffer.from('MZ\u0000\u0001'), 'request/unsupported-type'],
  ])('%s is refused, at little cost', async (_, name, make, code) => {
    const { json, cpuMs } = await upload(name, make())
    expect(json.code).toBe(code)
    expect(cpuMs).toBeLessThan(10_000)
  })

  it('an archive in an archive is not unpacked', async () => {
    const inner = sheet('xl/worksheets/sheet1.xml', zeros.subarray(0, 2 ** 26))
    const { status, cpuMs } = await upload('a.xlsx', sheet('xl/media/inner.zip', inner))
    expect(status).toBe(200)
    expect(cpuMs).toBeLessThan(10_000)
  })

  it.each([
    [
      'a picture with a page behind it',
      'x.html.png',
      png(10, 10, Buffer.from('<html><script>alert(1)</script>')),
      'image/png',
    ],
    [
      'a document with script',
      'x.pdf',
      Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'),
      'application/pdf',
    ],
    ['text that is a page', 'x.txt', Buffer.from('<html><script>alert(1)</script>'), 'text/plain'],
    ['a table that is a page', 'x.csv', Buffer.from('<html><script>alert(1)</script>'), 'text/csv'],
  ])('%s is only ever served as what it is, and runs nothing', async (_, name, content, media) => {
    const { json } = await upload(name, content)
    const { headers } = await officer.inject({ url: json.href })
    expect(headers['content-type']).toContain(media)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).not.toContain('script-src')
    if (media !== 'application/pdf') {
      expect(headers['content-security-policy']).toContain('sandbox;')
    }
    if (media.startsWith('text')) expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  })

  it.each([
    ['../../../etc/passwd', 'passwd.txt'],
    ['..\\\\..\\\\windows\\\\win.ini', 'win.ini.txt'],
    ['report\u202Efdp.exe', 'reportfdp.exe.txt'],
    ['CON', '_CON.txt'],
    ['aux.c', '_aux.c.txt'],
    ['...', 'file.txt'],
    ['\u200B\u2060', 'file.txt'],
    ["a'; filename=evil.exe", "a'; filename=evil.exe.txt"],
  ])('the name %j becomes one that leads nowhere and says what it is', async (given, kept) => {
    const { json } = await upload(`${given}.txt`, `text of ${given.length}`)
    expect(json.name).toBe(kept)
    const { headers } = await officer.inject({ url: json.href })
    const disposition = String(headers['content-disposition'])
    expect(disposition).toMatch(/^attachment; filename="file"; filename\*=UTF-8''[\w.!'()*~%-]+$/)
    expect(decodeURIComponent(disposition.split("UTF-8''")[1]!)).toBe(kept)
  })
})
