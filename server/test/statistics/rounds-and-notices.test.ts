import type { Role } from '@wstc/domain/identity/roles'
import { noticesContract } from '@wstc/domain/notices/contract'
import { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../../src/platform/jobs.ts'
import { startWorker } from '../../src/platform/worker.ts'
import { statisticsCollectionJobs } from '../../src/statistics/collection/jobs.ts'
import { statisticsReviewJobs } from '../../src/statistics/review/jobs.ts'
import { refusalOf } from '../setup/browser.ts'
import type { Desk } from './collection-world.ts'
import { exported, openReviewWorld, type ReviewWorld, survey } from './review-world.ts'

const contract = {
  ...statisticsCollectionContract,
  ...statisticsReviewContract,
  ...noticesContract,
}
const march = '2018-03'
let world: ReviewWorld
const sit = async (role: Role, organisation?: string) => {
  const someone = await world.as(role, organisation)
  return { ...someone.client(contract), person: someone.person }
}
type Seat = Awaited<ReturnType<typeof sit>>
let officer: Seat
let head: Seat
let otherHead: Seat
let reporter: Seat
let admin: Seat
let stranger: Seat

async function run(kind?: string): Promise<void> {
  const worker = startWorker(world.platform, {
    handlers: [...statisticsCollectionJobs, ...statisticsReviewJobs],
    schedules: [],
    subscribers: [],
    idleMs: 60_000,
  })
  const now = world.platform.clock.now()
  if (kind) await world.asSystem((tx) => enqueue({ tx, now }, { kind }))
  await worker.drain()
  await worker.stop()
}
const kindsOf = async (seat: Seat) =>
  (await seat.listNotices({ query: { state: 'all' } as never })).items.map((one) => one.kind)
const rounds = async () =>
  (await officer.listRounds({ query: {} })).items.map((one) => `${one.survey}/${one.period}`).sort()

beforeAll(async () => {
  world = await openReviewWorld()
  officer = await sit('statistics-officer', 'statistics')
  head = await sit('statistics-head', 'statistics')
  otherHead = await sit('statistics-head', 'statistics')
  const unit = await world.enterprise()
  reporter = await sit('enterprise-reporter', unit.organisation)
  admin = await sit('enterprise-admin', unit.organisation)
  const other = await world.enterprise()
  stranger = await sit('enterprise-admin', other.organisation)
})
afterAll(() => world?.close())

test('the clock opens the last period of each survey once, and asks every unit that owes', async () => {
  await run('statistics.open-rounds')
  const opened = await rounds()
  expect(opened).toContain('services-monthly/2018-03')
  expect(opened).toContain('sector-quarterly/2018-Q1')
  expect(opened).toContain('register-annual/2017')
  expect(new Set(opened.map((one) => one.split('/')[0])).size).toBe(opened.length)
  await Promise.all([run('statistics.open-rounds'), run('statistics.open-rounds')])
  expect(await rounds()).toEqual(opened)
  const { items } = await officer.listObligations({ query: { survey, period: march } })
  expect(items).toHaveLength(2)
})

test('a rate is entered once, corrected as a new version, and never for what is no currency', async () => {
  const enter = (currency: string, perUsd: string, source = '中国外汇交易中心') =>
    officer.enterRates({
      body: { month: '2018-04', source, rates: [{ currency, perUsd, status: 'unverified' }] },
    })
  expect(await enter('EUR', '0.81')).toEqual({ entered: 1 })
  expect(await enter('EUR', '0.81')).toEqual({ entered: 0 })
  expect(await enter('EUR', '0.815')).toEqual({ entered: 1 })
  for (const [currency, perUsd] of [
    ['USD', '1'],
    ['XXQ', '2'],
    ['JPY', '0.00'],
  ] as const) {
    expect(await refusalOf(enter(currency, perUsd))).toBe('request/invalid')
  }
  const newest = await officer.listRates({ query: { month: '2018-04' } })
  expect(newest.items).toMatchObject([{ currency: 'EUR', perUsd: '0.815', version: 2 }])
  const all = await officer.listRates({ query: { month: '2018-04', versions: 'all' } })
  expect(all.items.map((one) => [one.version, one.by])).toEqual([
    [2, officer.person.name],
    [1, officer.person.name],
  ])
})

test('who reports for a unit hears that its return came back or was corrected; nobody else does', async () => {
  const desk = reporter as unknown as Desk
  const obligation = await world.handIn(desk, march, [exported('654321')])
  const own = async () =>
    (await reporter.listOwnReturns({ query: { survey, period: march } })).items[0]!
  const params = { obligation }
  await officer.sendReturnBack({
    params,
    revision: (await own()).revision,
    body: { word: '金额 654321 是否为美元？', comments: [] },
  })
  await run()
  await world.handIn(desk, march, [exported('654322')], '按合同更正')
  await officer.correctReturn({
    params,
    revision: (await own()).revision,
    body: {
      content: {
        formVersion: 1,
        nothingToReport: false,
        rows: [exported('654323')],
        cells: {},
        explanations: [],
      },
      reason: '单位有误 654323',
    },
  })
  await run()
  for (const one of [reporter, admin]) {
    expect((await kindsOf(one)).sort()).toEqual([
      'statistics.return-corrected',
      'statistics.return-sent-back',
    ])
  }
  for (const one of [stranger, officer, head]) expect(await kindsOf(one)).toEqual([])
})

test('of a request to reopen those hear who decide, not who asked', async () => {
  const line = (await officer.listRounds({ query: { survey } })).items[0]!
  const of = { survey, period: march }
  await officer.lockRound({ params: of, revision: line.revision })
  await head.askReopening({ params: of, body: { reason: '企业漏报一笔', until: '2018-04-20' } })
  await run()
  expect(await kindsOf(otherHead)).toEqual(['statistics.reopening-asked'])
  expect(await kindsOf(head)).toEqual([])
  expect(await kindsOf(officer)).toEqual([])
})

test('no notice of the review carries a figure, not even one that an officer typed into a word', async () => {
  const kept = await world.asSystem((tx) =>
    tx.selectFrom('notices_notice').select(['kind', 'values', 'link']).execute(),
  )
  expect(kept.length).toBeGreaterThanOrEqual(5)
  expect(JSON.stringify(kept)).not.toMatch(/65432\d/)
})
