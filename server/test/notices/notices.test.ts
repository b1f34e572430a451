import { readdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type NewNotice, notify, queueMail } from '../../src/notices/index.ts'
import { makeNoticesJobs } from '../../src/notices/jobs.ts'
import { type Actor, anonymous, system } from '../../src/platform/actor.ts'
import { enqueue } from '../../src/platform/jobs.ts'
import { isMailAddress, openMailer } from '../../src/platform/mail.ts'
import { startWorker } from '../../src/platform/worker.ts'
import { type Bench, callAs, openBench, personOf } from '../platform/open-bench.ts'

const head = personOf('head', 'commerce', 'department-head')
const officer = personOf('officer', 'commerce', 'department-officer')
let bench: Bench
beforeAll(async () => {
  bench = await openBench([head, officer])
})
afterAll(() => bench.close())

const now = () => bench.platform.clock.now()
const tell = (notice: Partial<NewNotice> & { person: string }, actor: Actor = officer) =>
  bench.platform.database.inTransaction(actor, (tx) =>
    notify(
      { tx, now: now() },
      {
        kind: 'plan.progress-asked',
        values: { task: { zh: '任务七', en: 'task 7' }, period: '2018-Q1', due: '2018-04-20' },
        link: '/app/tasks/7',
        ...notice,
      },
    ),
  )
const mailTo = (to: string, actor: Actor = anonymous, more = {}) =>
  bench.platform.database.inTransaction(actor, (tx) =>
    queueMail(
      { tx, now: now() },
      { to, language: 'zh-CN', subject: '重置密码', text: '链接', ...more },
    ),
  )

async function runJobs(mailer = openMailer(bench.platform.config)): Promise<void> {
  const worker = startWorker(bench.platform, {
    handlers: makeNoticesJobs(mailer, async (_tx, person) => ({
      email: `${person}@wuhan.test`,
      language: 'en',
    })),
    schedules: [],
    subscribers: [],
    idleMs: 3_600_000,
  })
  await worker.drain()
  await worker.stop()
}
const digest = (slot: string, time = '08:30') =>
  bench.platform.database.inTransaction(system, (tx) =>
    enqueue(
      { tx, now: now() },
      { kind: 'notices.send-digests', payload: { time, slot: new Date(slot).toISOString() } },
    ),
  )
const mails = async (): Promise<string[]> => {
  const folder = join(bench.platform.config.dataDir, 'mail')
  const names = await readdir(folder).catch(() => [])
  return Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')))
}
const clearNotices = () => bench.owner.query('truncate notices_notice')

test('a notice reaches its reader alone, in the reader’s language, and once per key', async () => {
  await tell({ person: 'head', key: 'asked:7' })
  await tell({ person: 'head', key: 'asked:7' })
  const list = await callAs(bench, 'head')('GET', '/notices')
  expect(list.body.items).toHaveLength(1)
  expect(list.body.items[0]).toMatchObject({
    title: '请填报任务七的2018-Q1进展',
    link: '/app/tasks/7',
    readAt: null,
  })
  expect((await callAs(bench, 'officer')('GET', '/notices')).body.items).toEqual([])
  expect((await callAs(bench, undefined)('GET', '/notices')).status).toBe(401)
})

test('nobody marks another’s notice, and a link never leaves the product', async () => {
  const { id } = (await callAs(bench, 'head')('GET', '/notices')).body.items[0]
  expect((await callAs(bench, 'officer')('POST', `/notices/${id}/read`)).status).toBe(404)
  expect((await callAs(bench, 'head')('POST', `/notices/${id}/read`)).status).toBe(204)
  expect((await callAs(bench, 'head')('GET', '/notices/count')).body).toEqual({ unread: 0 })
  for (const link of [
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/tasks/7',
    'javascript:alert(1)',
  ]) {
    await expect(tell({ person: 'head', link })).rejects.toThrow()
  }
  await expect(tell({ person: 'head' }, anonymous)).rejects.toThrow('row-level security')
})

test('unread come first, bundles count as one, and pages follow without gap', async () => {
  await clearNotices()
  for (let n = 0; n < 3; n += 1) await tell({ person: 'head', bundle: 'reminders' })
  await tell({ person: 'head' })
  const first = (await callAs(bench, 'head')('GET', '/notices')).body.items
  expect(first.map((one: any) => one.count)).toEqual([1, 3])
  await callAs(bench, 'head')('POST', `/notices/${first[0].id}/read`)
  for (let n = 0; n < 5; n += 1) await tell({ person: 'head', key: `n${n}` })
  const all: any[] = []
  let after = ''
  do {
    const page = (await callAs(bench, 'head')('GET', `/notices?limit=2${after}`)).body
    all.push(...page.items)
    after = page.next ? `&after=${page.next}` : ''
  } while (after)
  expect(all).toHaveLength(7)
  expect(all.at(-1).readAt).not.toBeNull()
  expect((await callAs(bench, 'head')('GET', '/notices/count')).body).toEqual({ unread: 6 })
  expect((await callAs(bench, 'head')('POST', '/notices/read')).body).toEqual({ marked: 8 })
})

