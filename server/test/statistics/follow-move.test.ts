import { registryContract } from '@wstc/domain/registry/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enqueue } from '../../src/platform/jobs.ts'
import { movedTopic } from '../../src/registry/service/edit.ts'
import { replaceOffices } from '../../src/registry/store/enterprises.ts'
import { statisticsCollectionJobs } from '../../src/statistics/collection/jobs.ts'
import { oweWhereItIs } from '../../src/statistics/collection/service/follow-move.ts'
import { refusalOf } from '../setup/browser.ts'
import { runJobs } from '../setup/jobs.ts'
import { row } from './collection-world.ts'
import { type Office, openReviewWorld, type ReviewWorld, survey } from './review-world.ts'

let world: ReviewWorld
let officer: Office
let district: Office
let other: Office

beforeAll(async () => {
  world = await openReviewWorld()
  const organisation = await world.organisation('department')
  const offices = [
    { organisation: 'east-lake-zone', district: 'east-lake' },
    { organisation, district: 'hongshan' },
  ]
  await world.asSystem((tx) => replaceOffices(tx, offices))
  officer = await world.office('statistics-officer', 'statistics')
  district = await world.office('district-statistician', 'east-lake-zone')
  other = await world.office('district-statistician', organisation)
})
afterAll(() => world?.close())

const seen = async (who: Office, period: string) =>
  (await who.listObligations({ query: { survey, period, limit: 100 } })).items.map(
    (one) => one.enterprise.id,
  )

async function moveTo(enterprise: string, to: string): Promise<void> {
  const registry = (await world.as('statistics-officer')).client(registryContract)
  const { revision } = await registry.getEnterprise({ params: { enterprise } })
  const body = { facts: { district: to }, reason: '迁址' }
  await registry.changeEnterprise({ params: { enterprise }, revision, body })
}

test('what a unit owes goes with it into its district; locked periods stay as they were', async () => {
  const [locked, march] = ['2017-06', '2018-03']
  const unit = await world.enterprise({ district: 'east-lake' })
  const desk = await world.desk('enterprise-reporter', unit.organisation)
  for (const period of [locked, march]) {
    await officer.openRound({ body: { survey, period } })
    await world.handIn(desk, period, [row({ amount: '100' })])
  }
  const [past] = (await officer.listObligations({ query: { survey, period: locked, limit: 9 } }))
    .items
  await officer.acceptReturn({
    params: { obligation: past!.id },
    revision: past!.revision,
    body: {},
  })
  const [round] = (await officer.listRounds({ query: { survey } })).items.filter(
    (one) => one.period === locked,
  )
  await officer.lockRound({ params: { survey, period: locked }, revision: round!.revision })
  expect([await seen(district, march), await seen(other, march)]).toEqual([[unit.id], []])

  await moveTo(unit.id, 'hongshan')
  await runJobs(world.platform, [], [oweWhereItIs(movedTopic)])
  expect([await seen(district, march), await seen(other, march)]).toEqual([[], [unit.id]])
  const queued = (
    await officer.listReviewQueue({ query: { survey, period: march, limit: 9 } as never })
  ).items
  expect(queued).toMatchObject([{ enterprise: { id: unit.id }, district: 'hongshan' }])
  const own = (await officer.listObligations({ query: { survey, period: locked, limit: 9 } })).items
  expect(own).toMatchObject([{ district: 'east-lake' }])
})

test('who comes into the register after a period was opened is asked the next morning', async () => {
  const late = await world.enterprise({ district: 'hongshan' })
  const period = '2018-03'
  expect(await seen(other, period)).not.toContain(late.id)
  const now = world.platform.clock.now()
  await world.asSystem((tx) => enqueue({ tx, now }, { kind: 'statistics.open-rounds' }))
  await runJobs(world.platform, statisticsCollectionJobs)
  expect(await seen(other, period)).toContain(late.id)
})

test('what was granted is taken back, with a reason, once', async () => {
  const period = '2018-03'
  const find = async () =>
    (await officer.listObligations({ query: { survey, period, limit: 9 } })).items.find(
      (one) => one.state !== 'submitted',
    )!
  const { id, state, revision } = await find()
  const params = { obligation: id }
  const lift = { kind: 'lift', reason: '核实仍在经营' } as const
  expect(await refusalOf(officer.relieveObligation({ params, revision, body: lift }))).toBe(
    'statistics/no-relief',
  )
  const exempt = { kind: 'exempt', reason: '停产' } as const
  const relieved = await officer.relieveObligation({ params, revision, body: exempt })
  expect(relieved.state).toBe('exempt')
  const back = await officer.relieveObligation({
    params,
    revision: relieved.revision,
    body: lift,
  })
  expect(back).toMatchObject({ state, relief: '核实仍在经营', extendedTo: null })
})
