import { auditContract } from '@wstc/domain/audit/contract'
import type { Role } from '@wstc/domain/identity/roles'
import { noticesContract } from '@wstc/domain/notices/contract'
import type { ContactJob } from '@wstc/domain/registry/model'
import { statisticsCollectionContract } from '@wstc/domain/statistics/collection/contract'
import { statisticsFollowUpContract } from '@wstc/domain/statistics/follow-up/contract'
import { statisticsReviewContract } from '@wstc/domain/statistics/review/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../../src/platform/jobs.ts'
import { syncOffices } from '../../src/registry/offices.ts'
import { statisticsFollowUpJobs } from '../../src/statistics/follow-up/jobs.ts'
import { statisticsReviewJobs } from '../../src/statistics/review/jobs.ts'
import { refusalOf } from '../setup/browser.ts'
import { runJobs } from '../setup/jobs.ts'
import type { SignedIn } from '../setup/world.ts'
import { askedInTime } from './asked-in-time.ts'
import type { Desk } from './collection-world.ts'
import { exported, openReviewWorld, type ReviewWorld, survey } from './review-world.ts'

const march = '2018-03'
const contract = {
  ...statisticsCollectionContract,
  ...statisticsReviewContract,
  ...statisticsFollowUpContract,
  ...noticesContract,
  listEntries: auditContract.listEntries,
}
let world: ReviewWorld
const seatOf = (someone: SignedIn) => ({
  ...someone.client(contract),
  person: someone.person,
  browser: someone,
})
const seats: ReturnType<typeof seatOf>[] = []
const sit = async (role: Role, organisation?: string) => {
  const seat = seatOf(await world.as(role, organisation))
  seats.push(seat)
  return seat
}
type Seat = Awaited<ReturnType<typeof sit>>
let officer: Seat
let district: Seat
let firm: Seat
let admin: Seat
let desk: Desk
let unit: { id: string; organisation: string }

async function work(): Promise<void> {
  await runJobs(world.platform, [...statisticsFollowUpJobs, ...statisticsReviewJobs])
}
/** The clock's job of the day, as often as one likes. */
async function climb(): Promise<void> {
  const { clock } = world.platform
  await world.asSystem((tx) => enqueue({ tx, now: clock.now() }, { kind: 'statistics.follow-up' }))
  await work()
}
/** Moves to nine in the morning of the day, when everybody signs in anew. */
async function at(to: string): Promise<void> {
  world.advance(Date.parse(`${to}T09:00:00+08:00`) - world.platform.clock.now().getTime())
  for (const seat of seats) Object.assign(seat, seatOf(await world.session(seat.person)))
  Object.assign(desk, firm)
}
const notices = async (seat: Pick<Seat, 'listNotices'>) =>
  (await seat.listNotices({ query: { state: 'all' } as never })).items
const mails = () =>
  world.asSystem((tx) =>
    tx.selectFrom('notices_mail').select(['recipient', 'subject', 'body']).orderBy('id').execute(),
  )
const steps = (obligation: string) =>
  world.asSystem((tx) =>
    tx
      .selectFrom('statistics_reminder')
      .select(['working_days', 'way', 'kind'])
      .where('obligation', '=', obligation)
      .orderBy('working_days')
      .execute(),
  )
const owed = async (query: Record<string, unknown> = {}, who: Seat = officer) =>
  (await who.listFollowUp({ query: { survey, ...query } as never })).items
const lineOf = async (id: string) => (await owed()).find((one) => one.enterprise.id === id)!

let quiet: { id: string; organisation: string }

