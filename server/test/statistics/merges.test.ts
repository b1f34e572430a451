import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../../src/platform/jobs.ts'
import { statisticsCollectionJobs } from '../../src/statistics/collection/jobs.ts'
import { oweAfterMerge } from '../../src/statistics/collection/service/follow-merge.ts'
import { refusalOf } from '../setup/browser.ts'
import { runJobs } from '../setup/jobs.ts'
import { follow, mergeEntries } from '../setup/merge.ts'
import { content, row } from './collection-world.ts'
import { type Office, openReviewWorld, type ReviewWorld, survey } from './review-world.ts'

const [february, march] = ['2018-02', '2018-03']

let world: ReviewWorld
let officer: Office

beforeAll(async () => {
  world = await openReviewWorld()
  officer = await world.office('statistics-officer')
})
afterAll(() => world?.close())

async function merge(drop: string, keep: string): Promise<void> {
  await mergeEntries(world, drop, keep)
  for (let time = 0; time < 2; time += 1) await follow(world, oweAfterMerge('any'))
}

const owed = async (period: string) => {
  const query = { survey, period, limit: 100 }
  return (await officer.listObligations({ query })).items
}

test('what a merged entry owes is owed once, by the one that is kept; what it handed in stays its own', async () => {
  const drop = await world.enterprise()
  const dropDesk = await world.desk('enterprise-reporter', drop.organisation)
  await officer.openRound({ body: { survey, period: february } })
  await officer.openRound({ body: { survey, period: march } })
  await world.handIn(dropDesk, february, [row({ amount: '1000' })])
  const [sent] = (await dropDesk.listOwnReturns({ query: { survey, period: february } })).items
  const [left] = (await dropDesk.listOwnReturns({ query: { survey, period: march } })).items
  const keep = await world.enterprise()
  await merge(drop.id, keep.id)

  const inMarch = await owed(march)
  expect(inMarch.find((one) => one.enterprise.id === drop.id)).toMatchObject({ state: 'closed' })
  const own = inMarch.filter((one) => one.enterprise.id === keep.id)
  expect(own).toMatchObject([{ state: 'due', dueOn: left!.dueOn }])
  expect((await owed(february)).map((one) => [one.enterprise.id, one.state])).toEqual([
    [drop.id, 'submitted'],
  ])
  expect((await officer.openReview({ params: { obligation: sent!.id } })).line.id).toBe(sent!.id)

  const keepDesk = await world.desk('enterprise-reporter', keep.organisation)
  await world.handIn(keepDesk, march, [row({ amount: '2000' })])
  expect((await owed(march)).find((one) => one.enterprise.id === keep.id)?.state).toBe('submitted')
})

test('one that owes the same already owes it once, and its return is not touched', async () => {
  const drop = await world.enterprise()
  const keep = await world.enterprise()
  const period = '2018-01'
  await officer.openRound({ body: { survey, period } })
  const desk = await world.desk('enterprise-reporter', keep.organisation)
  await world.handIn(desk, period, [row({ amount: '3000' })])
  await merge(drop.id, keep.id)
  const states = (await owed(period)).map((one) => [one.enterprise.id, one.state] as const)
  expect(states.filter(([id]) => id === keep.id)).toEqual([[keep.id, 'submitted']])
  expect(states.filter(([id]) => id === drop.id)).toEqual([[drop.id, 'closed']])
})

test('an extension goes on at the entry that is kept, with its reason', async () => {
  const drop = await world.enterprise()
  const period = '2017-12'
  await officer.openRound({ body: { survey, period } })
  const keep = await world.enterprise()
  const { items } = await officer.listObligations({ query: { survey, period } })
  const { id, revision } = items.find((one) => one.enterprise.id === drop.id)!
  const body = { kind: 'extend', until: '2018-06-29', reason: '厂房火灾' } as const
  await officer.relieveObligation({ params: { obligation: id }, revision, body })
  await merge(drop.id, keep.id)
  const after = await officer.listObligations({ query: { survey, period } })
  expect(after.items.find((one) => one.enterprise.id === keep.id)).toMatchObject({
    state: 'extended',
    extendedTo: '2018-06-29',
    relief: '厂房火灾',
  })
})

