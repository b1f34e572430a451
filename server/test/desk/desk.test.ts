import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepResult, linkFile, openFile } from '../../src/desk/index.ts'
import { system } from '../../src/platform/actor.ts'
import { clearIncoming, pathOfContent } from '../../src/platform/files.ts'
import { enqueue } from '../../src/platform/jobs.ts'
import { startWorker } from '../../src/platform/worker.ts'
import { type Bench, callAs, callIn, openBench, personOf } from '../platform/open-bench.ts'
import { type Part, makeZip as zip } from './make-zip.ts'

const officer = personOf('officer', 'commerce', 'department-officer')
const colleague = personOf('colleague', 'commerce', 'department-officer')
const stranger = personOf('stranger', 'finance', 'department-officer')
const firm = personOf('firm', 'enterprise-1', 'enterprise-reporter')
const admin = personOf('admin', 'platform', 'system-admin')
let bench: Bench
beforeAll(async () => {
  bench = await openBench([officer, colleague, stranger, firm, admin])
})
afterAll(() => bench.close())

const pdf = Buffer.from('%PDF-1.7\n%%EOF\n')

async function upload(person: string, name: string, content: Buffer) {
  const mark = 'mark-of-the-part'
  const payload = Buffer.concat([
    Buffer.from(
      `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${mark}--\r\n`),
  ])
  const reply = await bench.server.inject({
    method: 'POST',
    url: '/api/v1/desk/files',
    headers: {
      'x-requested-with': 'wstc',
      'x-test-person': person,
      'content-type': `multipart/form-data; boundary=${mark}`,
    },
    payload,
  })
  return { status: reply.statusCode, body: reply.json() }
}

