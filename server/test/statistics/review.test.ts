import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../setup/browser.ts'
import { type Desk, row } from './collection-world.ts'
import { exported, type Office, openReviewWorld, type ReviewWorld, survey } from './review-world.ts'

const february = '2018-02'
const march = '2018-03'
let world: ReviewWorld
let officer: Office
let small: Desk
let large: Desk
let odd: Desk

const queue = async (period = march, more: Record<string, unknown> = {}) => {
  await world.weigh()
  return officer.listReviewQueue({ query: { survey, period, ...more } })
}
const lineOf = async (desk: Desk, period = march) =>
  (await desk.listOwnReturns({ query: { survey, period } })).items[0]!

beforeAll(async () => {
  world = await openReviewWorld()
  officer = await world.office('statistics-officer')
  const [one, two] = [await world.enterprise(), await world.enterprise({ district: 'wuchang' })]
  small = await world.desk('enterprise-reporter', one.organisation)
  large = await world.desk('enterprise-admin', two.organisation)
  const three = await world.enterprise()
  odd = await world.desk('enterprise-reporter', three.organisation)
  for (const period of [february, march]) await officer.openRound({ body: { survey, period } })
})
afterAll(() => world?.close())

test('what is accepted is what the next period is compared with', async () => {
  await world.handIn(small, february, [exported('1000')])
  await world.handIn(large, february, [exported('900000')])
  const { items, waiting } = await queue(february)
  expect(waiting).toBe(2)
  for (const { obligation, revision } of items) {
    const line = await officer.acceptReturn({ params: { obligation }, revision, body: {} })
    expect(line.state).toBe('accepted')
  }
  expect(await queue(february)).toMatchObject({ items: [], waiting: 0 })
})

test('those returns stand first that weigh most in the published figure, page after page', async () => {
  await world.handIn(small, march, [exported('3000')])
  await world.handIn(large, march, [exported('990000')])
  const { items } = await queue()
  expect(items.map((one) => one.exports.now)).toEqual(['990000.00', '3000.00'])
  // |990000 − 900000| and |3000 − 1000| of the 993000 that the item's exports come to.
  expect(items.map((one) => Number(one.impact).toFixed(6))).toEqual([
    (90000 / 993000).toFixed(6),
    (2000 / 993000).toFixed(6),
  ])
  expect(items[1]).toMatchObject({ exports: { lastPeriod: '1000.00', lastYear: null } })
  const first = await queue(march, { limit: 1 })
  const second = await queue(march, { limit: 1, after: first.next! })
  expect([first.items[0], second.items[0]]).toEqual(items)
  expect(second.next).toBeNull()
  expect(items[0]).toMatchObject({
    weighed: true,
    decisive: {
      flow: 'export',
      code: 'SI21',
      reported: '990000.00',
      expected: '900000.00',
      from: 'last-period',
      published: '993000.00',
    },
  })
  expect((await queue(march, { district: 'wuchang' })).items).toHaveLength(1)
  expect((await queue(march, { q: items[0]!.enterprise.uscc.slice(8) })).items).toHaveLength(1)
  expect((await queue(march, { q: '没有这家' })).items).toEqual([])
  expect((await queue(march, { kind: 'correction' })).items).toEqual([])
  expect(await refusalOf(queue(march, { after: 'x' }))).toBe('request/invalid')
})

test('a return is seen with its findings, what was said to them, and its history', async () => {
  const known = (await queue()).items.find((one) => one.exports.now === '3000.00')!
  const sheet = await officer.openReview({ params: { obligation: known.obligation } })
  expect(sheet.figures).toEqual([
    {
      flow: 'export',
      code: 'SI21',
      now: '3000.00',
      lastPeriod: '1000.00',
      lastYear: null,
      accepted: null,
    },
  ])
  expect(sheet.series).toEqual([{ flow: 'export', code: 'SI21', values: ['3000.00', '1000.00'] }])
  expect(sheet.history).toMatchObject([
    { period: march, exports: '3000.00', accepted: false },
    { period: february, exports: '1000.00', accepted: true },
  ])

  // The register knows exports of SI2 only.
  const rows = [exported('700', { item: 'SJ211' })]
  const id = await world.handIn(odd, march, rows)
  const line = (await queue(march, { finding: 'soft' })).items.find((one) => one.obligation === id)!
  expect(line).toMatchObject({ findings: { hard: 0 }, explanations: line.findings.soft })
  const { returned } = await officer.openReview({ params: { obligation: id } })
  expect(returned.findings).toHaveLength(line.findings.soft + line.findings.info)
  expect(returned.content.explanations).toHaveLength(line.explanations)
  const byEdit = await queue(march, { finding: returned.findings[0]!.edit })
  expect(byEdit.items.map((one) => one.obligation)).toContain(id)
  const clean = await queue(march, { finding: 'none' })
  expect(clean.items.map((one) => one.obligation)).not.toContain(id)
})