test('what may be switched off is hidden, what is a duty cannot be', async () => {
  await clearNotices()
  const as = callAs(bench, 'officer')
  const put = (kinds: object) =>
    as('PUT', '/notices/preferences', { digestTime: '08:30', quiet: [], kinds })
  expect((await put({ 'plan.progress-asked': 'off' })).body.code).toBe('notices/kind-is-binding')
  expect((await put({ 'plan.light-changed': 'off' })).status).toBe(200)
  await tell({ person: 'officer', kind: 'plan.light-changed', values: {} })
  expect((await as('GET', '/notices')).body.items).toEqual([])
  expect((await as('GET', '/notices/count')).body).toEqual({ unread: 0 })
  const reversed = await as('PUT', '/notices/preferences', {
    digestTime: '08:30',
    quiet: [{ from: '2018-05-02', to: '2018-05-01' }],
    kinds: {},
  })
  expect(reversed.body.fields[0].path).toBe('quiet.0.to')
})

test('a working day’s digest is one mail with everything unread, and is not repeated', async () => {
  await clearNotices()
  await tell({ person: 'head' })
  await tell({
    person: 'head',
    kind: 'plan.question-asked',
    values: { task: '7', question: 'Why?' },
  })
  await tell({ person: 'head', kind: 'plan.light-changed', values: {} })
  await digest('2018-04-16T08:30:00+08:00')
  await digest('2018-04-16T08:30:00+08:00')
  await runJobs()
  const sent = await mails()
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatch(/^To: head@wuhan\.test\r$/m)
  expect(sent[0]).toMatch(/^Subject: 2 notices for you\r$/m)
  expect(sent[0]).toContain('https://cloud.test/app/tasks/7')
})

test('no digest goes out on a holiday, nor hours late', async () => {
  await clearNotices()
  await tell({ person: 'head' })
  const before = (await mails()).length
  await digest('2018-04-16T01:00:00+08:00')
  bench.pass(5 * 86_400_000)
  await digest('2018-04-21T08:30:00+08:00')
  await runJobs()
  expect(await mails()).toHaveLength(before)
  bench.pass(2 * 86_400_000)
  await digest('2018-04-23T08:30:00+08:00')
  await runJobs()
  expect(await mails()).toHaveLength(before + 1)
})

test('a mail leaves once committed, and its text does not stay behind', async () => {
  await mailTo('new@wuhan.test')
  await runJobs()
  const { rows } = await bench.owner.query(
    `select state, body from notices_mail where recipient = 'new@wuhan.test'`,
  )
  expect(rows).toEqual([{ state: 'sent', body: null }])
  const eml = (await mails()).find((mail) => mail.includes('new@wuhan.test'))!
  expect(eml).toMatch(/^Subject: =\?UTF-8\?/m)
  expect(eml).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  await bench.platform.database.inTransaction(officer, async (tx) => {
    expect(await tx.selectFrom('notices_mail').selectAll().execute()).toEqual([])
  })
})

test('no header can be smuggled into a mail, and no second receiver', async () => {
  for (const to of [
    'a@b.cn\r\nBcc: x@y.cn',
    'a@b.cn, x@y.cn',
    'A <a@b.cn>',
    'a@b.cn;x@y.cn',
    '"a b"@c.cn',
    'a@b.cn\n',
  ]) {
    expect(isMailAddress(to), to).toBe(false)
    await expect(mailTo(to)).rejects.toThrow('notices/not-an-address')
  }
  await mailTo('victim@wuhan.test', anonymous, { subject: 'Hi\r\nBcc: x@y.cn\r\n\r\nbody' })
  await runJobs()
  const eml = (await mails()).find((mail) => mail.includes('victim@wuhan.test'))!
  expect(eml).toMatch(/^Subject: Hi Bcc: x@y\.cn body\r$/m)
  expect(eml).not.toMatch(/^Bcc:/m)
})

test('over SMTP a refused mail is tried again and arrives under the same message id', async () => {
  const got: string[] = []
  let refuse = true
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      text(stream).then((mail) => {
        got.push(mail)
        done(refuse ? Object.assign(new Error('busy'), { responseCode: 451 }) : null)
      }, done)
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  const mailer = openMailer({ ...bench.platform.config, smtpUrl: `smtp://127.0.0.1:${port}` })
  try {
    await mailTo('smtp@wuhan.test')
    await runJobs(mailer)
    const failed = await bench.owner.query(
      `select state, attempts from notices_mail where recipient = 'smtp@wuhan.test'`,
    )
    expect(failed.rows).toEqual([{ state: 'queued', attempts: 1 }])
    refuse = false
    bench.pass(60_000)
    await runJobs(mailer)
  } finally {
    mailer.close()
    await new Promise<void>((resolve) => smtp.close(resolve))
  }
  const ids = got.map((mail) => /^Message-ID: (.+)$/m.exec(mail)![1])
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
})