test('a draft begun for the merged entry goes on at the one that is kept, to the letter', async () => {
  const drop = await world.enterprise()
  const dropDesk = await world.desk('enterprise-reporter', drop.organisation)
  const period = '2017-11'
  await officer.openRound({ body: { survey, period } })
  const [line] = (await dropDesk.listOwnReturns({ query: { survey, period } })).items
  const params = { obligation: line!.id }
  const begun = content([row({ amount: '123.45', note: '未完' })])
  await dropDesk.saveReturnDraft({ params, revision: 0, body: { content: begun, source: 'grid' } })
  const keep = await world.enterprise()
  await merge(drop.id, keep.id)
  const keepDesk = await world.desk('enterprise-reporter', keep.organisation)
  const [own] = (await keepDesk.listOwnReturns({ query: { survey, period } })).items
  const opened = await keepDesk.openOwnReturn({ params: { obligation: own!.id } })
  expect(opened).toMatchObject({ content: begun, draftRevision: 1 })
})

test('what is sent back after the merge is owed by the entry that is kept from the next morning on', async () => {
  const drop = await world.enterprise()
  const dropDesk = await world.desk('enterprise-reporter', drop.organisation)
  const period = '2017-10'
  await officer.openRound({ body: { survey, period } })
  const obligation = await world.handIn(dropDesk, period, [row({ amount: '1000' })])
  const keep = await world.enterprise()
  await merge(drop.id, keep.id)
  const { revision } = (await owed(period)).find((one) => one.id === obligation)!
  const body = { word: '请核对', comments: [] }
  await officer.sendReturnBack({ params: { obligation }, revision, body })
  const now = world.platform.clock.now()
  await world.asSystem((tx) => enqueue({ tx, now }, { kind: 'statistics.open-rounds' }))
  await runJobs(world.platform, statisticsCollectionJobs)
  const states = (await owed(period)).map((one) => [one.enterprise.id, one.state] as const)
  expect(states.filter(([id]) => id === drop.id)).toEqual([[drop.id, 'closed']])
  expect(states.filter(([id]) => id === keep.id).map(([, state]) => state)).toEqual(['extended'])
})

test('whoever signs in for the kept entry reads what the merged one handed in, and changes nothing of it', async () => {
  const [period, next] = ['2017-08', '2017-09']
  const drop = await world.enterprise()
  const keep = await world.enterprise()
  const dropDesk = await world.desk('enterprise-reporter', drop.organisation)
  const keepDesk = await world.desk('enterprise-reporter', keep.organisation)
  const stranger = await world.desk('enterprise-reporter', (await world.enterprise()).organisation)
  await officer.openRound({ body: { survey, period } })
  const obligation = await world.handIn(dropDesk, period, [row({ amount: '4321' })])
  const { items } = await officer.listObligations({ query: { survey, period, limit: 100 } })
  const { revision } = items.find((one) => one.id === obligation)!
  await officer.acceptReturn({ params: { obligation }, revision, body: {} })
  const params = { obligation }
  expect(await refusalOf(keepDesk.openOwnReturn({ params }))).toBe('request/not-found')
  await merge(drop.id, keep.id)

  const sheet = await keepDesk.openOwnReturn({ params })
  expect(sheet).toMatchObject({ locked: true, content: { rows: [{ amount: '4321' }] } })
  const listed = (await keepDesk.listOwnReturns({ query: { survey, period } })).items
  expect(listed.map((one) => one.id)).toContain(obligation)
  const body = { content: content([row({ amount: '1' })]), source: 'grid' } as const
  const saved = keepDesk.saveReturnDraft({ params, revision: 0, body })
  expect(await refusalOf(saved)).toBe('request/not-found')
  const sentAgain = keepDesk.submitReturn({
    params,
    revision: sheet.line.revision,
    body: { content: body.content, reason: '更正' },
  })
  expect(await refusalOf(sentAgain)).toBe('request/not-found')
  expect(await refusalOf(stranger.openOwnReturn({ params }))).toBe('request/not-found')

  // What it reported is the past of the kept entry: in prefilling, in the edits and in the review.
  await officer.openRound({ body: { survey, period: next } })
  const own = (await keepDesk.listOwnReturns({ query: { survey, period: next } })).items[0]
  expect(own).toBeDefined()
  const opened = await keepDesk.openOwnReturn({ params: { obligation: own!.id } })
  expect(opened.ground.lastPeriod?.content.rows).toMatchObject([{ amount: '4321' }])
  const sent = await world.handIn(keepDesk, next, [row({ amount: '5000' })])
  await world.weigh()
  const review = await officer.openReview({ params: { obligation: sent } })
  expect(review.figures).toContainEqual(expect.objectContaining({ lastPeriod: '4321.00' }))
})