test('a return goes back with a word on a cell, which its people read and are told of', async () => {
  const line = await lineOf(small)
  const params = { obligation: line.id }
  const comments = [{ cell: 'rows.r1.amount', text: '金额与合同不符，请核对。' }]
  const body = { word: '请核对后重报。', comments }
  expect(
    await refusalOf(officer.sendReturnBack({ params, revision: line.revision + 7, body })),
  ).toBe('request/changed-meanwhile')
  const back = await officer.sendReturnBack({ params, revision: line.revision, body })
  expect(back.state).toBe('returned')
  const sheet = await small.openOwnReturn({ params })
  expect(sheet).toMatchObject({
    begunFrom: 'returned',
    judgements: [{ verdict: 'returned', comments }],
  })
  expect((await queue()).items.map((one) => one.obligation)).not.toContain(line.id)
  expect(await refusalOf(officer.acceptReturn({ params, revision: back.revision, body: {} }))).toBe(
    'statistics/not-waiting',
  )

  await world.handIn(small, march, [exported('1100')], '更正金额')
  const again = (await queue(march, { kind: 'correction' })).items
  expect(again.map((one) => one.obligation)).toEqual([line.id])
  const { difference } = await officer.openReview({ params })
  expect(difference).toMatchObject({
    since: { version: 1, verdict: 'returned' },
    rows: [{ item: 'SI21', partner: 'US', before: '3000', after: '1100' }],
    cells: [],
  })
})

test('an officer corrects with a reason; the edits hold for officers too, and both versions stay', async () => {
  const line = await lineOf(small)
  const params = { obligation: line.id }
  const before = await officer.openReview({ params })
  const corrected = (amount: string) => ({
    content: { ...before.returned.content, rows: [row({ amount })] },
    reason: '按合同更正金额。',
  })
  const refused = await officer
    .correctReturn({ params, revision: line.revision, body: corrected('千元') })
    .catch((error) => error)
  expect(refused.problem.code).toBe('statistics/return-not-ready')
  expect(
    await refusalOf(
      officer.correctReturn({ params, revision: line.revision, body: corrected('1100') }),
    ),
  ).toBe('statistics/unchanged')
  const done = await officer.correctReturn({
    params,
    revision: line.revision,
    body: corrected('1050'),
  })
  expect(done).toMatchObject({ state: 'accepted', version: 3 })
  const judged = await officer.openReview({ params })
  expect(judged.suggestion).toBeNull()
  const sheet = await small.openOwnReturn({ params })
  expect(sheet.versions.map((one) => one.source)).toEqual(['grid', 'grid', 'officer'])
  expect(sheet.judgements.at(-1)).toMatchObject({ verdict: 'corrected', version: 3 })
  const second = await small.getReturnVersion({ params: { ...params, version: 2 } })
  expect(second.content.rows[0]!.amount).toBe('1100')
})

test('nothing is accepted in bulk that an edit flagged, that was judged, or that came anew', async () => {
  const done = await lineOf(small)
  const waiting = await lineOf(large)
  const flagged = await lineOf(odd)
  const params = { survey, period: march }
  const returns = [
    { obligation: done.id, version: done.version },
    { obligation: waiting.id, version: waiting.version + 1 },
    { obligation: flagged.id, version: flagged.version },
  ]
  expect(await officer.acceptUnflagged({ params, body: { returns } })).toEqual({
    accepted: 0,
    left: [done.id, waiting.id, flagged.id],
  })
  const preview = await officer.previewUnflagged({ query: params })
  expect(preview).toEqual({
    exports: '990000.00',
    imports: '0',
    returns: [{ obligation: waiting.id, version: waiting.version }],
    heavy: 0,
    stay: 1,
  })
  const right = [{ obligation: waiting.id, version: waiting.version }]
  expect(await officer.acceptUnflagged({ params, body: { returns: right } })).toEqual({
    accepted: 1,
    left: [],
  })
  expect((await lineOf(large)).state).toBe('accepted')
  await officer.acceptReturn({
    params: { obligation: flagged.id },
    revision: flagged.revision,
    body: {},
  })
})