beforeAll(async () => {
  world = await openReviewWorld()
  await syncOffices(world.platform)
  officer = await sit('statistics-officer', 'statistics')
  district = await sit('district-statistician', 'east-lake-zone')
  unit = await world.enterprise({ district: 'east-lake' })
  firm = await sit('enterprise-reporter', unit.organisation)
  admin = await sit('enterprise-admin', unit.organisation)
  desk = { ...firm, person: firm.person } as unknown as Desk
  const contact = (job: ContactJob, email: string) => ({ name: '', job, phone: '', email })
  const agency = contact('statistics', 'contact@example.invalid')
  const chief = contact('legal-representative', 'chief@example.invalid')
  // The contact for statistics is reached though another stands first.
  quiet = await world.enterprise({ district: 'wuchang', contacts: [chief, agency] })
  // Its twin shares the contact, an agency that reports for both; here it is the main one.
  const main = { ...agency, job: 'other' as const }
  await world.enterprise({ district: 'wuchang', contacts: [main, chief] })
  await world.enterprise({ district: 'wuchang' })
  await officer.openRound({ body: { survey, period: march } })
})
afterAll(() => world?.close())

test('before the due day everybody who reports for a unit is told once, by the means that reach him', async () => {
  await at('2018-04-04')
  await climb()
  await climb()
  for (const one of [firm, admin]) {
    const told = await notices(one)
    expect(told.map((notice) => notice.kind)).toEqual(['statistics.return-due'])
    expect(told[0]!.title).toContain('2018年3月')
    expect(told[0]!.link).toBe('/app/returns')
  }
  const sent = await mails()
  expect(sent.map((one) => one.recipient)).toEqual(['contact@example.invalid'])
  expect(sent[0]!.body!.match(/武汉试验软件技术有限公司/g)).toHaveLength(4)
  expect((await owed()).map((one) => one.lastReminder?.way).sort()).toEqual([
    'mail',
    'mail',
    'none',
    'product',
  ])
})

test('nothing goes out on a day off, and after an outage only the highest step goes out', async () => {
  await at('2018-04-07')
  await climb()
  await at('2018-04-13')
  await climb()
  await at('2018-04-14')
  await climb()
  const line = await lineOf(unit.id)
  expect(await steps(line.obligation)).toEqual([
    { working_days: -3, way: 'product', kind: 'ladder' },
    { working_days: 0, way: 'skipped', kind: 'ladder' },
    { working_days: 1, way: 'skipped', kind: 'ladder' },
    { working_days: 3, way: 'product', kind: 'ladder' },
  ])
  expect((await notices(firm)).map((one) => one.kind)).toContain('statistics.return-overdue')
  expect(await mails()).toHaveLength(2)
})

test('two servers that climb at the same moment tell nobody twice', async () => {
  const before = (await mails()).length
  await at('2018-04-19')
  await Promise.all([climb(), climb()])
  const line = await lineOf(unit.id)
  expect((await steps(line.obligation)).at(-1)).toMatchObject({ working_days: 7 })
  expect(await mails()).toHaveLength(before)
  const { items } = await officer.listDemands({ query: {} })
  expect(items).toHaveLength(4)
  expect(items.every((one) => one.state === 'prepared' && one.number === null)).toBe(true)
  expect(
    (await notices(officer)).filter((one) => one.kind === 'statistics.demand-prepared'),
  ).toHaveLength(1)
})

test('an extension, an exemption or a closure stops the ladder, and so the demand', async () => {
  const four = await world.enterprise({ district: 'hongshan' })
  const bench = await sit('enterprise-reporter', four.organisation)
  const period = '2018-02'
  await officer.openRound({ body: { survey, period } })
  // Asked long after the due day, a unit has five working days.
  const early = await refusalOf(officer.prepareDemand({ body: { enterprise: four.id } }))
  expect(early).toBe('statistics/nothing-late')
  await askedInTime(world, survey, period)
  const line = (await owed({ period })).find((one) => one.enterprise.id === four.id)!
  const demand = await officer.prepareDemand({ body: { enterprise: four.id } })
  expect(demand.owed.map((one) => one.period)).toEqual([period])
  const { items } = await officer.listObligations({ query: { survey, period } })
  const { id, revision } = items.find((one) => one.id === line.obligation)!
  await officer.relieveObligation({
    params: { obligation: id },
    revision,
    body: { kind: 'exempt', reason: '停产' },
  })
  expect(await owed({ period, q: line.enterprise.uscc })).toEqual([])
  expect(
    await refusalOf(
      officer.sendDemand({ params: { demand: demand.id }, revision: demand.revision }),
    ),
  ).toBe('statistics/nothing-late')
  expect((await officer.listDemands({ query: {} })).items.map((one) => one.id)).not.toContain(
    demand.id,
  )
  await climb()
  expect(await notices(bench)).toEqual([])
})

