import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../setup/browser.ts'
import {
  type CollectionWorld,
  content,
  type Desk,
  openCollection,
  row,
} from './collection-world.ts'

const survey = 'services-monthly'
const period = '2018-03'
let world: CollectionWorld
let officer: Desk
let reporter: Desk
let stranger: Desk
let own: string

beforeAll(async () => {
  world = await openCollection()
  const one = await world.enterprise()
  const other = await world.enterprise({ district: 'wuchang' })
  await world.enterprise({ standings: [] })
  officer = await world.desk('statistics-officer')
  reporter = await world.desk('enterprise-reporter', one.organisation)
  stranger = await world.desk('enterprise-admin', other.organisation)
  await officer.openRound({ body: { survey, period } })
  const { items } = await reporter.listOwnReturns({ query: {} })
  own = items[0]!.id
})
afterAll(() => world?.close())

const open = () => reporter.openOwnReturn({ params: { obligation: own } })

test('opening a period asks the key enterprises, and tells of whom it cannot say', async () => {
  const { items } = await officer.listRounds({ query: {} })
  expect(items[0]).toMatchObject({
    survey,
    period,
    units: 2,
    counts: { due: 2 },
    dueOn: '2018-04-10',
  })
  expect(await refusalOf(officer.openRound({ body: { survey, period } }))).toBe(
    'statistics/round-open',
  )
})

test('an enterprise sees its own returns and nobody else’s, whatever way it asks', async () => {
  const { items } = await stranger.listOwnReturns({ query: {} })
  expect(items).toHaveLength(1)
  expect(items[0]!.id).not.toBe(own)
  const params = { obligation: own }
  const body = { content: content([row()]) }
  expect(await refusalOf(stranger.openOwnReturn({ params }))).toBe('request/not-found')
  expect(await refusalOf(stranger.saveReturnDraft({ params, body, revision: 0 }))).toBe(
    'request/not-found',
  )
  expect(await refusalOf(stranger.submitReturn({ params, body, revision: 1 }))).toBe(
    'request/not-found',
  )
})

test('a draft keeps what is wrong as it was typed, and two people do not overwrite each other', async () => {
  const params = { obligation: own }
  const typed = content([row({ amount: 'abc', partner: '' })])
  const saved = await reporter.saveReturnDraft({ params, revision: 0, body: { content: typed } })
  expect((await open()).content).toEqual(typed)
  expect(
    await refusalOf(reporter.saveReturnDraft({ params, revision: 0, body: { content: typed } })),
  ).toBe('request/changed-meanwhile')
  const later = await reporter.saveReturnDraft({
    params,
    revision: saved.draftRevision,
    body: { content: content([row()]) },
  })
  expect(later.draftRevision).toBe(2)
})

test('what is wrong is named cell by cell and nothing is handed in', async () => {
  const sheet = await open()
  const bad = content([row({ amount: 'abc' }), row({ key: 'r2', partner: 'XX', item: 'SJ21' })])
  const refused = await reporter
    .submitReturn({
      params: { obligation: own },
      revision: sheet.line.revision,
      body: { content: bad },
    })
    .catch((error) => error)
  expect(refused.problem.code).toBe('statistics/return-not-ready')
  const paths = refused.problem.fields.map((one: { path: string }) => one.path)
  expect(paths).toContain('content.rows.r1.amount')
  expect(paths).toContain('content.rows.r2.partner')
  expect((await open()).line.version).toBe(0)
})