test('a return that came a moment ago waits in the queue already, is not weighed and goes in no bulk', async () => {
  const id = await world.handIn(large, march, [exported('990500')], '补报')
  const { items, waiting, unweighed } = await officer.listReviewQueue({
    query: { survey, period: march },
  })
  expect(items).toMatchObject([{ obligation: id, weighed: false, unflagged: false, impact: null }])
  expect({ waiting, unweighed }).toEqual({ waiting: 1, unweighed: 1 })
  const { version, revision } = await lineOf(large)
  const params = { survey, period: march }
  const body = { returns: [{ obligation: id, version }] }
  expect(await officer.acceptUnflagged({ params, body })).toEqual({ accepted: 0, left: [id] })
  expect((await queue()).items).toMatchObject([{ weighed: true, unflagged: true }])
  await officer.acceptReturn({ params: { obligation: id }, revision, body: {} })
})

test('what would move a published figure by more than the limit goes in no bulk, and the preview says so', async () => {
  const heavy = await world.handIn(large, march, [exported('1100000')], '补报')
  const { items } = await queue()
  expect(items).toMatchObject([
    { obligation: heavy, unflagged: false, findings: { hard: 0, soft: 0 }, outliers: 0 },
  ])
  expect(Number(items[0]!.impact)).toBeGreaterThan(0.1)
  const params = { survey, period: march }
  const preview = await officer.previewUnflagged({ query: params })
  expect(preview).toMatchObject({ returns: [], heavy: 1, stay: 0 })
  const { version, revision } = await lineOf(large)
  const body = { returns: [{ obligation: heavy, version }] }
  expect(await officer.acceptUnflagged({ params, body })).toEqual({ accepted: 0, left: [heavy] })
  await officer.acceptReturn({ params: { obligation: heavy }, revision, body: {} })
})

test('a locked period takes nothing until another person opens it for a time', async () => {
  const params = { survey, period: march }
  const round = async () =>
    (await officer.listRounds({ query: { survey } })).items.find((one) => one.period === march)!
  await world.handIn(large, march, [exported('991000')], '更正')
  const { revision } = await round()
  expect(await refusalOf(officer.lockRound({ params, revision }))).toBe(
    'statistics/returns-waiting',
  )
  expect(
    await refusalOf(
      officer.askReopening({ params, body: { reason: '更正', until: '2018-04-03' } }),
    ),
  ).toBe('statistics/round-not-locked')
  const waiting = (await queue()).items[0]!
  await officer.acceptReturn({
    params: { obligation: waiting.obligation },
    revision: waiting.revision,
    body: {},
  })
  const locked = await officer.lockRound({ params, revision })
  expect(locked.lockedAt).not.toBeNull()
  const correct = () => world.handIn(large, march, [exported('992000')], '漏报')
  expect(await refusalOf(correct())).toBe('statistics/period-locked')

  const head = await world.office('statistics-head')
  const until = '2018-04-03'
  const asked = await head.askReopening({ params, body: { reason: '企业漏报，金额较大', until } })
  expect(asked).toMatchObject({ state: 'waiting', own: true })
  const decision = { params: { reopening: asked.id }, body: { outcome: 'granted' as const } }
  expect(await refusalOf(head.decideReopening(decision))).toBe('statistics/own-reopening')
  expect(await refusalOf(officer.decideReopening(decision))).toBe('request/forbidden')
  const other = await world.office('statistics-head')
  expect(await other.decideReopening(decision)).toMatchObject({ state: 'open' })
  expect(await refusalOf(other.decideReopening(decision))).toBe('statistics/reopening-decided')
  await correct()
  expect((await queue()).items).toHaveLength(1)
  world.advance(2 * 86_400_000)
  const fresh = await world.office('statistics-officer')
  const { items } = await fresh.listReopenings({ query: params })
  expect(items[0]).toMatchObject({ state: 'over' })
})

test('nobody besides the statistics office sees the queue', async () => {
  for (const role of [
    'leader',
    'plan-office',
    'department-officer',
    'district-statistician',
  ] as const) {
    const other = await world.office(role)
    expect(await refusalOf(other.listReviewQueue({ query: { survey, period: march } }))).toBe(
      'request/forbidden',
    )
  }
})
