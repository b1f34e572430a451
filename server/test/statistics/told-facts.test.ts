import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../../src/platform/jobs.ts'
import { statisticsCollectionJobs } from '../../src/statistics/collection/jobs.ts'
import { runJobs } from '../setup/jobs.ts'
import { content } from './collection-world.ts'
import { type Office, openReviewWorld, type ReviewWorld } from './review-world.ts'

const year = '2017'
const march = '2018-03'
const yearly = (more: Record<string, string>) => ({
  operation: 'active',
  'main-item': 'SI21',
  turnover: '900.00',
  exports: '60.00',
  imports: '5.00',
  employees: '40',
  outsourcing: 'yes',
  technology: 'no',
  affiliates: 'yes',
  'sends-people': 'no',
  ...more,
})

let world: ReviewWorld
let officer: Office
let teller: Office
let quiet: Office
let small: Office

const morning = async (): Promise<void> => {
  const now = world.platform.clock.now()
  await world.asSystem((tx) => enqueue({ tx, now }, { kind: 'statistics.open-rounds' }))
  await runJobs(world.platform, statisticsCollectionJobs)
}
const owes = async (who: Office) =>
  (await who.listOwnReturns({ query: {} })).items
    .map((one) => `${one.survey} ${one.period}`)
    .filter((one) => !one.startsWith('sector-quarterly'))
    .sort()
const say = async (who: Office, cells: Record<string, string>, reason = '') => {
  const { items } = await who.listOwnReturns({ query: { survey: 'register-annual', period: year } })
  const { id, revision } = items[0]!
  const body = { content: content([], { cells: yearly(cells) }), reason }
  await who.submitReturn({ params: { obligation: id }, revision, body })
  return id
}
const accept = async (obligation: string) => {
  const { items } = await officer.listReviewQueue({
    query: { survey: 'register-annual', period: year },
  })
  const { revision } = items.find((one) => one.obligation === obligation)!
  await officer.acceptReturn({ params: { obligation }, revision, body: {} })
}
const registerOf = async (who: Office, survey: string, period: string) => {
  const { items } = await who.listOwnReturns({ query: { survey, period } })
  return (await who.openOwnReturn({ params: { obligation: items[0]!.id } })).ground.register
}

beforeAll(async () => {
  world = await openReviewWorld()
  officer = await world.office('statistics-officer', 'statistics')
  const seat = async (standings?: []) => {
    const { organisation } = await world.enterprise(standings && { standings })
    return world.office('enterprise-admin', organisation)
  }
  teller = await seat()
  quiet = await seat()
  small = await seat([])
  for (const survey of ['register-annual', 'affiliates-annual', 'persons-annual']) {
    const { created, undecided } = await officer.openRound({ body: { survey, period: year } })
    const asked = survey === 'register-annual' ? 3 : 0
    expect([created, undecided]).toEqual([asked, 3 - asked])
    const { items } = await officer.listRounds({ query: { survey } })
    expect(items[0]!.undecided.units).toBe(3 - asked)
  }
  await officer.openRound({ body: { survey: 'services-monthly', period: march } })
})
afterAll(() => world?.close())

test('an accepted annual form tells who owes what hangs on it; one that only came does not', async () => {
  const before = ['register-annual 2017', 'services-monthly 2018-03']
  expect([await owes(teller), await owes(quiet)]).toEqual([before, before])
  const told = await say(teller, {})
  const denied = await say(quiet, { affiliates: 'no' })
  await morning()
  expect(await owes(teller)).toEqual(before)
  await accept(told)
  await accept(denied)
  await morning()
  // Of the other form the day is over: nobody is asked for it any more.
  expect(await owes(teller)).toEqual(['affiliates-annual 2017', ...before])
  expect(await owes(quiet)).toEqual(before)
  await morning()
  expect(await owes(teller)).toEqual(['affiliates-annual 2017', ...before])
})

test('a unit beyond the threshold by its own annual form is asked every month', async () => {
  expect(await owes(small)).toEqual(['register-annual 2017'])
  await accept(await say(small, { exports: '9.00', imports: '0.50', affiliates: 'no' }))
  await morning()
  expect(await owes(small)).toEqual(['register-annual 2017'])
  await accept(await say(small, { affiliates: 'no' }, '补报境外收入'))
  await morning()
  expect(await owes(small)).toEqual(['register-annual 2017', 'services-monthly 2018-03'])
})

test('the edits know what the unit itself told, of years that were over, and of nobody else', async () => {
  expect(await registerOf(teller, 'services-monthly', march)).toMatchObject({
    employees: '40',
    affiliatesAbroad: true,
    sendsPeopleAbroad: false,
  })
  expect(await registerOf(quiet, 'services-monthly', march)).toMatchObject({
    affiliatesAbroad: false,
  })
  const servicesTrade = (await registerOf(teller, 'services-monthly', march)).servicesTrade
  expect(Number(servicesTrade)).toBe(650_000)
  // The form of a year is compared with the one before, never with itself.
  const own = await registerOf(teller, 'register-annual', year)
  expect(own).not.toHaveProperty('employees')
})

test('who was asked later is in the log', async () => {
  const rows = await world.asSystem((tx) =>
    tx
      .selectFrom('audit_entry')
      .select(['subject_id', 'details'])
      .where('action', '=', 'statistics.round.ask-more')
      .orderBy('subject_id')
      .execute(),
  )
  expect(rows).toMatchObject([
    { subject_id: 'affiliates-annual/2017', details: { created: 1 } },
    { subject_id: 'services-monthly/2018-03', details: { created: 1 } },
  ])
})
