import { linesAsCsv, syntheticLine } from '@wstc/domain/statistics/synthetic/lines'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyReturnRows } from '../../src/statistics/collection/store/returns.ts'
import { refusalOf } from '../setup/browser.ts'
import { content, type Desk, row } from './collection-world.ts'
import { type Office, openReviewWorld, type ReviewWorld } from './review-world.ts'

let world: ReviewWorld
let reporter: Desk
let stranger: Desk
let officer: Office
let own: string

beforeAll(async () => {
  world = await openReviewWorld()
  const trade = { exports: ['SK'], imports: ['SK'] }
  const one = await world.enterprise(trade)
  const other = await world.enterprise()
  officer = await world.office('statistics-officer')
  reporter = await world.desk('enterprise-reporter', one.organisation)
  stranger = await world.desk('enterprise-reporter', other.organisation)
  await officer.openRound({ body: { survey: 'services-monthly', period: '2018-03' } })
  own = (await reporter.listOwnReturns({ query: {} })).items[0]!.id
})
afterAll(() => world?.close())

const open = () => reporter.openOwnReturn({ params: { obligation: own } })

function give(text: string, draft: number, name = 'lines.csv', who = reporter) {
  const body = new FormData()
  body.append('file', new Blob([text]), name)
  return who.importReturnFile({ params: { obligation: own }, query: { draft }, body })
}

/** What the file’s findings ask of the unit, answered once for all that one edit found. */
const answers = (file: { toExplain: { edit: string }[] }) =>
  file.toExplain.map(({ edit }) => ({ edit, address: '*', text: '业务属实，合同可查。' }))

test('in a file of 100,000 lines the one that is wrong is named by row and column, and one line more is refused', async () => {
  const lines = linesAsCsv(100_000).split('\r\n')
  lines[99_998] = lines[99_998]!.replace(/[^,]*$/, 'plenty')
  const { file, draftRevision } = await give(lines.join('\r\n'), 0)
  expect(file).toMatchObject({ rows: 100_000, hard: 1 })
  expect(file.findings[0]).toMatchObject({ line: 99_999, column: 'amount', severity: 'hard' })
  const sheet = await open()
  expect(sheet.content.rows).toEqual([])
  expect(sheet.byFile).toEqual(file)
  const one = await reporter
    .submitReturnFile({
      params: { obligation: own },
      revision: sheet.line.revision,
      body: { sha256: file.sha256, explanations: answers(file) },
    })
    .catch((error) => error)
  expect(one.problem.code).toBe('statistics/return-not-ready')
  expect(await refusalOf(give(`${linesAsCsv(100_000)}\r\nexport`, draftRevision))).toBe(
    'desk/sheet-too-long',
  )
  expect((await open()).byFile).toEqual(file)
})

test('a text that no return can hold is refused by row and column, and the former draft stays', async () => {
  const before = await open()
  const long = `${linesAsCsv(3)}\r\nexport,SI21,US,1,USD,${'9'.repeat(41)}`
  const refused = await give(long, before.draftRevision).catch((error) => error)
  expect(refused.problem).toMatchObject({
    code: 'desk/sheet-cell-too-long',
    details: { line: 5, column: 'amount' },
  })
  expect(await open()).toEqual(before)
})

test('the lines that a file brought are those that are handed in, and the file itself comes back as it was', async () => {
  const count = 6000
  const before = await open()
  const text = linesAsCsv(count)
  expect(await refusalOf(give(text, before.draftRevision + 1))).toBe('request/changed-meanwhile')
  const { file } = await give(text, before.draftRevision)
  expect(file).toMatchObject({ rows: count, hard: 0 })
  const params = { obligation: own }
  expect(await (await reporter.downloadReturnFile({ params })).text()).toBe(text)
  const { revision } = (await open()).line
  const body = { sha256: file.sha256, explanations: answers(file) }
  const other = { ...body, sha256: '0'.repeat(64) }
  expect(await refusalOf(reporter.submitReturnFile({ params, revision, body: other }))).toBe(
    'request/changed-meanwhile',
  )
  const done = await reporter.submitReturnFile({ params, revision, body })
  const kept = await reporter.getReturnVersion({ params: { ...params, version: done.version } })
  expect(kept.content.rows).toEqual(Array.from({ length: count }, (_, n) => syntheticLine(n)))
  expect(kept.source).toBe('sheet')
  const after = await open()
  expect(after).toMatchObject({ byFile: null, leftInVersion: count, begunFrom: 'accepted' })
  const [totals] = await world.asSystem(async (tx) =>
    tx
      .selectFrom('statistics_return_row')
      .select((q) => [q.fn.sum<string>('usd').as('usd'), q.fn.countAll<string>().as('rows')])
      .where('obligation', '=', own)
      .execute(),
  )
  expect(Number(totals!.rows)).toBe(count)
  const receipts = await reporter.listReceipts({ query: { kind: 'return', id: own } })
  expect(receipts.items[0]).toMatchObject({ id: done.receipt, contentHash: done.contentHash })
})