test('a district notes a call of its own units, sees no others, and sends nothing', async () => {
  const line = await lineOf(unit.id)
  expect((await owed({}, district)).map((one) => one.enterprise.id)).toEqual([unit.id, unit.id])
  const params = { obligation: line.obligation }
  const body = {
    channel: 'phone',
    result: 'promised',
    text: '承诺周五前报',
    nextOn: '2018-04-20',
  } as const
  expect(
    await refusalOf(district.addFollowUpNote({ params, body: { ...body, nextOn: '2018-04-01' } })),
  ).toBe('request/invalid')
  await district.addFollowUpNote({ params, body })
  expect((await officer.getFollowUp({ params })).notes).toMatchObject([
    { result: 'promised', nextOn: '2018-04-20', by: district.person.name },
  ])
  const elsewhere = (await owed({ district: 'wuchang' }))[0]!
  for (const act of [
    () => district.getFollowUp({ params: { obligation: elsewhere.obligation } }),
    () => district.addFollowUpNote({ params: { obligation: elsewhere.obligation }, body }),
  ]) {
    expect(await refusalOf(act())).toBe('request/not-found')
  }
  expect(
    await refusalOf(district.remindNow({ body: { obligations: [line.obligation], reason: '催' } })),
  ).toBe('request/forbidden')
  expect(await owed({ noted: 'yes' })).toHaveLength(1)
  await at('2018-04-20')
  expect(await owed({ noted: 'action-due' })).toHaveLength(1)
})

test('a reminder by hand goes out once a day and unit, with a reason that stays inside', async () => {
  await at('2018-04-23')
  const lines = await owed({ period: march })
  const body = { obligations: lines.map((one) => one.obligation), reason: '金额大的单位 88888' }
  const before = (await notices(firm)).length
  expect(await officer.remindNow({ body })).toEqual({ reminded: 4, left: 0 })
  await work()
  expect(await refusalOf(officer.remindNow({ body }))).toBe('statistics/nobody-to-remind')
  const told = await notices(firm)
  expect(told.length + told.reduce((sum, one) => sum + one.count - 1, 0)).toBeGreaterThan(before)
  expect(JSON.stringify([told, await mails()])).not.toContain('88888')
  await at('2018-04-24')
  expect(await officer.remindNow({ body })).toEqual({ reminded: 4, left: 0 })
  expect(await owed({ period: march, reminded: 'today' })).toHaveLength(4)
})

test('a formal demand is numbered, frozen, told and read by its unit alone, on paper too', async () => {
  const { items } = await officer.listDemands({ query: { state: 'prepared' } })
  const mine = items.find((one) => one.enterprise.id === unit.id)!
  const params = { demand: mine.id }
  expect((await firm.listDemands({ query: {} })).items).toEqual([])
  expect(await refusalOf(officer.sendDemand({ params, revision: 9 }))).toBe(
    'request/changed-meanwhile',
  )
  const sent = await officer.sendDemand({ params, revision: mine.revision })
  await work()
  expect(sent).toMatchObject({ state: 'sent', number: '统催〔2018〕第1号', answerBy: '2018-05-02' })
  expect(await refusalOf(officer.sendDemand({ params, revision: sent.revision }))).toBe(
    'statistics/demand-sent-already',
  )
  const [own] = (await firm.listDemands({ query: {} })).items
  expect(own).toMatchObject({ number: sent.number, signedBy: officer.person.name })
  expect((await notices(admin)).map((one) => one.kind)).toContain('statistics.demand-sent')
  for (const format of ['pdf', 'docx']) {
    const address = `/api/v1/statistics/demands/${mine.id}/paper?format=${format}`
    const reply = await firm.browser.inject({ url: address })
    expect(reply.statusCode).toBe(200)
    expect(reply.rawPayload.subarray(0, 2).toString()).toBe(format === 'pdf' ? '%P' : 'PK')
  }
  const stranger = await sit('enterprise-admin', quiet.organisation)
  expect((await stranger.listDemands({ query: {} })).items).toEqual([])
  const paper = `/api/v1/statistics/demands/${mine.id}/paper`
  expect((await stranger.browser.inject({ url: paper })).statusCode).toBe(404)
  const change = world.asSystem((tx) =>
    tx
      .updateTable('statistics_demand')
      .set({ answer_by: '2019-01-01' })
      .where('id', '=', mine.id)
      .execute(),
  )
  expect((await change)[0]!.numUpdatedRows).toBe(0n)
})