const docx = (...more: Part[]): Buffer =>
  zip([
    { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
    { name: 'word/document.xml', content: Buffer.from('<w/>') },
    ...more,
  ])

test('an acknowledged upload lies on disk under its hash, comes back byte for byte, and each reading leaves an entry', async () => {
  const { status, body } = await upload('officer', '验收 报告.exe.pdf', pdf)
  expect(status).toBe(200)
  expect(body).toMatchObject({ name: '验收 报告.exe.pdf', type: 'pdf', bytes: pdf.length })
  expect(await readFile(pathOfContent(bench.platform.config.dataDir, body.sha256))).toEqual(pdf)
  const got = await callAs(bench, 'colleague')('GET', `/desk/files/${body.id}`)
  expect(got.raw).toEqual(pdf)
  expect(got.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
  })
  expect(got.headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'self'")
  const again = await upload('stranger', 'other.pdf', pdf)
  expect(again.body.sha256).toBe(body.sha256)
  const { rows } = await bench.owner.query(
    `select kind, action from audit_entry where subject_id = $1 order by at, id`,
    [body.id],
  )
  expect(rows.map(({ kind, action }) => `${kind} ${action}`)).toEqual([
    'act desk.file.upload',
    'read desk.file.download',
  ])
})

test('nothing but pictures and PDF is shown in place, and pictures only in a sandbox', async () => {
  const { body } = await upload('officer', 'a.txt', Buffer.from('<script>alert(1)</script>'))
  const got = await callAs(bench, 'officer')('GET', `/desk/files/${body.id}`)
  expect(got.headers['content-disposition']).toMatch(/^attachment/)
  expect(got.headers['content-security-policy']).toMatch(/^sandbox;/)
  expect(got.headers['content-type']).toMatch(/^text\/plain/)
})

test('a file of another organisation answers like one that does not exist', async () => {
  const { body } = await upload('officer', 'a.pdf', Buffer.concat([pdf, Buffer.from('1')]))
  const hidden = await callAs(bench, 'stranger')('GET', `/desk/files/${body.id}`)
  const missing = await callAs(bench, 'stranger')('GET', '/desk/files/00000000')
  expect([hidden.status, hidden.body.title]).toEqual([404, missing.body.title])
  expect((await callAs(bench, 'stranger')('DELETE', `/desk/files/${body.id}`)).status).toBe(404)
})

test('a link opens a file to holders of its right, and only its own organisation can link it', async () => {
  const { body } = await upload('officer', 'b.pdf', Buffer.concat([pdf, Buffer.from('2')]))
  const link = {
    file: body.id,
    context: 'plan',
    subject: { kind: 'evidence', id: '1' },
    permission: 'plan.task.read',
  } as const
  const { database } = bench.platform
  await expect(
    database.inTransaction(stranger, (tx) => linkFile(callIn(bench, tx, stranger), link)),
  ).rejects.toThrow('request/not-found')
  const forged = database.inTransaction(stranger, (tx) =>
    tx
      .insertInto('desk_file_link')
      .values({
        file_id: body.id,
        organisation: 'finance',
        context: 'plan',
        subject_kind: 'x',
        subject_id: '1',
        permission: 'plan.task.read',
        at: new Date(0),
      })
      .execute(),
  )
  await expect(forged).rejects.toThrow('foreign key')
  await database.inTransaction(officer, (tx) => linkFile(callIn(bench, tx, officer), link))
  const open = (actor: typeof officer) =>
    database.inTransaction(actor, (tx) => openFile(callIn(bench, tx, actor), body.id))
  const opened = await open(stranger)
  ;(opened.stream as Readable).destroy()
  await expect(open(firm)).rejects.toThrow('request/not-found')
  const deleted = await callAs(bench, 'officer')('DELETE', `/desk/files/${body.id}`)
  expect(deleted.body.code).toBe('desk/file-in-use')
})

test.each([
  ['an executable named as a PDF', 'a.pdf', Buffer.from('MZ\x90\x00'), 'request/unsupported-type'],
  ['a web page', 'a.html', Buffer.from('<html>'), 'request/unsupported-type'],
  ['binary named as text', 'a.txt', Buffer.from([0x61, 0x00, 0x62]), 'request/unsupported-type'],
  [
    'an archive that is no document',
    'a.docx',
    zip([{ name: 'x', content: pdf }]),
    'request/unsupported-type',
  ],
  ['macros', 'a.docx', docx({ name: 'word/vbaProject.bin', content: pdf }), 'desk/file-has-macros'],
  [
    'a bomb',
    'a.docx',
    docx({ name: 'word/b', content: Buffer.alloc(30_000_000) }),
    'desk/file-unpacks-too-large',
  ],
  [
    'a bomb whose directory lies',
    'a.docx',
    docx({ name: 'word/b', content: Buffer.alloc(30_000_000), declared: 100 }),
    'desk/file-unpacks-too-large',
  ],
  [
    'a name that climbs out',
    'a.docx',
    docx({ name: '../../x', content: pdf }),
    'desk/file-damaged',
  ],
  ['a cut-off archive', 'a.docx', docx().subarray(0, -30), 'desk/file-damaged'],
  ['nothing', 'a.txt', Buffer.alloc(0), 'desk/file-empty'],
  [
    'more than the limit',
    'a.pdf',
    Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]),
    'request/too-large',
  ],
])('%s is refused and leaves nothing on disk', async (_, name, content, code) => {
  const before = await bench.owner.query('select count(*) from desk_file')
  const { body } = await upload('officer', name, content)
  expect(body.code).toBe(code)
  expect(body.title).not.toMatch(/[{}]/)
  expect(await readdir(join(bench.platform.config.dataDir, 'files', 'incoming'))).toEqual([])
  expect((await bench.owner.query('select count(*) from desk_file')).rows).toEqual(before.rows)
})

test('what a killed server had begun to receive is deleted at a start, what another receives is not', async () => {
  const { dataDir } = bench.platform.config
  const incoming = join(dataDir, 'files', 'incoming')
  await mkdir(incoming, { recursive: true })
  const [left, arriving] = [join(incoming, 'left'), join(incoming, 'arriving')]
  for (const file of [left, arriving]) await writeFile(file, 'half of a fi')
  const before = new Date(Date.now() - 2 * 3_600_000)
  await utimes(left, before, before)
  await clearIncoming(dataDir)
  expect(await readdir(incoming)).toEqual(['arriving'])
  await rm(arriving)
})

test('real documents are accepted: a workbook, GB18030 text, a document', async () => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表').addRow(['武汉', 1])
  const xlsx = Buffer.from(await book.xlsx.writeBuffer())
  expect((await upload('officer', 'a.xlsx', xlsx)).body.type).toBe('xlsx')
  expect((await upload('officer', 'a.docx', docx())).body.type).toBe('docx')
  const gb = Buffer.from([0xce, 0xe4, 0xba, 0xba, 0x2c, 0x31])
  const csv = await upload('officer', 'a.csv', gb)
  expect(csv.body.type).toBe('csv')
  const got = await callAs(bench, 'officer')('GET', `/desk/files/${csv.body.id}`)
  expect(got.headers['content-type']).toBe('text/csv; charset=gb18030')
})