test('the officer reads the lines with findings and the greatest, and of each edit the first findings with how many there are', async () => {
  const { returned, leftOut, found } = await officer.openReview({ params: { obligation: own } })
  const { rows } = returned.content
  expect(leftOut + rows.length).toBe(6000)
  expect(leftOut).toBeGreaterThan(4000)
  const keys = new Set(rows.map((one) => one.key))
  const named = returned.findings.filter((one) => one.address.startsWith('rows.'))
  expect(named.every((one) => keys.has(one.address.split('.')[1]!))).toBe(true)
  expect(found.reduce((sum, one) => sum + one.count, 0)).toBeGreaterThan(returned.findings.length)
  for (const { edit, count } of found) {
    const shown = returned.findings.filter((one) => one.edit === edit)
    expect(shown).toHaveLength(Math.min(count, 50))
  }
})

test('the officer corrects some lines of a long return, takes one out, and all others stay; sending back what was shown drops none', async () => {
  const params = { obligation: own }
  const { line, returned } = await officer.openReview({ params })
  const { revision } = line
  const { content: shown } = returned
  const asked = { reason: '更正', comments: [], linesThatChange: true }
  const cut = { ...asked, content: shown, linesThatChange: false }
  expect(await refusalOf(officer.correctReturn({ params, revision, body: cut }))).toBe(
    'statistics/return-by-file',
  )
  const strange = { ...asked, content: { ...shown, rows: [row({ key: 'not-there' })] } }
  const refused = await officer
    .correctReturn({ params, revision, body: strange })
    .catch((error) => error)
  expect(refused.problem).toMatchObject({
    code: 'request/invalid',
    fields: [{ path: 'content.rows.0.key', code: 'field/not-an-option' }],
  })
  const same = { ...asked, content: shown }
  expect(await refusalOf(officer.correctReturn({ params, revision, body: same }))).toBe(
    'statistics/unchanged',
  )
  const [first, second] = shown.rows
  const amount = (Number(first!.amount) + 1).toFixed(2)
  const lines = [{ ...first!, amount }]
  await officer.correctReturn({
    params,
    revision,
    body: { ...asked, content: { ...shown, rows: lines }, linesTakenOut: [second!.key] },
  })
  const versions = await Promise.all(
    [1, 2].map((version) => reporter.getReturnVersion({ params: { ...params, version } })),
  )
  const [before, after] = versions.map((one) => one.content.rows)
  expect(after).toEqual(
    before!
      .filter((one) => one.key !== second!.key)
      .map((one) => (one.key === first!.key ? { ...one, amount } : one)),
  )
  expect(versions[1]!.source).toBe('officer')
  const { difference, acceptedVersion } = await officer.openReview({ params })
  expect(acceptedVersion).toBe(2)
  expect(difference).toBeNull()
})

test('one explanation holds for all that its edit found, and for no other edit', async () => {
  const line = (await stranger.listOwnReturns({ query: {} })).items[0]!
  const params = { obligation: line.id }
  const travel = ['US', 'DE', 'JP'].map((partner) => `export,SDB1,${partner},1,USD,5000`)
  const body = new FormData()
  const text = ['flow,item,partner,mode,currency,amount', ...travel].join('\n')
  body.append('file', new Blob([text]), 'travel.csv')
  const { file } = await stranger.importReturnFile({ params, query: { draft: 0 }, body })
  expect(file.hard, JSON.stringify(file.findings)).toBe(0)
  expect(file.toExplain).toContainEqual({ edit: 'MON-ROW-04', count: 3 })
  expect(file.toExplain.reduce((sum, one) => sum + one.count, 0)).toBe(file.soft)
  const hand = (explanations: ReturnType<typeof answers>) =>
    stranger.submitReturnFile({
      params,
      revision: line.revision,
      body: { sha256: file.sha256, explanations },
    })
  const others = answers(file).filter((one) => one.edit !== 'MON-ROW-04')
  expect(await refusalOf(hand(others))).toBe('statistics/return-not-ready')
  const elsewhere = answers(file).map((one) => ({ ...one, address: 'rows.x' }))
  expect(await refusalOf(hand(elsewhere))).toBe('statistics/return-not-ready')
  expect((await hand(answers(file))).version).toBe(1)
})

test('what is typed afterwards stands instead of the file', async () => {
  const { draftRevision } = await open()
  await give(linesAsCsv(10), draftRevision)
  await reporter.saveReturnDraft({
    params: { obligation: own },
    revision: draftRevision + 1,
    body: { content: content([row()]) },
  })
  expect(await open()).toMatchObject({ byFile: null, content: { rows: [row()] } })
})

test('another firm neither fills in, reads nor hands in the return, and cannot store lines into it by COPY', async () => {
  const params = { obligation: own }
  expect(await refusalOf(give(linesAsCsv(3), 0, 'lines.csv', stranger))).toBe('request/not-found')
  expect(await refusalOf(stranger.downloadReturnFile({ params }))).toBe('request/not-found')
  const body = { sha256: '0'.repeat(64) }
  const handing = stranger.submitReturnFile({ params, revision: 1, body })
  expect(await refusalOf(handing)).toBe('request/not-found')
  const rows = Array.from({ length: 6000 }, (_, place) => ({
    ...syntheticLine(place),
    flow: 'export' as const,
    obligation: own,
    version: 1,
    place: place + 100_000,
    usd: '1',
    contract: null,
    note: null,
  }))
  const storing = world.asPerson(stranger.person, (tx) => copyReturnRows(tx, rows))
  await expect(storing).rejects.toThrow('row-level security')
})