test('a return that was acknowledged holds a receipt that is checked, its words and its rows', async () => {
  const sheet = await open()
  const sent = content([
    row({ amount: '１２０,０００.50' }),
    row({ key: 'r2', currency: 'CNY', amount: '640000', item: 'SJ211', partner: 'HK' }),
  ])
  const verdictOf = (body: typeof sent) =>
    reporter.submitReturn({
      params: { obligation: own },
      revision: sheet.line.revision,
      body: { content: body },
    })
  const refused = await verdictOf(sent).catch((error) => error)
  // The register knows exports of SI2 only: another item wants a word.
  const explanations = (refused.problem?.fields ?? []).map(
    (one: { details: { edit: string; address: string } }) => ({
      edit: one.details.edit,
      address: one.details.address,
      text: '本月新增管理咨询业务，合同已签。',
    }),
  )
  const done = refused.version ? refused : await verdictOf({ ...sent, explanations })
  expect(done.version).toBe(1)
  expect(done.line.state).toBe('submitted')

  const kept = await reporter.getReturnVersion({ params: { obligation: own, version: 1 } })
  expect(kept.content.rows[0]!.amount).toBe('120000.50')
  const { items } = await reporter.listReceipts({ query: { kind: 'return', id: own } })
  expect(items[0]).toMatchObject({ id: done.receipt, contentHash: done.contentHash })
  const checked = await reporter.verifyReceipt({
    body: {
      receipt: items[0]!,
      keys: [],
      content: {
        survey,
        period,
        enterprise: sheet.enterprise.uscc,
        version: 1,
        reason: '',
        content: kept.content,
      },
    },
  })
  expect(checked.ok).toBe(true)
  expect((await open()).begunFrom).toBe('accepted')
})

test('a correction needs a reason and something to correct, and the former version stays', async () => {
  const sheet = await open()
  const submit = (rows: Parameters<typeof content>[0], reason: string) =>
    reporter.submitReturn({
      params: { obligation: own },
      revision: sheet.line.revision,
      body: {
        content: content(rows, { explanations: sheet.content.explanations }),
        reason,
      },
    })
  const rows = sheet.content.rows
  expect(await refusalOf(submit(rows, '漏报一笔'))).toBe('statistics/unchanged')
  const changed = [{ ...rows[0]!, amount: '130000' }, rows[1]!]
  expect(await refusalOf(submit(changed, ''))).toBe('request/invalid')
  const done = await submit(changed, '漏报一笔')
  expect(done.version).toBe(2)
  const first = await reporter.getReturnVersion({ params: { obligation: own, version: 1 } })
  expect(first.content.rows[0]!.amount).toBe('120000.50')
})

test('two who hand in at the same moment: one is taken, the other told', async () => {
  const params = { obligation: (await stranger.listOwnReturns({ query: {} })).items[0]!.id }
  const sheet = await stranger.openOwnReturn({ params })
  const body = { content: content([], { nothingToReport: true }) }
  const both = await Promise.allSettled(
    [1, 2].map(() => stranger.submitReturn({ params, revision: sheet.line.revision, body })),
  )
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const versions = (await stranger.openOwnReturn({ params })).versions
  expect(versions).toHaveLength(1)
})

test('relief is the statistics office’s: an exempt unit is told that nothing is owed', async () => {
  const fresh = await world.enterprise()
  const desk = await world.desk('enterprise-admin', fresh.organisation)
  await world.asSystem(async () => undefined)
  await officer.openRound({ body: { survey, period: '2018-02' } })
  const line = (await desk.listOwnReturns({ query: { period: '2018-02' } })).items[0]!
  // Asked on 2 April for a month that was due on 12 March: Qingming counts not, its Sunday does.
  expect(line).toMatchObject({ state: 'extended', dueOn: '2018-03-12', extendedTo: '2018-04-10' })
  const params = { obligation: line.id }
  const reason = '自然灾害停产'
  expect(
    await refusalOf(
      desk.relieveObligation({ params, revision: line.revision, body: { kind: 'exempt', reason } }),
    ),
  ).toBe('request/forbidden')
  const relieved = await officer.relieveObligation({
    params,
    revision: line.revision,
    body: { kind: 'exempt', reason },
  })
  expect(relieved).toMatchObject({ state: 'exempt', relief: reason })
  const body = { content: content([row()]) }
  expect(await refusalOf(desk.submitReturn({ params, revision: relieved.revision, body }))).toBe(
    'statistics/not-owed',
  )
})

test('the columns that say what a firm reported are shut to leaders, other officers and other firms', async () => {
  for (const role of [
    'leader',
    'department-officer',
    'plan-office',
    'district-statistician',
    'audit-admin',
  ] as const) {
    const someone = await world.person(role)
    for (const table of [
      'statistics_return',
      'statistics_return_row',
      'statistics_draft',
      'statistics_judgement',
    ] as const) {
      const rows = await world.asPerson(someone, (tx) => tx.selectFrom(table).selectAll().execute())
      expect(rows, `${role} reads ${table}`).toEqual([])
    }
  }
  const rows = await world.asPerson(stranger.person, (tx) =>
    tx.selectFrom('statistics_return_row').select('obligation').execute(),
  )
  expect(rows.filter((one) => one.obligation === own)).toEqual([])
})

