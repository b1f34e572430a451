import { statisticsFollowUpContract } from '@wstc/domain/statistics/follow-up/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { questions } from '../../src/plan/tasks/questions.ts'
import { row } from './collection-world.ts'
import { type Office, openReviewWorld, type ReviewWorld, survey } from './review-world.ts'

const [before, february] = ['2017-11', '2018-02']
let world: ReviewWorld
let officer: Office
let desks: Awaited<ReturnType<ReviewWorld['desk']>>[]

beforeAll(async () => {
  world = await openReviewWorld()
  officer = await world.office('statistics-officer', 'statistics')
  desks = []
  for (let n = 0; n < 3; n += 1) {
    const { organisation } = await world.enterprise()
    desks.push(await world.desk('enterprise-reporter', organisation))
  }
  for (const period of [before, february]) await officer.openRound({ body: { survey, period } })
})
afterAll(() => world?.close())

/** What the plan is told, in which nothing of any one unit may stand. */
const ask = (name: string) =>
  world.asSystem((tx) =>
    questions[name]!.ask(
      { tx, now: world.platform.clock.now(), platform: world.platform } as never,
      { survey },
    ),
  )

async function accept(period: string, amounts: readonly string[]): Promise<void> {
  for (const [n, amount] of amounts.entries()) {
    const obligation = await world.handIn(desks[n]!, period, [row({ amount })])
    const { line } = await officer.openReview({ params: { obligation } })
    await officer.acceptReturn({ params: { obligation }, revision: line.revision, body: {} })
  }
}

test('the plan’s rate by size weighs units by accepted trade of the year before, and tells no sum', async () => {
  // Two units of known size would tell of each other.
  await accept(before, ['600', '300'])
  expect(await ask('statistics.response-rate-by-size')).toMatchObject({ value: null })

  await world.handIn(desks[2]!, before, [row({ amount: '100' })])
  expect(await ask('statistics.response-rate-by-size')).toMatchObject({ value: null })
  const [late] = (await desks[2]!.listOwnReturns({ query: { survey, period: before } })).items
  await officer.acceptReturn({
    params: { obligation: late!.id },
    revision: late!.revision,
    body: {},
  })
  expect(await ask('statistics.response-rate-by-size')).toMatchObject({ value: '0.0' })

  await world.handIn(desks[0]!, february, [row({ amount: '1' })])
  const answer = await ask('statistics.response-rate-by-size')
  expect(answer).toMatchObject({
    value: '60.0',
    unit: '%',
    details: { period: february, owed: '3', weighed: '3' },
  })
  expect(JSON.stringify(answer)).not.toMatch(/600|1000/)
  expect(await ask('statistics.response-rate')).toMatchObject({ value: '33.3' })

  const office = (await world.as('statistics-officer')).client(statisticsFollowUpContract)
  const { items } = await office.listResponseRates({ query: { survey, period: february } })
  expect(items).toMatchObject([{ byUnits: '33.3', bySize: '60.0' }])
})
