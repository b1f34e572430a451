import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { statisticsCollectionJobs } from '../../src/statistics/collection/jobs.ts'
import { refusalOf } from '../setup/browser.ts'
import { runJobs } from '../setup/jobs.ts'
import { content, type Desk, row } from './collection-world.ts'
import { exported, type Office, openReviewWorld, type ReviewWorld, survey } from './review-world.ts'

const [february, march] = ['2018-02', '2018-03']

let world: ReviewWorld
let officer: Office
let firm: Desk
let other: Desk

beforeAll(async () => {
  world = await openReviewWorld()
  officer = await world.office('statistics-officer')
  const [one, two] = [await world.enterprise(), await world.enterprise()]
  firm = await world.desk('enterprise-reporter', one.organisation)
  other = await world.desk('enterprise-reporter', two.organisation)
  for (const period of [february, march]) await officer.openRound({ body: { survey, period } })
})
afterAll(() => world?.close())

function signal() {
  let give = (): void => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { given, give: () => give() }
}

const queue = async (period = march) =>
  (await officer.listReviewQueue({ query: { survey, period } })).items

async function enterRate(month: string, currency: string, perUsd: string): Promise<void> {
  const rates = [{ currency, perUsd, status: 'unverified' as const }]
  await officer.enterRates({ body: { month, source: '中国外汇交易中心', rates } })
  await runJobs(world.platform, statisticsCollectionJobs)
  await world.weigh()
}

test('what has no rate is never let through in bulk, and counts as soon as the rate is there', async () => {
  const obligation = await world.handIn(firm, march, [
    row({ amount: '99000000', currency: 'EUR' }),
    row({ key: 'r2', amount: '1000', partner: 'DE' }),
  ])
  await world.weigh()
  const [line] = await queue()
  expect(line).toMatchObject({ obligation, weighed: true, unflagged: false })
  const params = { survey, period: march }
  const body = { returns: [{ obligation, version: line!.version }] }
  expect(await officer.acceptUnflagged({ params, body })).toEqual({
    accepted: 0,
    left: [obligation],
  })

  await enterRate(march, 'EUR', '0.8')
  const [valued] = await queue()
  expect(valued!.exports.now).toBe('123751000.00')
  await enterRate(march, 'EUR', '0.9')
  const [corrected] = await queue()
  expect(corrected!.exports.now).toBe('110001000.00')
  const { returned } = await officer.openReview({ params: { obligation } })
  expect(returned.content.rows.map((one) => one.amount)).toEqual(['99000000', '1000'])
})

test('a correction may raise what asks for an explanation: the reason is that explanation', async () => {
  const [line] = await queue()
  const params = { obligation: line!.obligation }
  const { returned } = await officer.openReview({ params })
  const reason = '旅行收入按合同归类，已向企业核实。'
  const rows = [...returned.content.rows, row({ key: 'r3', item: 'SDB1', amount: '5000' })]
  const body = { content: { ...returned.content, rows }, reason }
  await officer.correctReturn({ params, revision: line!.revision, body })
  const after = await officer.openReview({ params })
  expect(after.found.map((one) => one.edit)).toContain('MON-ROW-04')
  expect(after.returned.content.explanations).toContainEqual({
    edit: 'MON-ROW-04',
    address: '*',
    text: reason,
  })
})

test('a period that is being locked waits for a return on its way, and is not locked over it', async () => {
  const { items } = await other.listOwnReturns({ query: { survey, period: february } })
  const [line] = items
  const params = { obligation: line!.id }
  const body = { content: content([exported('1000')]), source: 'grid' as const }
  await other.saveReturnDraft({ params, revision: 0, body })
  const [round] = (await officer.listRounds({ query: { survey } })).items.filter(
    (one) => one.period === february,
  )
  const [held, holds] = [signal(), signal()]
  const holder = world.asSystem(async (tx) => {
    // The return stops where it does away with its draft.
    await sql`select from statistics_draft where obligation = ${line!.id} for update`.execute(tx)
    held.give()
    await holds.given
  })
  await held.given
  const handedIn = world.handIn(other, february, [exported('1000')])
  await sleep(500)
  const { revision } = round!
  const locked = refusalOf(officer.lockRound({ params: { survey, period: february }, revision }))
  await sleep(500)
  holds.give()
  await Promise.all([holder, handedIn])
  expect(await locked).toBe('statistics/returns-waiting')
  expect((await queue(february)).map((one) => one.obligation)).toEqual([line!.id])
})

test('nobody is exempted in a period that is locked', async () => {
  const [line] = await queue(february)
  const params = { obligation: line!.obligation }
  await officer.acceptReturn({ params, revision: line!.revision, body: {} })
  const of = { survey, period: february }
  const round = (await officer.listRounds({ query: { survey } })).items.find(
    (one) => one.period === february,
  )!
  const { items } = await officer.listObligations({ query: of })
  const [left] = items.filter((one) => one.state !== 'accepted')
  await officer.lockRound({ params: of, revision: round.revision })
  const { id, revision } = left!
  const relief = { kind: 'exempt', reason: '停产' } as const
  expect(
    await refusalOf(
      officer.relieveObligation({ params: { obligation: id }, revision, body: relief }),
    ),
  ).toBe('statistics/period-locked')
})

test('a draft keeps whatever was pasted; what is too long is named at its cell before it is handed in', async () => {
  const { items } = await other.listOwnReturns({ query: { survey, period: march } })
  const { id, revision } = items[0]!
  const params = { obligation: id }
  const pasted = content([row({ partner: '美利坚合众国（含海外领地）', note: '长'.repeat(501) })])
  await other.saveReturnDraft({ params, revision: 0, body: { content: pasted, source: 'grid' } })
  expect((await other.openOwnReturn({ params })).content).toEqual(pasted)
  const refused = await other
    .submitReturn({ params, revision, body: { content: pasted } })
    .catch((error) => error)
  const faults = refused.problem.fields.map(
    (one: { path: string; details: { edit: string } }) => `${one.details.edit} ${one.path}`,
  )
  expect(faults).toContain('FORM-ROW-03 content.rows.r1.partner')
  expect(faults).toContain('FORM-ROW-11 content.rows.r1.note')
  const body = new FormData()
  const lines = [
    'flow,item,partner,mode,currency,amount',
    'export,SI21,某个不存在的国家或地区名称,1,USD,5',
  ]
  body.append('file', new Blob([lines.join('\n')]), 'lines.csv')
  const { faults: found } = await other.readReturnSheet({ params, body })
  expect(found).toMatchObject([{ line: 2, column: 'partner' }])
})