test('a draft survives, belongs to one person, and two windows do not overwrite each other', async () => {
  const as = callAs(bench, 'officer')
  const path = '/desk/drafts/plan.progress:2018-Q1:7'
  expect((await as('GET', path)).body).toEqual({ draft: null })
  const first = await as('PUT', path, { formVersion: '1', values: { text: '进展' } }, 0)
  expect(first.body.revision).toBe(1)
  const second = await as('PUT', path, { formVersion: '1', values: { text: '进展二' } }, 1)
  expect(second.body.revision).toBe(2)
  const late = await as('PUT', path, { formVersion: '1', values: { text: 'x' } }, 1)
  expect(late.status).toBe(412)
  expect(late.body.code).toBe('desk/draft-changed-elsewhere')
  expect((await as('GET', path)).body.draft.values).toEqual({ text: '进展二' })
  expect((await callAs(bench, 'colleague')('GET', path)).body).toEqual({ draft: null })
  const huge = await as('PUT', path, { formVersion: '1', values: { text: 'x'.repeat(300_000) } }, 2)
  expect(huge.body.code).toBe('desk/draft-too-large')
  expect((await as('DELETE', path)).status).toBe(204)
  expect((await as('GET', '/desk/drafts')).body.items).toEqual([])
})

test('views are kept per list and person', async () => {
  const items = [{ name: '逾期', question: { filter: { light: 'red' } }, columns: ['number'] }]
  expect((await callAs(bench, 'officer')('PUT', '/desk/views/plan.tasks', { items })).body).toEqual(
    { items },
  )
  expect((await callAs(bench, 'officer')('GET', '/desk/views/plan.tasks')).body).toEqual({ items })
  expect((await callAs(bench, 'officer')('GET', '/desk/views/other')).body).toEqual({ items: [] })
  expect((await callAs(bench, 'stranger')('GET', '/desk/views/plan.tasks')).body).toEqual({
    items: [],
  })
})

test('a job’s progress and result are its owner’s alone', async () => {
  const worker = startWorker(bench.platform, {
    handlers: [
      {
        kind: 'test.make',
        run: async (job) => {
          await job.report(1, 2)
          return keepResult(job, Readable.from([Buffer.from('a,b\r\n')]), '结果', 'csv')
        },
      },
    ],
    schedules: [],
    subscribers: [],
    idleMs: 3_600_000,
  })
  const id = await bench.platform.database.inTransaction(officer, (tx) =>
    enqueue(
      { tx, now: bench.platform.clock.now() },
      { kind: 'test.make', owner: 'officer', totalSteps: 2 },
    ),
  )
  await worker.drain()
  await worker.stop()
  const card = (await callAs(bench, 'officer')('GET', `/desk/jobs/${id}`)).body
  expect(card).toMatchObject({
    state: 'done',
    done: 1,
    total: 2,
    href: `/api/v1/desk/jobs/${id}/result`,
  })
  expect((await callAs(bench, 'officer')('GET', `/desk/jobs/${id}/result`)).raw.toString()).toBe(
    'a,b\r\n',
  )
  for (const person of ['colleague', 'admin']) {
    expect((await callAs(bench, person)('GET', `/desk/jobs/${id}/result`)).status).toBe(404)
  }
})

test('an administrator starts a failed job again, nobody else does', async () => {
  const id = await bench.platform.database.inTransaction(system, (tx) =>
    enqueue({ tx, now: bench.platform.clock.now() }, { kind: 'test.none' }),
  )
  await bench.owner.query(
    `update platform_job set state = 'failed', error = 'boom at line 3' where id = $1`,
    [id],
  )
  expect((await callAs(bench, 'officer')('POST', `/desk/failed-jobs/${id}/retry`)).status).toBe(403)
  const failed = await callAs(bench, 'admin')('GET', '/desk/failed-jobs')
  expect(failed.body.items[0]).toMatchObject({
    id,
    error: 'boom at line 3',
    problem: 'request/failed',
  })
  expect((await callAs(bench, 'admin')('POST', `/desk/failed-jobs/${id}/retry`)).status).toBe(204)
  expect((await callAs(bench, 'admin')('POST', `/desk/failed-jobs/${id}/retry`)).body.code).toBe(
    'desk/job-not-failed',
  )
})
