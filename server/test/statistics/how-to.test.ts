import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityContract } from '@wstc/domain/identity/contract'
import { deliveryLimits } from '@wstc/domain/statistics/sources/contract/deliveries'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Guide, openGuide, readCommand, readCurl, root } from '../setup/documented.ts'
import { fxFile, fxRow, openSourcesWorld, type SourcesWorld } from './sources-world.ts'

let world: SourcesWorld

beforeAll(async () => {
  world = await openSourcesWorld()
})
afterAll(() => world?.close())

interface Sent {
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** A call besides those of the page, with the key that the page’s calls have. */
async function ask(key: string, method: string, path: string, sent: Sent = {}) {
  const reply = await world.server.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: { authorization: `Bearer ${sent.key ?? key}`, ...sent.headers },
    ...(sent.body === undefined ? {} : { payload: sent.body as object }),
  })
  return { status: reply.statusCode, body: reply.json() }
}

/** Each problem of the page’s table comes with its status, and no other is provoked. */
async function expectProblems(
  guide: Guide,
  provoked: Readonly<Record<string, () => Promise<{ status: number; body: { code: string } }>>>,
): Promise<void> {
  const met: Record<string, number> = {}
  for (const provoke of Object.values(provoked)) {
    const { status, body } = await provoke()
    met[body.code] = status
  }
  expect(met).toEqual(guide.problems())
}

/** Addresses that a key of this scope reaches and the page does not name. */
function unnamed(guide: Guide, scope: string): string[] {
  const reached = world.server.served.filter(({ endpoint }) => endpoint.key === scope)
  expect(reached.length).toBeGreaterThan(5)
  return reached
    .filter(({ endpoint: { method, path } }) => {
      const pattern = path.replace(/:\w+/g, '(?:\\$[A-Z]+|1)')
      const end = '(?=["?` ]|$)'
      const named = new RegExp(
        ['GET', 'POST', 'PUT'].includes(method) ? `${pattern}${end}` : `${method} ${pattern}${end}`,
        'm',
      )
      return !named.test(guide.text)
    })
    .map(({ endpoint }) => `${endpoint.method} ${endpoint.path}`)
}