test('who hands in leaves the list at once and is told no more', async () => {
  await world.handIn(desk, march, [exported('77777.77')])
  expect((await owed({ period: march })).map((one) => one.enterprise.id)).not.toContain(unit.id)
  const before = (await notices(firm)).map((one) => one.id)
  await at('2018-05-07')
  await climb()
  const after = (await notices(firm)).filter((one) => !before.includes(one.id))
  expect(after.filter((one) => one.title.includes('2018年3月'))).toEqual([])
})

test('the response rate counts units and weighs none of so small a group; a district gets no weights', async () => {
  const query = { survey, period: march, by: 'district' } as const
  const { items } = await officer.listResponseRates({ query })
  expect(items).toEqual([
    { key: 'east-lake', owed: 1, answered: 1, byUnits: '100.0', bySize: null, withoutSize: 1 },
    { key: 'wuchang', owed: 3, answered: 0, byUnits: '0.0', bySize: null, withoutSize: 3 },
  ])
  expect((await district.listResponseRates({ query })).items.map((one) => one.key)).toEqual([
    'east-lake',
  ])
  const periods = await officer.listResponseRates({ query: { survey } })
  expect(periods.items[0]).toMatchObject({ key: march, owed: 4, answered: 1, byUnits: '25.0' })
})

test('the list is exported as it is filtered, page by page', async () => {
  const first = await officer.listFollowUp({ query: { survey, limit: 1 } })
  const second = await officer.listFollowUp({ query: { survey, limit: 1, after: first.next! } })
  expect(second.items[0]!.obligation).not.toBe(first.items[0]!.obligation)
  const reply = await officer.browser.inject({
    url: '/api/v1/exports/statistics-follow-up?format=csv&district=wuchang&period=2018-03',
  })
  expect(reply.body.trim().split('\n')).toHaveLength(4)
  const late = (await owed({ period: march }))[0]!
  expect(await owed({ period: march, daysLate: late.daysLate })).not.toEqual([])
  expect(await owed({ period: march, daysLate: late.daysLate + 1 })).toEqual([])
})

test('no notice and no mail of all this carries a figure that a unit reported', async () => {
  const said = await world.asSystem((tx) =>
    tx.selectFrom('notices_notice').select(['kind', 'values']).execute(),
  )
  expect(said.length).toBeGreaterThan(5)
  expect(JSON.stringify([said, await mails()])).not.toMatch(/77777|88888/)
})

test('what was sent back is owed again: the ladder begins a week later, and a hand may remind of it', async () => {
  const five = await world.enterprise({ district: 'hongshan' })
  const bench = await sit('enterprise-reporter', five.organisation)
  const period = '2018-01'
  await officer.openRound({ body: { survey, period } })
  await askedInTime(world, survey, period)
  const obligation = await world.handIn(bench as never, period, [exported('1000')])
  const before = (await owed({ period })).length
  const { items } = await officer.listObligations({ query: { survey, period } })
  const { revision } = items.find((one) => one.id === obligation)!
  const body = { word: '请核对币种', comments: [] }
  await officer.sendReturnBack({ params: { obligation }, revision, body })
  expect(await owed({ period })).toHaveLength(before + 1)
  const done = await officer.remindNow({ body: { obligations: [obligation], reason: '请尽快' } })
  expect(done).toMatchObject({ reminded: 1, left: 0 })
  await work()
  expect(JSON.stringify(await notices(bench))).toContain('退回待改')
  expect(JSON.stringify(await notices(firm))).not.toContain('退回待改')
})