test('the template that was downloaded comes back with the same rows, whatever language it is in', async () => {
  const fresh = await world.enterprise()
  const desk = await world.desk('enterprise-reporter', fresh.organisation)
  await officer.openRound({ body: { survey, period: '2018-01' } })
  const line = (await desk.listOwnReturns({ query: { period: '2018-01' } })).items[0]!
  const params = { obligation: line.id }
  const typed = [
    row({ note: '=1+1' }),
    row({ key: 'r2', flow: 'import', item: 'SH3', partner: 'HK', currency: 'CNY', amount: '0.10' }),
  ]
  await desk.saveReturnDraft({ params, revision: 0, body: { content: content(typed) } })
  for (const language of ['zh-CN', 'en'] as const) {
    const template = await desk.downloadReturnTemplate({ params, query: { language } })
    const bytes = new Uint8Array(await template.arrayBuffer())
    const form = new FormData()
    form.append('file', new Blob([bytes]), 'filled.xlsx')
    const read = await desk.readReturnSheet({ params, body: form })
    expect(read.ignored).toEqual([])
    expect(read.rows).toEqual(typed)
  }
})

test('the fixed cells and lines of a form go out with the template and come back with their faults by row and column', async () => {
  const fresh = await world.enterprise({ ownership: 'foreign' })
  const desk = await world.desk('enterprise-reporter', fresh.organisation)
  await officer.openRound({ body: { survey: 'register-annual', period: '2017' } })
  const line = (await desk.listOwnReturns({ query: { survey: 'register-annual' } })).items[0]!
  const params = { obligation: line.id }
  const cells = { operation: 'open', 'main-item': 'SI21', turnover: '120.5', exports: 'x' }
  await desk.saveReturnDraft({ params, revision: 0, body: { content: content([], { cells }) } })
  const template = await desk.downloadReturnTemplate({ params, query: { language: 'zh-CN' } })
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(await template.arrayBuffer())]), 'filled.xlsx')
  const read = await desk.readReturnSheet({ params, body: form })
  expect(read.rows).toBeNull()
  expect(read.cells).toMatchObject({ ...cells, imports: '' })
  const fault = read.faults.find((one) => one.message.zh.includes('数字'))
  expect(fault).toMatchObject({ sheet: '指标', column: '填写', severity: 'hard' })
  expect(fault!.line).toBeGreaterThan(2)
})

test('a draft that a sheet filled in says so when it is opened again, and so does the return', async () => {
  const fresh = await world.enterprise()
  const desk = await world.desk('enterprise-reporter', fresh.organisation)
  await officer.openRound({ body: { survey, period: '2017-12' } })
  const line = (await desk.listOwnReturns({ query: { period: '2017-12' } })).items[0]!
  const params = { obligation: line.id }
  const body = { content: content([row({ currency: 'USD' })]), source: 'sheet' as const }
  await desk.saveReturnDraft({ params, revision: 0, body })
  expect((await desk.openOwnReturn({ params })).filledBy).toBe('sheet')
  await desk.submitReturn({ params, revision: line.revision, body })
  expect((await desk.openOwnReturn({ params })).versions[0]).toMatchObject({ source: 'sheet' })
})

test('a draft of an older form is carried over, and what found no place is told', async () => {
  const fresh = await world.enterprise()
  const desk = await world.desk('enterprise-reporter', fresh.organisation)
  await officer.openRound({ body: { survey, period: '2017-11' } })
  const line = (await desk.listOwnReturns({ query: { period: '2017-11' } })).items[0]!
  const params = { obligation: line.id }
  const old = content([row()], { formVersion: 7, cells: { 'old-cell': '12' } })
  await desk.saveReturnDraft({ params, revision: 0, body: { content: old } })
  const sheet = await desk.openOwnReturn({ params })
  expect(sheet.carried).toEqual({ from: 7, cells: [{ key: 'old-cell', text: '12' }], rows: 0 })
  expect(sheet.content).toMatchObject({ formVersion: sheet.form.version, cells: {}, rows: [row()] })
})