describe('docs/how-to/deliver-by-api.md', () => {
  let guide: Guide
  let key: string

  beforeAll(async () => {
    const head = await world.as('statistics-head', 'statistics')
    const secret = Secret.fromBase32(head.person.totp!)
    const made = await head.client(identityContract).createApiKey({
      body: {
        name: '外汇局系统',
        scope: 'deliveries',
        source: 'foreign-exchange',
        until: '2018-12-31',
        password: head.person.password,
        code: new TOTP({ secret }).generate({ timestamp: Date.now() }),
      },
    })
    key = made.key
    guide = openGuide('deliver-by-api.md', world.server, key)
    await guide.run(1)
  })

  test('the layout is told', async () => {
    const [told] = await guide.run(2)
    expect(told!.status).toBe(200)
    const { items } = told!.body
    expect(items).toHaveLength(1)
    const fields = ['columns', 'field', 'required', 'scale', 'currency']
    expect(guide.named('One source:')).toEqual(fields)
    expect(items[0]).toMatchObject({
      scale: expect.any(String),
      currency: null,
      columns: expect.arrayContaining([
        expect.objectContaining({ field: 'reference', required: expect.any(Boolean) }),
      ]),
    })
  })

  test('the example of rows is taken in, and once', async () => {
    const example = guide.example(3)
    guide.files.set('rows.json', Buffer.from(JSON.stringify(example, null, 2)))
    const [sent] = await guide.run(3)
    expect(sent).toMatchObject({
      status: 200,
      body: { state: 'accepted', version: 1, rows: 1, faults: 0, period: example.period },
    })
    for (const field of guide.named('The reply has')) expect(sent!.body).toHaveProperty(field)
    const [again] = await guide.run(3)
    expect(again!.body).toEqual(sent!.body)
    guide.variables.ID = sent!.body.id
  })

  test('a file goes by the page’s call; a month that counts is revised with a reason alone', async () => {
    guide.files.set('receipts.csv', Buffer.from(fxFile(fxRow({ amount: '120000.50' }))))
    const [refused] = await guide.run(4)
    expect(refused).toMatchObject({ status: 422, body: { code: 'statistics/delivery-reason' } })
    const [revised] = await guide.run(4, (command) =>
      command.replace('total=', 'reason=corrected&total='),
    )
    expect(revised!.body).toMatchObject({ state: 'accepted', version: 2, rows: 1 })
  })

  test('a held delivery is found, and each fault has what the page says', async () => {
    const rows = [{ ...(guide.example(3).rows as object[])[0], amount: '?', period: '2018-02' }]
    const held = await ask(key, 'POST', '/statistics/deliveries/rows', {
      headers: { 'idempotency-key': 'faulty-2018-02' },
      body: { source: 'foreign-exchange', period: '2018-02', rows },
    })
    guide.variables.ID = held.body.id
    const [list, one, faults] = await guide.run(5)
    expect(list!.body.items.map((item: { id: string }) => item.id)).toEqual([held.body.id])
    expect(one!.body).toMatchObject({ id: held.body.id, state: 'held' })
    const fields = guide.named('Each fault has')
    expect(fields).toEqual(['line', 'column', 'code', 'text', 'given'])
    for (const field of fields) expect(faults!.body.items[0]).toHaveProperty(field)
    expect(faults!.body.items[0]).toMatchObject({ line: 1, column: 'amount', given: '?' })
    expect(guide.named('`next` is')).toEqual(['next', 'after'])
    const query = `/statistics/deliveries/${held.body.id}/faults?limit=1&after=0`
    expect(faults!.body.next).toBeNull()
    expect((await ask(key, 'GET', query)).body.items).toEqual([])
  })

  test('each problem of the table comes as it says', async () => {
    const send = (more: object, id: string, sent: Sent = {}) =>
      ask(key, 'POST', '/statistics/deliveries/rows', {
        headers: { 'idempotency-key': id },
        body: { ...guide.example(3), ...more },
        ...sent,
      })
    guide.files.set('receipts.csv', Buffer.from('申报号码,金额\n1,2'))
    await expectProblems(guide, {
      missing: async () =>
        (await guide.run(4, (call) => call.replace('fx-2018-03-2', 'columns-missing')))[0]!,
      ahead: () => send({ period: '2018-04' }, 'ahead-2018-04'),
      reason: () => send({ controls: {} }, 'no-reason-2018-03'),
      invalid: () => send({ rows: [] }, 'no-rows-2018-03'),
      reused: () => send({ reason: 'again' }, 'fx-2018-03-1'),
      absent: () => send({ source: 'customs' }, 'customs-2018-03'),
      refused: () => send({}, 'refused-2018-03', { key: 'wstc_unknown' }),
    })
  })

  test('its limits are those that hold, it names what a key reaches, and all its calls were made', () => {
    const { rows, bytes, workbook } = deliveryLimits
    const megabytes = (count: number) => `${count / 1024 / 1024} MB`
    const many = (count: number) => count.toLocaleString('en')
    const perMinute = (name: string) =>
      world.server.served.find((one) => one.name === `statistics.${name}`)!.endpoint.perMinute
    for (const said of [
      `at most ${many(rows)} rows and ${megabytes(bytes)}`,
      `at most ${many(workbook.rows)} rows and ${megabytes(workbook.bytes)}`,
      `${perMinute('sendDelivery')} deliveries of rows, ${perMinute('uploadDelivery')} files`,
    ]) {
      expect(guide.text).toContain(said)
    }
    expect(unnamed(guide, 'deliveries')).toEqual([])
    expect(guide.left()).toEqual([])
  })
})

describe('docs/how-to/report-by-api.md', () => {
  let guide: Guide
  let key: string
  const commands: string[][] = []
  /** States in which the unit has yet to hand in. */
  const waiting = ['due', 'extended', 'late', 'returned']

  beforeAll(async () => {
    const { organisation } = await world.enterprise()
    const officer = await world.desk('statistics-officer')
    for (const period of ['2018-03', '2018-04']) {
      await officer.openRound({ body: { survey: 'services-monthly', period } })
    }
    const admin = await world.as('enterprise-admin', organisation)
    const { password } = admin.person
    const body = { name: 'ERP', scope: 'returns' as const, until: '2018-12-31', password }
    key = (await admin.client(identityContract).createApiKey({ body })).key
    guide = openGuide('report-by-api.md', world.server, key, (words) => commands.push([...words]))
    await guide.run(1)
  })

  test('what is owed has what the page says', async () => {
    const [owed] = await guide.run(2)
    const items = owed!.body.items as { id: string; period: string }[]
    // That of April is not owed yet.
    expect(items.map((one) => one.period)).toEqual(['2018-03'])
    for (const state of waiting) expect(guide.text).toContain(`state=${state}`)
    const fields = guide.named('Each item has')
    expect(fields).toContain('revision')
    for (const field of fields) expect(items[0]).toHaveProperty(field)
    guide.variables.ID = items[0]!.id
  })

  test('form and codes have what the page says', async () => {
    const answers = await guide.run(3)
    for (const { status, body, remark } of answers) {
      expect(status).toBe(200)
      expect(remark.length).toBeGreaterThan(3)
      for (const field of remark) expect(body).toHaveProperty(field)
    }
    expect(answers[0]!.body.draftRevision).toBe(0)
    expect(answers[0]!.body.form.edits.length).toBeGreaterThan(5)
  })

  test('the example is checked, kept as the draft and handed in, once', async () => {
    guide.files.set('return.json', Buffer.from(JSON.stringify(guide.example(4), null, 2)))
    const [checked] = await guide.run(4)
    expect(checked).toMatchObject({ status: 200, body: { ready: true, open: [] } })
    const [saved] = await guide.run(5)
    expect(saved).toMatchObject({ status: 200, body: { draftRevision: 1 } })
    const [handedIn] = await guide.run(6)
    expect(handedIn).toMatchObject({ status: 200, body: { version: 1 } })
    const [again] = await guide.run(6)
    expect(again!.body).toEqual(handedIn!.body)
    guide.variables.RECEIPT = handedIn!.body.receipt
  })

  test('the receipt is fetched and verifies by the page’s command', async () => {
    const [fetched] = await guide.run(7)
    expect(fetched!.status).toBe(200)
    expect(commands).toHaveLength(1)
    const [npx, tool, ...words] = commands[0]!
    expect([npx, tool]).toEqual(['npx', 'wstc'])
    const file = join(world.platform.config.dataDir, 'receipt.json')
    writeFileSync(file, guide.files.get('receipt.json')!)
    const named = words.map((word) => (word === 'receipt.json' ? file : word))
    expect(named).not.toEqual(words)
    const said = execFileSync(process.execPath, [join(root, 'sdk/bin/wstc.mjs'), ...named])
    expect(said.toString()).toContain('✓')
  })

  test('afterwards state, judgements and source are told; a correction takes a reason', async () => {
    const path = `/statistics/returns/${guide.variables.ID}`
    const { body } = await ask(key, 'GET', path)
    for (const field of guide.named('`GET /statistics/returns/$ID` shows')) {
      if (field !== 'api') expect(body).toHaveProperty(field)
    }
    expect(body.versions).toMatchObject([{ version: 1, source: 'api' }])
    const version = await ask(key, 'GET', `${path}/versions/1`)
    expect(version.body.content.rows).toHaveLength(1)
    const content = guide.example(4).content as { rows: object[] }
    const { rows } = content
    const corrected = await ask(key, 'POST', `${path}/submissions`, {
      headers: { 'if-match': `"${body.line.revision}"`, 'idempotency-key': 'corrected-2018-03' },
      body: {
        content: { ...content, rows: [{ ...rows[0], amount: '120000.51' }] },
        reason: 'put right',
      },
    })
    expect(corrected.body).toMatchObject({ version: 2 })
  })

  test('each problem of the table comes as it says', async () => {
    const { items } = (await ask(key, 'GET', '/statistics/returns?survey=services-monthly')).body
    const [march, april] = ['2018-03', '2018-04'].map((period) =>
      items.find((one: { period: string }) => one.period === period),
    )
    let count = 0
    const submit = (line: { id: string; revision: number }, more: object, sent: Sent = {}) => {
      count += 1
      const { content } = guide.example(4) as { content: object }
      return ask(key, 'POST', `/statistics/returns/${line.id}/submissions`, {
        headers: { 'if-match': `"${line.revision}"`, 'idempotency-key': `problem-${count}` },
        body: { content: { ...content, ...more }, reason: 'put right' },
        ...sent,
      })
    }
    const [row] = (guide.example(4).content as { rows: object[] }).rows
    await expectProblems(guide, {
      notReady: () => submit(march, { rows: [{ ...row, amount: 'abc' }] }),
      ahead: () => submit(april, {}),
      form: () => submit(march, { formVersion: 9 }),
      unchanged: () => submit(march, { rows: [{ ...row, amount: '120000.51' }] }),
      meanwhile: () => submit({ ...march, revision: 99 }, {}),
      refused: () => submit(march, {}, { key: 'wstc_unknown' }),
    })
  })

  test('it names what a key reaches, and all its calls were made', () => {
    expect(unnamed(guide, 'returns')).toEqual([])
    expect(guide.left()).toEqual([])
  })
})

test('a call with anything that is not understood fails, so that no page can go unread', () => {
  const files = new Map([['a.json', Buffer.from('{}')]])
  const read = (command: string) =>
    readCurl(readCommand(command, { A: 'https://wstc.example.cn/x' }).words.slice(1), files)
  expect(read('curl -s -d @a.json "$A?b=1"')).toMatchObject({ method: 'POST', url: '/x?b=1' })
  for (const wrong of [
    'curl -k "$A"',
    'curl -d @b.json "$A"',
    'curl "$B"',
    'curl "$A" "$A"',
    'curl "$A" | jq .',
    'curl https://elsewhere.example/x',
    'curl -H',
  ]) {
    expect(() => read(wrong), wrong).toThrow()
  }
})
